/** Latitude where the square world of web maps ends. */
const LATITUDE_MAX = 85.051128779806604

/** World position of a longitude: 0 at -180°, 1 at +180°. */
export const worldX = (longitude: number): number => longitude / 360 + 0.5

/** World position of a latitude on web maps: 0 in the north, 1 in the south. */
export function worldY(latitude: number): number {
  const clamped = Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude))
  const sine = Math.sin((clamped * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** Longitude of a world position. */
export const longitudeOf = (x: number): number => (x - 0.5) * 360

/** Latitude of a world position. */
export const latitudeOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
