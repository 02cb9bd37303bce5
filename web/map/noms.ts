import type { FeatureCollection, Point } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import type { Territoire } from '../../server/contract/territoires.ts'
import { ZOOM_NOMS_COMMUNES, ZOOM_NOMS_EPCI } from './noms-aires.ts'
import type { Teintes } from './teintes.ts'

/** Names are drawn in the page's own typeface: MapLibre rasterises local fonts when a style has no glyph server. */
const POLICE = ['Cartable SemiBold']

/** Names of territories at their centre, with the zoom from which each is worth writing. */
export function nomsGeoJson(territoires: readonly Territoire[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: territoires.flatMap(({ niveau, nom, longitude, latitude, population }) =>
      longitude === null || latitude === null
        ? []
        : [
            {
              type: 'Feature' as const,
              geometry: { type: 'Point' as const, coordinates: [longitude, latitude] },
              properties: { niveau, nom, rang: -(population ?? 0) },
            },
          ],
    ),
  }
}

/** Layers of names: the level shown first, départements then communes as one comes nearer. */
export function couchesNoms(teintes: Teintes): LayerSpecification[] {
  const paint = {
    'text-color': teintes.encre,
    'text-halo-color': teintes.halo,
    'text-halo-width': 1.8,
  }
  const layout = {
    'text-field': ['get', 'nom'] as never,
    'text-font': POLICE,
    'text-max-width': 7,
    'text-padding': 4,
    'symbol-sort-key': ['get', 'rang'] as never,
  }
  return [
    // Never seen: it makes the map read the tiles that communes are named from.
    {
      id: 'noms:tuiles',
      type: 'fill',
      source: 'commune',
      'source-layer': 'commune',
      minzoom: ZOOM_NOMS_COMMUNES,
      paint: { 'fill-opacity': 0 },
    },
    {
      id: 'noms:commune',
      type: 'symbol',
      source: 'noms-commune',
      minzoom: ZOOM_NOMS_COMMUNES,
      layout: { ...layout, 'text-size': ['interpolate', ['linear'], ['zoom'], 9.6, 10, 13, 14] },
      paint,
    },
    {
      id: 'noms:epci',
      type: 'symbol',
      source: 'noms-epci',
      minzoom: ZOOM_NOMS_EPCI,
      maxzoom: ZOOM_NOMS_COMMUNES,
      layout: { ...layout, visibility: 'none', 'text-size': 11 },
      paint: { ...paint, 'text-opacity': 0.85 },
    },
    {
      id: 'noms:departement',
      type: 'symbol',
      source: 'noms',
      minzoom: 6.2,
      maxzoom: ZOOM_NOMS_COMMUNES,
      filter: ['==', ['get', 'niveau'], 'departement'],
      layout: { ...layout, 'text-size': ['interpolate', ['linear'], ['zoom'], 6, 11, 9, 15] },
      paint,
    },
    {
      id: 'noms:large',
      type: 'symbol',
      source: 'noms',
      maxzoom: 6.2,
      filter: ['!=', ['get', 'niveau'], 'departement'],
      layout: {
        ...layout,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 6, 13],
        'text-letter-spacing': 0.01,
      },
      paint,
    },
  ]
}
