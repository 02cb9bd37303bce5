/** [x, y]: degrees (lon, lat) on the globe, kilometres in a `Plan`. */
export type Point = readonly [number, number]
export type Anneau = readonly Point[]
/** Polygons made of rings, the first being the outside; rings are closed (last point = first). */
export type MultiPolygone = readonly (readonly Anneau[])[]

/** A local plane in kilometres, affine in longitude and latitude so that straight edges stay straight. */
export interface Plan {
  versPlan(point: Point): Point
  versGeo(point: Point): Point
}

const kmParDegre = 111.195

/** The plane tangent at the middle of a département's outline (in degrees). */
export function planDe(contour: MultiPolygone): Plan {
  const points = contour.flat(2)
  const lon0 = milieu(points.map(([lon]) => lon))
  const lat0 = milieu(points.map(([, lat]) => lat))
  const kx = kmParDegre * Math.cos((lat0 * Math.PI) / 180)
  return {
    versPlan: ([lon, lat]) => [(lon - lon0) * kx, (lat - lat0) * kmParDegre],
    versGeo: ([x, y]) => [lon0 + x / kx, lat0 + y / kmParDegre],
  }
}

function milieu(valeurs: number[]): number {
  return (Math.min(...valeurs) + Math.max(...valeurs)) / 2
}

/** Applies a transformation to every point. */
export function transform(forme: MultiPolygone, f: (point: Point) => Point): MultiPolygone {
  return forme.map((polygone) => polygone.map((anneau) => anneau.map(f)))
}

/** Consecutive pairs of points of all rings. */
export function aretes(forme: MultiPolygone): [Point, Point][] {
  return forme.flat().flatMap((anneau) => anneau.slice(1).map((b, i) => [anneau[i] ?? b, b] as [Point, Point]))
}

/** Even-odd test over all rings: holes are outside. */
export function contient(bords: readonly (readonly [Point, Point])[], [x, y]: Point): boolean {
  let dedans = false
  for (const [[x1, y1], [x2, y2]] of bords) {
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) dedans = !dedans
  }
  return dedans
}

/** The nearest point of the segment [a, b]. */
export function pied([x, y]: Point, [a, b]: readonly [Point, Point]): Point {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const carre = dx * dx + dy * dy
  const t = carre === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / carre))
  return [a[0] + t * dx, a[1] + t * dy]
}

/** Distance in the units of the points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** The nearest point of the outline. */
export function auBord(bords: readonly (readonly [Point, Point])[], point: Point): Point {
  let meilleur: Point = point
  let minimum = Number.POSITIVE_INFINITY
  for (const bord of bords) {
    const candidat = pied(point, bord)
    const ecart = distance(point, candidat)
    if (ecart < minimum) {
      minimum = ecart
      meilleur = candidat
    }
  }
  return meilleur
}

/** Area of a shape whose holes turn the other way or not: outer rings minus inner rings, always positive. */
export function aire(forme: MultiPolygone): number {
  return forme.reduce(
    (somme, [exterieur = [], ...trous]) =>
      somme + aireAnneau(exterieur) - trous.reduce((total, trou) => total + aireAnneau(trou), 0),
    0,
  )
}

function aireAnneau(anneau: Anneau): number {
  return Math.abs(
    anneau.slice(1).reduce((somme, [x2, y2], i) => {
      const [x1, y1] = anneau[i] ?? [x2, y2]
      return somme + x1 * y2 - x2 * y1
    }, 0) / 2,
  )
}

/** Mean of points; throws on an empty list. */
export function barycentre(points: readonly Point[]): Point {
  if (points.length === 0) throw new Error('mean of no point')
  return [
    points.reduce((somme, [x]) => somme + x, 0) / points.length,
    points.reduce((somme, [, y]) => somme + y, 0) / points.length,
  ]
}
