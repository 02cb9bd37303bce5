import type { FeatureCollection, Point, Position } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'

/** Zoom from which communes are named. */
export const ZOOM_NOMS_COMMUNES = 9.6
/** Zoom from which EPCI are named, until communes are. */
export const ZOOM_NOMS_EPCI = 8

interface Morceau {
  properties: Record<string, unknown> | null
  geometry: { type: string; coordinates?: unknown }
}

/**
 * One point per territory, whatever number of tiles it is cut into (a label layer on the tiles would name it
 * once in each): the centre of gravity of its pieces, weighted by their areas.
 */
export function centresDesAires(morceaux: readonly Morceau[]): FeatureCollection<Point> {
  const sums = new Map<string, { nom: string; x: number; y: number; aire: number }>()
  for (const { properties, geometry } of morceaux) {
    const { code, nom } = properties ?? {}
    if (typeof code !== 'string' || typeof nom !== 'string') continue
    const sum = sums.get(code) ?? { nom, x: 0, y: 0, aire: 0 }
    for (const anneau of contoursExterieurs(geometry)) {
      const { x, y, aire } = centre(anneau)
      sum.x += x * aire
      sum.y += y * aire
      sum.aire += aire
    }
    sums.set(code, sum)
  }
  return {
    type: 'FeatureCollection',
    features: [...sums.values()]
      .filter(({ aire }) => aire > 0)
      .map(({ nom, x, y, aire }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [x / aire, y / aire] },
        properties: { nom, rang: -aire },
      })),
  }
}

function contoursExterieurs({ type, coordinates }: Morceau['geometry']): Position[][] {
  if (type === 'Polygon') return (coordinates as Position[][]).slice(0, 1)
  if (type === 'MultiPolygon')
    return (coordinates as Position[][][]).flatMap((polygone) => polygone.slice(0, 1))
  return []
}

/** Centre of gravity of a ring, in degrees, and its area (in square degrees: only compared with its like). */
function centre(anneau: readonly Position[]): { x: number; y: number; aire: number } {
  const [x0 = 0, y0 = 0] = anneau[0] ?? []
  let [x, y, double] = [0, 0, 0]
  anneau.forEach(([bx = 0, by = 0], i) => {
    const [ax = 0, ay = 0] = anneau[i === 0 ? anneau.length - 1 : i - 1] ?? []
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
    x += (ax + bx - 2 * x0) * cross
    y += (ay + by - 2 * y0) * cross
    double += cross
  })
  if (double === 0) return { x: x0, y: y0, aire: 0 }
  return { x: x0 + x / (3 * double), y: y0 + y / (3 * double), aire: Math.abs(double) / 2 }
}

/** Names the EPCI and the communes of the tiles at hand each time the map comes to rest. No request of its own. */
export function nameAires(map: MapLibre): void {
  nameNiveau(map, 'epci', ZOOM_NOMS_EPCI, ZOOM_NOMS_COMMUNES)
  nameNiveau(map, 'commune', ZOOM_NOMS_COMMUNES, Number.POSITIVE_INFINITY)
}

function nameNiveau(map: MapLibre, niveau: 'epci' | 'commune', zoomMin: number, zoomMax: number): void {
  let drawn = ''
  // What is drawn again in place (a class set aside, another campaign) has the same names: listing them takes 50 ms.
  let perimes = true
  const perimer = () => {
    perimes = true
  }
  const name = () => {
    const zoom = map.getZoom()
    if (!perimes || zoom < zoomMin || zoom >= zoomMax || !map.getSource(niveau)) return
    perimes = false
    const noms = centresDesAires(map.querySourceFeatures(niveau, { sourceLayer: niveau }))
    const key = noms.features.map(({ geometry }) => geometry.coordinates.join()).join(' ')
    if (key === drawn) return
    drawn = key
    map.getSource<GeoJSONSource>(`noms-${niveau}`)?.setData(noms)
  }
  map.on('move', perimer)
  map.on('sourcedata', ({ sourceId, tile }) => {
    if (sourceId === niveau && tile) perimer()
  })
  map.on('idle', name)
}
