import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import { latitudeOf, longitudeOf } from '../../data/dessin/mercator.ts'
import { type Agregat, aggregate, type SemisEcoles } from '../legende/agregats.ts'
import type { Serie } from '../legende/serie.ts'
import { encreSur, type Teintes } from './teintes.ts'

/** Zoom from which schools are drawn one by one: the tiles hold groups below it. */
export const ZOOM_POINTS = 7

/** Schools as circles when far: their number, and the colour of their median class. */
export interface Agregateur {
  /** `null` while something is not known: the circles of the tiles, without colour, stand in. */
  show(semis: SemisEcoles | null, serie: Serie | null, classes: ReadonlySet<number> | null): void
  /** What a circle stands for, by the `rang` of its feature. */
  agregat(rang: unknown): Agregat | null
}

const VIDE: FeatureCollection<Point> = { type: 'FeatureCollection', features: [] }

export function createAgregateur(map: MapLibre, teintes: Teintes): Agregateur {
  let [semis, serie, classes]: [SemisEcoles | null, Serie | null, ReadonlySet<number> | null] = [
    null,
    null,
    null,
  ]
  let agregats: Agregat[] = []
  let zoom = -1
  const draw = () => {
    zoom = Math.floor(map.getZoom())
    const known = semis && serie?.valeurs.niveau === 'etablissement' && zoom < ZOOM_POINTS
    if (!known && agregats.length === 0) return
    agregats = known && semis && serie ? aggregate(semis, serie, classes, zoom) : []
    const data = serie ? toGeoJson(agregats, serie, teintes) : VIDE
    map.getSource<GeoJSONSource>('agregats')?.setData(data)
  }
  map.on('zoom', () => {
    if (semis && Math.floor(map.getZoom()) !== zoom) draw()
  })
  return {
    show: (wantedSemis, wantedSerie, wantedClasses) => {
      ;[semis, serie, classes] = [wantedSemis, wantedSerie, wantedClasses]
      draw()
      const own = semis !== null && serie?.valeurs.niveau === 'etablissement'
      for (const id of ['etablissement:agregat', 'etablissement:nombre']) {
        // MapLibre goes through its whole style again even when nothing changes.
        if (own && map.getLayer(id) && map.getLayoutProperty(id, 'visibility') !== 'none')
          map.setLayoutProperty(id, 'visibility', 'none')
      }
    },
    agregat: (rang) => (typeof rang === 'number' ? (agregats[rang] ?? null) : null),
  }
}

function toGeoJson(agregats: readonly Agregat[], serie: Serie, teintes: Teintes): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: agregats.map(({ x, y, nombre, classe }, rang) => {
      const couleur = serie.classement.classes[classe]?.couleur ?? teintes.terre
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [longitudeOf(x), latitudeOf(y)] },
        properties: { rang, nombre, couleur, creux: classe < 0, encre: encreSur(couleur) },
      }
    }),
  }
}

/** Circles and their numbers, above everything else. */
export function couchesAgregats(teintes: Teintes): LayerSpecification[] {
  const common = { source: 'agregats', maxzoom: ZOOM_POINTS }
  const creux = ['get', 'creux'] as unknown as ExpressionSpecification
  return [
    {
      ...common,
      id: 'agregats:cercle',
      type: 'circle',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'nombre']], 1, 7, 20, 14, 80, 34],
        'circle-color': ['get', 'couleur'],
        'circle-opacity': 0.94,
        'circle-stroke-color': ['case', creux, teintes.frontiere, teintes.liserePoint],
        'circle-stroke-width': ['case', creux, 2, 1],
      },
    },
    {
      ...common,
      id: 'agregats:nombre',
      type: 'symbol',
      layout: {
        'text-field': ['number-format', ['get', 'nombre'], { locale: 'fr-FR' }],
        'text-font': ['Cartable SemiBold'],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': ['get', 'encre'] },
    },
  ]
}
