import { worldX, worldY } from '../../../data/dessin/mercator.ts'
import { COTE_MONDE, readTrace } from '../../../data/dessin/trace.ts'
import type { Position } from '../../state/vue.ts'
import type { Emprise, Marge } from '../camera.ts'

/** Part of the world that a plain map shows, in units of its traces. */
export interface Cadre {
  x: number
  y: number
  largeur: number
  hauteur: number
  /** Units in one pixel of the screen. */
  pas: number
}

interface Taille {
  largeur: number
  hauteur: number
}

/** Side of the world at zoom 0, in pixels: that of MapLibre's. */
const COTE_ZOOM_0 = 512

/** What MapLibre shows around a centre, at a zoom, in a space of this size. */
export function cadreAutour({ longitude, latitude, zoom }: Position, { largeur, hauteur }: Taille): Cadre {
  const pas = COTE_MONDE / (COTE_ZOOM_0 * 2 ** zoom)
  return {
    x: worldX(longitude) * COTE_MONDE - (largeur * pas) / 2,
    y: worldY(latitude) * COTE_MONDE - (hauteur * pas) / 2,
    largeur: largeur * pas,
    hauteur: hauteur * pas,
    pas,
  }
}

/** What MapLibre shows when it is asked to fit these bounds, keeping some space along the edges. */
export function cadreEntourant(
  [ouest = 0, sud = 0, est = 0, nord = 0]: Emprise,
  marge: Marge,
  { largeur, hauteur }: Taille,
): Cadre {
  const [x0, x1] = [worldX(ouest) * COTE_MONDE, worldX(est) * COTE_MONDE]
  const [y0, y1] = [worldY(nord) * COTE_MONDE, worldY(sud) * COTE_MONDE]
  return surround([x0, y0, x1, y1], marge, { largeur, hauteur })
}

/** What holds an outline, with the same space along each edge. */
export function cadreDeTrace(trace: string, marge: number, taille: Taille): Cadre {
  let [x0, y0, x1, y1] = [COTE_MONDE, COTE_MONDE, 0, 0]
  for (const points of readTrace(trace)) {
    points.forEach((valeur, i) => {
      if (i % 2 === 0) [x0, x1] = [Math.min(x0, valeur), Math.max(x1, valeur)]
      else [y0, y1] = [Math.min(y0, valeur), Math.max(y1, valeur)]
    })
  }
  return surround([x0, y0, x1, y1], { top: marge, right: marge, bottom: marge, left: marge }, taille)
}

type Boite = readonly [x0: number, y0: number, x1: number, y1: number]

function surround([x0, y0, x1, y1]: Boite, marge: Marge, { largeur, hauteur }: Taille): Cadre {
  const libre = {
    largeur: Math.max(1, largeur - marge.left - marge.right),
    hauteur: Math.max(1, hauteur - marge.top - marge.bottom),
  }
  const pas = Math.max((x1 - x0) / libre.largeur, (y1 - y0) / libre.hauteur) || 1
  return {
    x: (x0 + x1) / 2 - (marge.left + libre.largeur / 2) * pas,
    y: (y0 + y1) / 2 - (marge.top + libre.hauteur / 2) * pas,
    largeur: largeur * pas,
    hauteur: hauteur * pas,
    pas,
  }
}
