import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Cadre } from '../../map/fixe/cadre.ts'
import { formes } from '../../state/contours.ts'
import { Dessin } from './dessin.tsx'

/**
 * The map as it will be, drawn at once: it stands where the engine will draw, and leaves when the engine has.
 * @param cadrer what is shown of the world in a space of some size, in pixels.
 */
export function CarteImmediate({ frame }: { frame(element: HTMLElement): Cadre }) {
  const espace = useRef<HTMLDivElement>(null)
  const cadre = useSignal<Cadre | null>(null)
  useLayoutEffect(() => {
    const element = espace.current
    if (!element) return
    const measure = () => {
      cadre.value = frame(element)
    }
    measure()
    const observateur = new ResizeObserver(measure)
    observateur.observe(element)
    return () => observateur.disconnect()
  }, [])
  return (
    <div class="carte-immediate" ref={espace}>
      {cadre.value && formes.value.length > 0 && <Dessin cadre={cadre.value} formes={formes.value} />}
    </div>
  )
}
