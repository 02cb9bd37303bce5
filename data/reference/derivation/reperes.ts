import type { Anneau, Point } from './plan.ts'

/** Middle of a commune (lon, lat, degrees) and, for an island Natural Earth does not draw, its radius (km). */
export interface Repere {
  readonly centre: Point
  readonly rayon?: number
}

/**
 * Communes placed by hand, to about a kilometre, from general knowledge of the map: islands, whose postal
 * code says nothing useful, and communes overseas or over 9,000 inhabitants that GeoNames leaves out.
 */
export const reperes: Readonly<Record<string, Repere>> = {
  '01313': { centre: [6.08, 46.26] },
  '12176': { centre: [2.56, 44.37] },
  '14431': { centre: [-0.07, 49.08] },
  '17004': { centre: [-1.17, 46.02], rayon: 0.9 },
  '22016': { centre: [-3.0, 48.85], rayon: 1.2 },
  '29082': { centre: [-4.01, 48.75], rayon: 1.2 },
  '29083': { centre: [-4.86, 48.04], rayon: 0.8 },
  '29084': { centre: [-4.96, 48.4], rayon: 0.8 },
  '29155': { centre: [-5.09, 48.46] },
  '33366': { centre: [-0.45, 44.99] },
  '34079': { centre: [3.43, 43.63] },
  '38053': { centre: [5.27, 45.59] },
  '49267': { centre: [-0.5, 47.47] },
  '56069': { centre: [-3.46, 47.635], rayon: 2.4 },
  '56085': { centre: [-2.88, 47.34], rayon: 1 },
  '56086': { centre: [-2.97, 47.39], rayon: 1.1 },
  '56087': { centre: [-2.85, 47.58], rayon: 0.9 },
  '56088': { centre: [-2.79, 47.59], rayon: 0.9 },
  '85113': { centre: [-2.34, 46.71] },
  '97106': { centre: [-61.77, 16.13] },
  '97108': { centre: [-61.22, 15.9] },
  '97110': { centre: [-61.06, 16.32] },
  '97114': { centre: [-61.58, 16.13] },
  '97116': { centre: [-61.46, 16.33] },
  '97126': { centre: [-61.31, 15.96] },
  '97130': { centre: [-61.63, 15.86] },
  '97131': { centre: [-61.58, 15.87] },
  '97133': { centre: [-61.7, 15.95] },
  '97202': { centre: [-61.08, 14.49] },
  '97204': { centre: [-61.18, 14.71] },
  '97205': { centre: [-61.14, 14.64] },
  '97206': { centre: [-61.03, 14.48] },
  '97208': { centre: [-61.13, 14.73] },
  '97211': { centre: [-61.18, 14.87] },
  '97215': { centre: [-61.14, 14.87] },
  '97216': { centre: [-61.03, 14.82] },
  '97219': { centre: [-61.22, 14.8] },
  '97221': { centre: [-60.98, 14.53] },
  '97229': { centre: [-61.1, 14.615] },
  '97233': { centre: [-61.15, 14.71] },
  '97234': { centre: [-61.16, 14.67] },
  '97313': { centre: [-52.5, 4.89] },
  '97314': { centre: [-51.67, 4.21] },
  '97352': { centre: [-53.21, 3.62] },
  '97356': { centre: [-52.33, 3.17] },
  '97358': { centre: [-53.28, 4.82] },
  '97362': { centre: [-54.15, 3.8] },
}

/** A hexagon around a point of a plane in kilometres, anticlockwise and closed. */
export function hexagone([x, y]: Point, rayon: number): Anneau {
  const sommets = Array.from({ length: 6 }, (_, i): Point => {
    const angle = (i * Math.PI) / 3
    return [x + rayon * Math.cos(angle), y + rayon * Math.sin(angle)]
  })
  return [...sommets, ...sommets.slice(0, 1)]
}
