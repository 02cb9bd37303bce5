import type { Signal } from '@preact/signals'
import { nombre } from '../format/nombre.ts'
import { entreesOf } from '../legende/entrees.ts'
import { pointOf, type Serie, writePoint } from '../legende/serie.ts'
import type { Designation } from '../map/pointeur.ts'
import { serie } from '../state/donnees.ts'

/** Nearer than this to the top, in pixels, there is no room above the pointer. */
const HAUT = 90

/** Classes of a circle that are named; the others are counted together. */
const CLASSES_MAX = 4

/** What is known of a designation, without asking anyone. */
function lignesOf({ code, agregat }: Designation, shown: Serie): string[] {
  if (code !== null) return [writePoint(shown, pointOf(shown, code))]
  if (!agregat) return []
  const libelles = new Map(entreesOf(shown).map(({ classe, libelle }) => [classe, libelle]))
  const named = agregat.parClasse.slice(0, CLASSES_MAX)
  const rest = agregat.parClasse.slice(CLASSES_MAX).reduce((sum, [, count]) => sum + count, 0)
  return [
    ...named.map(([classe, count]) => `${libelles.get(classe) ?? ''} : ${nombre(count)}`),
    ...(rest > 0 ? [`autres : ${nombre(rest)}`] : []),
  ]
}

/** What stands under the pointer, beside it; also said aloud when the keyboard moves the map. */
export function Infobulle({ designation }: { designation: Signal<Designation | null> }) {
  const here = designation.value
  const shown = serie.value
  const lignes = here && shown ? lignesOf(here, shown) : []
  return (
    <>
      <p class="hors-ecran" role="status">
        {here ? [here.nom, ...lignes].join(', ') : ''}
      </p>
      {here && (
        <div
          class={`infobulle ${here.y < HAUT ? 'infobulle-dessous' : ''}`}
          aria-hidden="true"
          style={{ transform: `translate(${here.x}px, ${here.y}px)` }}
        >
          <div>
            <strong>{here.nom}</strong>
            {lignes.map((ligne) => (
              <span key={ligne}>{ligne}</span>
            ))}
          </div>
        </div>
      )}
    </>
  )
}
