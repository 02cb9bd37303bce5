/** A point in degrees WGS 84. */
export interface Lieu {
  longitude: number
  latitude: number
}

/** Boxes [west, south, east, north] that hold the whole of France, one per land far from the others. */
const ETENDUES: readonly (readonly [number, number, number, number])[] = [
  [-5.3, 41.2, 9.7, 51.2],
  [-61.9, 15.8, -60.9, 16.6],
  [-61.3, 14.3, -60.7, 15],
  [-54.7, 2, -51.5, 5.9],
  [55.1, -21.5, 55.9, -20.8],
  [44.9, -13.1, 45.4, -12.5],
  [-56.5, 46.7, -56, 47.2],
  [-63.2, 17.8, -62.7, 18.2],
  [163.4, -23, 168.2, -19.4],
  [-154.8, -28, -134.3, -7.8],
  [-178.3, -14.5, -176, -13.1],
]

/** Is a point in the box of a French land? A first sieve: longitude and latitude taken one for the other fall out. */
export const isEnFrance = ({ longitude, latitude }: Lieu): boolean =>
  ETENDUES.some(
    ([ouest, sud, est, nord]) =>
      longitude >= ouest && longitude <= est && latitude >= sud && latitude <= nord,
  )

const RAYON_TERRE_M = 6_371_008.8
const rad = (degres: number): number => (degres * Math.PI) / 180

/** Distance over the Earth between two points, in metres. */
export function distanceM(a: Lieu, b: Lieu): number {
  const phi = Math.sin(rad(b.latitude - a.latitude) / 2)
  const lambda = Math.sin(rad(b.longitude - a.longitude) / 2)
  const corde = phi * phi + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * lambda * lambda
  return 2 * RAYON_TERRE_M * Math.asin(Math.min(1, Math.sqrt(corde)))
}
