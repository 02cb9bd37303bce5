import { Marker } from 'maplibre-gl'
import { type OptionsFond, ouvrirFond } from './fond.ts'

export interface Point {
  longitude: number
  latitude: number
}

export interface OptionsEpingle extends OptionsFond {
  depart: Point | null
  /** The reader has put the pin somewhere else. */
  poser(point: Point): void
}

export interface CarteEpingle {
  placer(point: Point): void
  zoomer(pas: 1 | -1): void
  detruire(): void
}

/** Near enough to place a school in its commune, far enough to see which one it is. */
const ZOOM_ECOLE = 12

/**
 * A map with one pin: dragged, or put where one clicks; the keyboard moves the fields beside it.
 * @throws Error when the browser has no WebGL.
 */
export function creerCarteEpingle(options: OptionsEpingle): CarteEpingle {
  const { map } = ouvrirFond(options)
  const epingle = new Marker({ draggable: true, color: '#46388f' })
  const placer = ({ longitude, latitude }: Point) => {
    epingle.setLngLat([longitude, latitude]).addTo(map)
  }
  const annoncer = () => {
    const { lng, lat } = epingle.getLngLat()
    options.poser({ longitude: lng, latitude: lat })
  }
  if (options.depart) {
    placer(options.depart)
    map.jumpTo({ center: [options.depart.longitude, options.depart.latitude], zoom: ZOOM_ECOLE })
  }
  epingle.on('dragend', annoncer)
  map.on('click', ({ lngLat }) => {
    placer({ longitude: lngLat.lng, latitude: lngLat.lat })
    annoncer()
  })
  return {
    placer: (point) => {
      placer(point)
      if (!map.getBounds().contains([point.longitude, point.latitude])) {
        map.jumpTo({ center: [point.longitude, point.latitude] })
      }
    },
    zoomer: (pas) => void (pas === 1 ? map.zoomIn() : map.zoomOut()),
    detruire: () => map.remove(),
  }
}
