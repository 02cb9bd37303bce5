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
  const [lonMin, latMin, lonMax, latMax] = etendue(contour.flat(2))
  const lon0 = (lonMin + lonMax) / 2
  const lat0 = (latMin + latMax) / 2
  const kx = kmParDegre * Math.cos((lat0 * Math.PI) / 180)
  return {
    versPlan: ([lon, lat]) => [(lon - lon0) * kx, (lat - lat0) * kmParDegre],
    versGeo: ([x, y]) => [lon0 + x / kx, lat0 + y / kmParDegre],
  }
}

/** Applies a transformation to every point. */
export function transform(forme: MultiPolygone, f: (point: Point) => Point): MultiPolygone {
  return forme.map((polygone) => polygone.map((anneau) => anneau.map(f)))
}

/** Consecutive pairs of points of all rings. */
export function aretes(forme: MultiPolygone): [Point, Point][] {
  return forme
    .flat()
    .flatMap((anneau) => anneau.slice(1).map((b, i) => [anneau[i] ?? b, b] as [Point, Point]))
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

/** Whether the point is at most `ecart` away from the segment. */
export function estSur(point: Point, segment: readonly [Point, Point], ecart: number): boolean {
  const [[ax, ay], [bx, by]] = segment
  const [x, y] = point
  // The box first: most points are nowhere near.
  if (x < Math.min(ax, bx) - ecart || x > Math.max(ax, bx) + ecart) return false
  if (y < Math.min(ay, by) - ecart || y > Math.max(ay, by) + ecart) return false
  return distance(pied(point, segment), point) <= ecart
}

/** Distance in the units of the points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
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

/** [x min, y min, x max, y max]; throws on an empty list. */
export function etendue(points: readonly Point[]): [number, number, number, number] {
  if (points.length === 0) throw new Error('extent of no point')
  const abscisses = points.map(([x]) => x)
  const ordonnees = points.map(([, y]) => y)
  return [Math.min(...abscisses), Math.min(...ordonnees), Math.max(...abscisses), Math.max(...ordonnees)]
}
