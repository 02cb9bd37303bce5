import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { FORMES } from '../legende/formes.ts'
import { type OptionsFond, openFond } from './fond.ts'
import { drawForme } from './formes.ts'

/** Something at a place, to be pointed at. */
export interface Pastille {
  id: number
  longitude: number
  latitude: number
  /** Mark that tells it from the others; a plain dot without it. */
  forme?: keyof typeof FORMES
}

export interface OptionsPastilles extends OptionsFond {
  pointAt(id: number | null): void
  choose(id: number): void
}

export interface CartePastilles {
  show(pastilles: readonly Pastille[]): void
  /** Brings the map to where these are, at once. */
  frame(pastilles: readonly Pastille[]): void
  pointAt(id: number | null): void
  destroy(): void
}

const SOURCE = 'pastilles'
/** Pixels within which several are shown as one number. */
const RAYON = 36
/** One school is shown with its surroundings. */
const ZOOM_MAX = 11

/** Thousands of them: more than a call takes as arguments. */
const least = (nombres: readonly number[]): number => nombres.reduce((a, b) => Math.min(a, b))
const most = (nombres: readonly number[]): number => nombres.reduce((a, b) => Math.max(a, b))

const geoJson = (pastilles: readonly Pastille[]): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: pastilles.map(({ id, longitude, latitude, forme }) => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { id, ...(forme && { forme }) },
  })),
})

/**
 * A map of dots that gather into numbers.
 * @throws Error when the browser has no WebGL.
 */
export function createCartePastilles(options: OptionsPastilles): CartePastilles {
  const { map, teintes } = openFond(options)
  const couleur = options.sombre ? '#b8aefa' : '#46388f'
  const prete = new Promise<void>((done) => void map.once('style.load', () => done()))
  let detruite = false
  const ensuite = (action: () => void) => void prete.then(() => !detruite && action())
  let designee: number | null = null

  ensuite(() => {
    map.addSource(SOURCE, { type: 'geojson', data: geoJson([]), cluster: true, clusterRadius: RAYON })
    map.addLayer({
      id: 'pastilles:groupe',
      type: 'circle',
      source: SOURCE,
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': couleur,
        'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 100, 20],
        'circle-stroke-color': teintes.halo,
        'circle-stroke-width': 2,
      },
    })
    map.addLayer({
      id: 'pastilles:nombre',
      type: 'symbol',
      source: SOURCE,
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': ['Cartable SemiBold'],
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': options.sombre ? '#17132f' : '#ffffff' },
    })
    map.addLayer({
      id: 'pastilles:seule',
      type: 'circle',
      source: SOURCE,
      filter: ['!', ['any', ['has', 'point_count'], ['has', 'forme']]],
      paint: {
        'circle-color': couleur,
        'circle-radius': ['case', ['boolean', ['feature-state', 'designee'], false], 10, 7],
        'circle-stroke-color': teintes.halo,
        'circle-stroke-width': 2,
      },
    })
    for (const [nom, forme] of Object.entries(FORMES)) {
      map.addImage(`forme:${nom}`, drawForme(forme, options.sombre, teintes.halo), { pixelRatio: 2 })
    }
    map.addLayer({
      id: 'pastilles:forme',
      type: 'symbol',
      source: SOURCE,
      filter: ['all', ['!', ['has', 'point_count']], ['has', 'forme']],
      layout: { 'icon-image': ['concat', 'forme:', ['get', 'forme']], 'icon-allow-overlap': true },
    })
  })
  for (const couche of ['pastilles:seule', 'pastilles:forme']) {
    map.on('mousemove', couche, ({ features }) => options.pointAt(Number(features?.[0]?.id)))
    map.on('mouseleave', couche, () => options.pointAt(null))
    map.on('click', couche, ({ features }) => {
      const id = Number(features?.[0]?.id)
      if (Number.isInteger(id)) options.choose(id)
    })
  }
  map.on('click', 'pastilles:groupe', ({ lngLat }) =>
    map.easeTo({ center: lngLat, zoom: map.getZoom() + 2, animate: !options.mouvementReduit }),
  )

  return {
    show: (pastilles) => ensuite(() => map.getSource<GeoJSONSource>(SOURCE)?.setData(geoJson(pastilles))),
    frame: (pastilles) => {
      if (pastilles.length === 0) return
      const longitudes = pastilles.map(({ longitude }) => longitude)
      const latitudes = pastilles.map(({ latitude }) => latitude)
      ensuite(() =>
        map.fitBounds([least(longitudes), least(latitudes), most(longitudes), most(latitudes)], {
          padding: 2 * RAYON,
          maxZoom: ZOOM_MAX,
          animate: false,
        }),
      )
    },
    pointAt: (id) =>
      ensuite(() => {
        if (designee !== null) map.removeFeatureState({ source: SOURCE, id: designee }, 'designee')
        designee = id
        if (id !== null) map.setFeatureState({ source: SOURCE, id }, { designee: true })
      }),
    destroy: () => {
      detruite = true
      map.remove()
    },
  }
}
