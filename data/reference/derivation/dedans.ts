import { contient, distance, type Point, pied } from './plan.ts'

/** The sides of an outline. */
export type Bords = readonly (readonly [Point, Point])[]

/** Closer to the border, rounding the position or the outline could put it outside (kilometres). */
const marge = 0.05

/** The point, drawn towards a centre that is inside the outline until it is inside too. */
export function draw([x, y]: Point, [x0, y0]: Point, bords: Bords): Point {
  const parts = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
  const essais = parts.map((part): Point => [x0 + part * (x - x0), y0 + part * (y - y0)])
  return essais.find((essai) => estBienDedans(essai, bords)) ?? bring([x, y], bords)
}

/** The point itself when well inside the outline, else one just inside, near the nearest place that allows it. */
export function bring(point: Point, bords: Bords): Point {
  if (estBienDedans(point, bords)) return point
  const sens = contient(bords, point) ? 1 : -1
  const seuils = bords
    .map((bord) => pied(point, bord))
    .sort((a, b) => distance(a, point) - distance(b, point))
  for (const seuil of seuils) {
    const cap = Math.atan2(sens * (point[1] - seuil[1]), sens * (point[0] - seuil[0]))
    const essai = cross(seuil, cap, bords)
    if (essai !== undefined) return essai
  }
  throw new Error(`no point of the outline near ${point}`)
}

/** Straight on first, then more and more sideways and shorter: the outline may be a narrow headland there. */
function cross([x, y]: Point, cap: number, bords: Bords): Point | undefined {
  for (let recul = 0.3; recul > marge; recul /= 2) {
    for (const ecart of [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2, 2.5, -2.5]) {
      const essai: Point = [x + recul * Math.cos(cap + ecart), y + recul * Math.sin(cap + ecart)]
      if (estBienDedans(essai, bords)) return essai
    }
  }
  return undefined
}

function estBienDedans(point: Point, bords: Bords): boolean {
  return contient(bords, point) && bords.every((bord) => distance(pied(point, bord), point) > marge)
}
