import type { MultiPolygon, Polygon, Position } from 'geojson'

/** Any surface a contour file may hold. */
export type Surface = Polygon | MultiPolygon

/** Where a surface is, in degrees. */
export interface Shape {
  /** [west, south, east, north]. */
  emprise: [west: number, south: number, east: number, north: number]
  longitude: number
  latitude: number
}

/**
 * Bounding box and area-weighted centre of a surface. The centre is planar (degrees taken as a plane):
 * at the size of a French territory the error is far under a pixel of the map it opens on.
 * The centre of the box stands in when the surface has no area.
 * @throws Error when the surface holds no position at all.
 */
export function shapeOf(geometry: Surface): Shape {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const emprise = boxOf(polygons)
  const [west, south, east, north] = emprise
  // Sums are taken from the corner of the box: far from the origin, cross products would lose digits.
  let area = 0
  let sumX = 0
  let sumY = 0
  for (const rings of polygons) {
    rings.forEach((ring, index) => {
      const moment = momentOf(ring, west, south)
      // Files disagree on winding: the first ring adds, the holes subtract, whatever their direction.
      const sign = Math.sign(moment.area) * (index === 0 ? 1 : -1)
      area += sign * moment.area
      sumX += sign * moment.x
      sumY += sign * moment.y
    })
  }
  if (!(area > 0)) return { emprise, longitude: (west + east) / 2, latitude: (south + north) / 2 }
  return { emprise, longitude: west + sumX / area, latitude: south + sumY / area }
}

/** Signed area of a ring and its first moments about (originX, originY). */
function momentOf(
  ring: Position[],
  originX: number,
  originY: number,
): { area: number; x: number; y: number } {
  let area = 0
  let x = 0
  let y = 0
  for (let i = 0; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? []
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? []
    const cross = (ax - originX) * (by - originY) - (bx - originX) * (ay - originY)
    area += cross / 2
    x += ((ax + bx - 2 * originX) * cross) / 6
    y += ((ay + by - 2 * originY) * cross) / 6
  }
  return { area, x, y }
}

function boxOf(polygons: Position[][][]): Shape['emprise'] {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (const rings of polygons) {
    for (const [x = Number.NaN, y = Number.NaN] of rings.flat()) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  }
  if (!Number.isFinite(west + south + east + north)) throw new Error('Contour sans position lisible')
  return [west, south, east, north]
}
