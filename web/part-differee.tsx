import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { premierDessin } from './state/contours.ts'
import { essais } from './state/moteur.ts'

/**
 * A part of the map's page that is fetched once the first colours are on screen. Nothing stands in for it: it is laid
 * over what is there. When it cannot be fetched, it is asked for again with the engine, or the next time it should show.
 */
export function partDifferee(load: () => Promise<ComponentType>): ComponentType {
  const part = signal<ComponentType | null>(null)
  return function PartDifferee() {
    const essai = essais.value
    useEffect(() => {
      if (part.peek()) return
      premierDessin()
        .then(load)
        .then(
          (arrivee) => {
            part.value = arrivee
          },
          () => {},
        )
    }, [essai])
    const Part = part.value
    return Part && <Part />
  }
}
