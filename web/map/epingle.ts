import { Marker } from 'maplibre-gl'
import { type OptionsFond, openFond } from './fond.ts'

export interface Point {
  longitude: number
  latitude: number
}

export interface OptionsEpingle extends OptionsFond {
  depart: Point | null
  /** The reader has put the pin somewhere else. */
  set(point: Point): void
}

export interface CarteEpingle {
  place(point: Point): void
  zoom(pas: 1 | -1): void
  destroy(): void
}

/** Near enough to place a school in its commune, far enough to see which one it is. */
const ZOOM_ECOLE = 12

/**
 * A map with one pin: dragged, or put where one clicks; the keyboard moves the fields beside it.
 * @throws Error when the browser has no WebGL.
 */
export function createCarteEpingle(options: OptionsEpingle): CarteEpingle {
  const { map } = openFond(options)
  const epingle = new Marker({ draggable: true, color: '#46388f' })
  const place = ({ longitude, latitude }: Point) => {
    epingle.setLngLat([longitude, latitude]).addTo(map)
  }
  const announce = () => {
    const { lng, lat } = epingle.getLngLat()
    options.set({ longitude: lng, latitude: lat })
  }
  if (options.depart) {
    place(options.depart)
    map.jumpTo({ center: [options.depart.longitude, options.depart.latitude], zoom: ZOOM_ECOLE })
  }
  epingle.on('dragend', announce)
  map.on('click', ({ lngLat }) => {
    place({ longitude: lngLat.lng, latitude: lngLat.lat })
    announce()
  })
  return {
    place: (point) => {
      place(point)
      if (!map.getBounds().contains([point.longitude, point.latitude])) {
        map.jumpTo({ center: [point.longitude, point.latitude] })
      }
    },
    zoom: (pas) => void (pas === 1 ? map.zoomIn() : map.zoomOut()),
    destroy: () => map.remove(),
  }
}
