import { Icone } from '../../components/icone.tsx'

/** One of those compared. */
export interface Compare {
  cle: string
  nom: string
  note: string
  href: string
  retirer(): void
}

/** Those compared, each with its page, and a way to take it out. */
export const Compares = ({ liste }: { liste: readonly Compare[] }) => (
  <ul class="compares">
    {liste.map(({ cle, nom, note, href, retirer }) => (
      <li key={cle}>
        <a href={href}>{nom}</a>
        <span class="note">{note}</span>
        <button type="button" class="bouton-icone" onClick={retirer}>
          <Icone nom="fermer" />
          <span class="hors-ecran">Retirer {nom}</span>
        </button>
      </li>
    ))}
  </ul>
)
