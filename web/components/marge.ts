import type { Marge } from '../map/camera.ts'
import type { Carte } from '../map/carte.ts'
import { affichage } from '../state/moteur.ts'
import { etroit, large } from '../state/theme.ts'

/** Around what is shown, in pixels. */
const MARGE = 28
/** Width that the panel takes over the map, its own margins included (see styles/panneau.css). */
const PANNEAU = 336
/** Height of the strip of overseas insets and of the air around it: above a narrow map, at the bottom of a wide one. */
const BANDE = 118
/** Share of the window left above the panel on narrow screens. */
const RESTE = 0.5

/** Height of the map hidden by the panel of a narrow screen. */
const cacheEnBas = (element: HTMLElement): number =>
  Math.max(0, element.getBoundingClientRect().bottom - innerHeight * RESTE)

/** Does the panel of a wide screen stand over the map, rather than beside it? */
const surCarte = (): boolean => !large.peek() && affichage.peek() === 'carte'

/** Space to keep free around what is brought into view, so that nothing of it is under the panel. */
export function margeOf(element: HTMLElement, avecPanneau: boolean): Marge {
  const marge = { top: MARGE, right: MARGE, bottom: MARGE, left: MARGE }
  if (etroit.peek()) {
    return { ...marge, top: BANDE, bottom: avecPanneau ? cacheEnBas(element) + MARGE / 2 : MARGE }
  }
  const large = { ...marge, bottom: BANDE }
  return avecPanneau && surCarte() ? { ...large, right: PANNEAU + MARGE } : large
}

/** Slides the map when what has just been chosen there is about to be under the panel. */
export function clear(carte: Carte | null, element: HTMLElement, x: number, y: number): void {
  const { clientWidth, clientHeight } = element
  if (etroit.peek()) {
    const visible = clientHeight - cacheEnBas(element)
    if (y > visible - MARGE) carte?.drag(0, y - visible / 2)
    return
  }
  if (surCarte() && x > clientWidth - PANNEAU) carte?.drag(x - (clientWidth - PANNEAU - 3 * MARGE), 0)
}
