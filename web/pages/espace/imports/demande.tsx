import { useRef } from 'preact/hooks'
import { nombre } from '../../../../data/mots/nombre.ts'
import type { DemandeLue } from '../../../../server/contract/administration-instance.ts'
import { Annonce, dixiemes } from '../../../components/annonce.tsx'
import { Confirmation } from '../../../components/confirmation.tsx'
import { abandon, isEnCours, titreSource } from '../../../state/imports.ts'
import { moment } from '../partie.tsx'

const ETATS: Record<DemandeLue['etat'], string> = {
  attente: 'En attente',
  en_cours: 'En cours',
  publie: 'Publié',
  inchange: 'Déjà publié',
  refuse: 'Refusé',
  echoue: 'Échoué',
  abandonne: 'Abandonné',
}
/** Drawn like the states of reports that mean the same. */
const TON: Partial<Record<DemandeLue['etat'], string>> = {
  attente: 'transmis',
  en_cours: 'transmis',
  publie: 'accepte',
}

/** What becomes of the files that were under way while the page was open. */
export function AnnonceDemandes({ demandes }: { demandes: readonly DemandeLue[] }) {
  const suivies = useRef(new Set<number>()).current
  for (const d of demandes) if (isEnCours(d)) suivies.add(d.id)
  const phrases = demandes.filter(({ id }) => suivies.has(id)).map(tell)
  return <Annonce texte={phrases.join(' ')} />
}

const tell = (d: DemandeLue): string =>
  d.etat === 'en_cours'
    ? `Import n° ${d.id} : ${d.etape ?? ETATS[d.etat]}, ${dixiemes(d.avancement)} %.`
    : `Import n° ${d.id} : ${ETATS[d.etat]}.`

/** One file sent: where it is, why it was refused, what it led to. */
export const Demande = ({ demande: d }: { demande: DemandeLue }) => (
  <li class="signalement">
    <p class="signalement-tete">
      <span class="etat-signalement" data-etat={TON[d.etat]}>
        {ETATS[d.etat]}
      </span>
      <strong>n° {d.id}</strong> {d.fichier} <span class="note">{titreSource(d.source)}</span>
    </p>
    <p class="note">
      Envoyé le {moment(d.cree_le)} · {nombre(Math.max(1, Math.round(d.octets / 1024)))} ko
      {d.fin && ` · fini le ${moment(d.fin)}`}
    </p>
    {isEnCours(d) && (
      <p>
        <label>
          {d.etape ?? 'En attente'} <progress max={1} value={d.avancement} />
        </label>
      </p>
    )}
    {d.message && (
      <p class={d.etat === 'refuse' || d.etat === 'echoue' ? 'champ-faute' : 'note'}>{d.message}</p>
    )}
    {d.import_id !== null && (
      <p>
        <a href={`/donnees/imports/${d.import_id}`}>
          Rapport de l’import n° {d.import_id}, lignes rejetées comprises
        </a>
        {d.publication_id !== null && (
          <>
            {' · '}
            <a href={`/donnees/versions/${d.publication_id}`}>Publication n° {d.publication_id}</a>
          </>
        )}
      </p>
    )}
    {d.journal && (
      <details class="formulaire-plus">
        <summary>
          Ce que l’import a écrit<span class="hors-ecran"> (n° {d.id})</span>
        </summary>
        <section
          class="texte-libre"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          aria-label={`Journal de l’import n° ${d.id}`}
        >
          {d.journal}
        </section>
      </details>
    )}
    {isEnCours(d) && (
      <div class="formulaire-actions">
        <Confirmation
          libelle="Abandonner"
          quoi={`import n° ${d.id}`}
          question={`Abandonner l’import de « ${d.fichier} » ? Ce qui est publié reste tel quel.`}
          confirmer={() => void abandon(d.id)}
        />
      </div>
    )}
  </li>
)
