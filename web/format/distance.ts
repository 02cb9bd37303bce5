interface Lieu {
  longitude: number
  latitude: number
}

const RAYON_TERRE = 6_371_000
const rad = (degres: number): number => (degres * Math.PI) / 180

/** Distance between two places of one region, in metres (the Earth is flat at this scale: under 1 ‰ of error). */
export function distance(a: Lieu, b: Lieu): number {
  const x = rad(b.longitude - a.longitude) * Math.cos(rad((a.latitude + b.latitude) / 2))
  return RAYON_TERRE * Math.hypot(x, rad(b.latitude - a.latitude))
}
