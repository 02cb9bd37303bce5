/** Constants of the Lambert-93 projection (IGN, NT/G 71): exponent, radius, false origin, eccentricity. */
const N = 0.725607765
const C = 11_754_255.426
const XS = 700_000
const YS = 12_655_612.05
const E = 0.08181919112
const LON0 = 3

/** Lambert-93 coordinates (EPSG:2154), in metres, of a point of metropolitan France in degrees. */
export function toLambert93(lon: number, lat: number): { x: number; y: number } {
  const phi = (lat * Math.PI) / 180
  const sin = E * Math.sin(phi)
  const isometrique = Math.log(Math.tan(Math.PI / 4 + phi / 2) * ((1 - sin) / (1 + sin)) ** (E / 2))
  const rayon = C * Math.exp(-N * isometrique)
  const angle = N * (((lon - LON0) * Math.PI) / 180)
  return { x: XS + rayon * Math.sin(angle), y: YS - rayon * Math.cos(angle) }
}
