import { nombre } from '../format/nombre.ts'
import { entreesOf } from '../legende/entrees.ts'
import { serie } from '../state/donnees.ts'
import { isolees } from '../state/legende.ts'
import { Pastille } from './pastille.tsx'

/** The classes of the map and how many are in each, to be read rather than handled: on paper, inside other sites. */
export function LegendeFixe() {
  const shown = serie.value
  if (!shown) return null
  const point = shown.valeurs.niveau === 'etablissement'
  const gardees = isolees.value
  return (
    <ul class="legende-fixe" aria-label="Légende">
      {entreesOf(shown).map((entree) => (
        <li key={entree.classe}>
          <Pastille entree={entree} point={point} />
          {entree.libelle}{' '}
          <span class="note">
            ({nombre(shown.effectifs.get(entree.classe) ?? 0)}
            {gardees && !gardees.has(entree.classe) && ', estompée'})
          </span>
        </li>
      ))}
    </ul>
  )
}
