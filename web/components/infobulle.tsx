import type { Signal } from '@preact/signals'
import { ecrirePoint, pointOf } from '../legende/serie.ts'
import type { Designation } from '../map/pointeur.ts'
import { serie } from '../state/donnees.ts'

/** Nearer than this to the top, in pixels, there is no room above the pointer. */
const HAUT = 90

/** What stands under the pointer, beside it; also said aloud when the keyboard moves the map. */
export function Infobulle({ designation }: { designation: Signal<Designation | null> }) {
  const here = designation.value
  const shown = serie.value
  const text = here && shown ? ecrirePoint(shown, pointOf(shown, here.code)) : ''
  return (
    <>
      <p class="hors-ecran" role="status">
        {here ? `${here.nom}, ${text}` : ''}
      </p>
      {here && (
        <div
          class={`infobulle ${here.y < HAUT ? 'infobulle-dessous' : ''}`}
          aria-hidden="true"
          style={{ transform: `translate(${here.x}px, ${here.y}px)` }}
        >
          <div>
            <strong>{here.nom}</strong>
            <span>{text}</span>
          </div>
        </div>
      )}
    </>
  )
}
