import { Delaunay } from 'd3'
import { type Anneau, aire, aretes, contient, etendue, type MultiPolygone, type Point } from './plan.ts'

/** What is asked of a clipping library: exteriors come out anticlockwise. */
export type Intersection = (a: MultiPolygone, b: MultiPolygone) => MultiPolygone

/** Smaller parts (km²) are crumbs of the clipping that the grid of the map would flatten. */
const miette = 0.002

/**
 * The part of an outline nearest to each site, in the order of the sites; exteriors are anticlockwise.
 * Throws when a site gets nothing: two sites at one place, or one outside the outline.
 */
export function split(
  sites: readonly Point[],
  contour: MultiPolygone,
  intersection: Intersection,
): MultiPolygone[] {
  const bords = aretes(contour)
  const marge = 10
  const [x0, y0, x1, y1] = etendue(contour.flat(2))
  const cadre: [number, number, number, number] = [x0 - marge, y0 - marge, x1 + marge, y1 + marge]
  const voronoi = Delaunay.from(sites.map(([x, y]) => [x, y])).voronoi(cadre)
  return sites.map((site, i) => {
    const cellule = voronoi.cellPolygon(i) as Anneau | null
    if (cellule === null || !contient(bords, site))
      throw new Error(`site ${i} (${site}) has no cell of its own`)
    // Most cells touch no border: clipping them would only cost time.
    if (!coupe(cellule, bords)) return [[antihoraire(cellule)]]
    return intersection(contour, [[cellule]]).filter((part) => aire([part]) > miette)
  })
}

function coupe(cellule: Anneau, bords: readonly (readonly [Point, Point])[]): boolean {
  const [x0, y0, x1, y1] = etendue(cellule)
  return bords.some(
    ([[ax, ay], [bx, by]]) =>
      Math.max(ax, bx) >= x0 && Math.min(ax, bx) <= x1 && Math.max(ay, by) >= y0 && Math.min(ay, by) <= y1,
  )
}

function antihoraire(anneau: Anneau): Anneau {
  const somme = aretes([[anneau]]).reduce((total, [[ax, ay], [bx, by]]) => total + (bx - ax) * (by + ay), 0)
  return somme > 0 ? anneau.toReversed() : anneau
}
