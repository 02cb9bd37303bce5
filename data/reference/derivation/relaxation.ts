import { Delaunay, group } from 'd3'
import { aretes, barycentre, contient, distance, etendue, type MultiPolygone, type Point } from './plan.ts'

/** A site that may move by `jeu` at most, and is drawn to the middle of each of its groups. */
export interface Site {
  readonly point: Point
  readonly jeu: number
  /** Named groups with the share of the way made towards their middle at each step. */
  readonly attaches: readonly { readonly groupe: string; readonly part: number }[]
}

/** Points of a regular grid inside an outline: about `effectif` of them for the area (outline's unit, squared). */
export function dither(contour: MultiPolygone, aire: number, effectif: number): Point[] {
  const pas = Math.sqrt(aire / effectif)
  const bords = aretes(contour)
  const [x0, y0, x1, y1] = etendue(contour.flat(2))
  const points: Point[] = []
  for (let y = y0 + pas / 2; y < y1; y += pas) {
    for (let x = x0 + pas / 2; x < x1; x += pas) if (contient(bords, [x, y])) points.push([x, y])
  }
  return points
}

/**
 * Spreads the movable sites: at each step they go to the middle of the part of the grid nearest to them
 * (Lloyd), then a little towards the middles of their groups, these last not in the `sansAttache` final steps.
 */
export function relax(
  sites: readonly Site[],
  trame: readonly Point[],
  { pas, sansAttache }: { readonly pas: number; readonly sansAttache: number },
): Point[] {
  let points = sites.map(({ point }) => point)
  for (let i = 0; i < pas; i += 1) {
    const centres = centresDesParts(points, trame)
    const attires = i < pas - sansAttache ? milieux(sites, points) : new Map<string, Point>()
    points = sites.map((site, rang) => {
      const point = points[rang] ?? site.point
      return retain(site, attract(site, centres[rang] ?? point, attires))
    })
  }
  return points
}

function attract({ attaches }: Site, depart: Point, milieuDe: ReadonlyMap<string, Point>): Point {
  return attaches.reduce<Point>((point, { groupe, part }) => {
    const milieu = milieuDe.get(groupe) ?? point
    return [point[0] + part * (milieu[0] - point[0]), point[1] + part * (milieu[1] - point[1])]
  }, depart)
}

function retain({ point, jeu }: Site, cible: Point): Point {
  const ecart = distance(point, cible)
  if (ecart <= jeu) return cible
  const part = jeu / ecart
  return [point[0] + part * (cible[0] - point[0]), point[1] + part * (cible[1] - point[1])]
}

function milieux(sites: readonly Site[], points: readonly Point[]): Map<string, Point> {
  const membres = sites.flatMap(({ attaches, point }, rang) =>
    attaches.map(({ groupe }) => ({ groupe, point: points[rang] ?? point })),
  )
  const parGroupe = group(membres, ({ groupe }) => groupe)
  return new Map(
    [...parGroupe].map(([groupe, liste]) => [groupe, barycentre(liste.map(({ point }) => point))]),
  )
}

/** Mean of the grid points nearest to each site; undefined where there is none. */
function centresDesParts(sites: readonly Point[], trame: readonly Point[]): (Point | undefined)[] {
  const delaunay = Delaunay.from(sites.map(([x, y]) => [x, y]))
  const sommes = sites.map(() => ({ x: 0, y: 0, n: 0 }))
  let proche = 0
  for (const [x, y] of trame) {
    proche = delaunay.find(x, y, proche)
    const somme = sommes[proche]
    if (somme === undefined) continue
    somme.x += x
    somme.y += y
    somme.n += 1
  }
  return sommes.map(({ x, y, n }) => (n === 0 ? undefined : [x / n, y / n]))
}
