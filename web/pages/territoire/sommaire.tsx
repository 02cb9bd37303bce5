import { LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'

export const SECTIONS = [
  ['chiffres-cles', 'Chiffres clés'],
  ['referentiel', LIBELLES_COMPOSANTE.referentiel],
  ['connectivite', LIBELLES_COMPOSANTE.connectivite],
  ['equipement', LIBELLES_COMPOSANTE.equipement],
  ['services', LIBELLES_COMPOSANTE.services],
  ['programmes', LIBELLES_COMPOSANTE.experimentations],
  ['comparaisons', 'Rang et territoires semblables'],
  ['etablissements', 'Liste des établissements'],
  ['qualite', 'Qualité des données'],
] as const

/** Ways down the page. */
export const Sommaire = () => (
  <nav class="fiche-sommaire" aria-label="Sections de la page">
    <ul>
      {SECTIONS.map(([id, titre]) => (
        <li key={id}>
          <a href={`#${id}`}>{titre}</a>
        </li>
      ))}
    </ul>
  </nav>
)
