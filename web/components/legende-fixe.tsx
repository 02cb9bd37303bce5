import { nombre } from '../format/nombre.ts'
import { entreesOf } from '../legende/entrees.ts'
import { serie } from '../state/donnees.ts'
import { isolees } from '../state/legende.ts'

/** The classes of the map and how many are in each, to be read rather than handled: on paper, inside other sites. */
export function LegendeFixe() {
  const shown = serie.value
  if (!shown) return null
  const point = shown.valeurs.niveau === 'etablissement'
  const gardees = isolees.value
  return (
    <ul class="legende-fixe" aria-label="Légende">
      {entreesOf(shown).map(({ classe, libelle, couleur, motif }) => (
        <li key={classe}>
          <span
            class={`pastille ${point ? 'pastille-point' : ''} ${motif ? `motif-${motif}` : ''}`}
            style={couleur ? { background: couleur } : {}}
          />
          {libelle}{' '}
          <span class="note">
            ({nombre(shown.effectifs.get(classe) ?? 0)}
            {gardees && !gardees.has(classe) && ', estompée'})
          </span>
        </li>
      ))}
    </ul>
  )
}
