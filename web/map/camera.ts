import type { LngLatBoundsLike, Map as MapLibre } from 'maplibre-gl'
import type { Position } from '../state/vue.ts'

/** West, south, east, north, in degrees. */
export type Emprise = readonly number[]

/** Space kept free along each edge, in pixels. */
export interface Marge {
  top: number
  right: number
  bottom: number
  left: number
}

/** Metropolitan France, when the data announce no extent. */
export const HEXAGONE: Emprise = [-5.2, 41.3, 9.6, 51.1]

/** Moves of the map. Each one is a wish of the reader, and ends up in the address. */
export interface Camera {
  goTo(emprise: Emprise, marge: Marge): void
  goToPoint(longitude: number, latitude: number, zoom: number): void
  /** Comes nearer a place, by what separates a circle from those it is made of. */
  approach(longitude: number, latitude: number): void
  zoom(pas: 1 | -1): void
  /** Slides the drawing, in pixels: what was hidden comes into sight. */
  drag(x: number, y: number): void
  /** Follows the address without writing it again. */
  place(position: Position): void
}

/** A territory is never brought nearer than this: its neighbours are part of what it says. */
const ZOOM_TERRITOIRE = 11

/** A circle is some 80 pixels wide: two zooms further in, it fills a good part of the map. */
const ZOOM_APPROCHE = 2

/**
 * @param duree of a move, in milliseconds; 0 for readers who want no motion.
 * @param move told where the map has come to rest.
 */
export function createCamera(map: MapLibre, duree: number, move: (position: Position) => void): Camera {
  let voulu = false
  map.on('moveend', ({ originalEvent }) => {
    const { lng, lat } = map.getCenter()
    if (originalEvent || voulu) move({ longitude: lng, latitude: lat, zoom: map.getZoom() })
    voulu = false
  })
  return {
    goTo: (emprise, padding) => {
      voulu = true
      map.fitBounds(bornesOf(emprise), { padding, duration: duree, maxZoom: ZOOM_TERRITOIRE })
    },
    goToPoint: (longitude, latitude, zoom) => {
      voulu = true
      map.flyTo({ center: [longitude, latitude], zoom, duration: duree })
    },
    approach: (longitude, latitude) => {
      voulu = true
      map.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + ZOOM_APPROCHE, duration: duree })
    },
    zoom: (pas) => {
      voulu = true
      map.easeTo({ zoom: map.getZoom() + pas, duration: duree / 3 })
    },
    drag: (x, y) => {
      voulu = true
      map.panBy([x, y], { duration: duree / 2 })
    },
    place: ({ longitude, latitude, zoom }) => {
      const { lng, lat } = map.getCenter()
      const moved = Math.max(
        Math.abs(lng - longitude),
        Math.abs(lat - latitude),
        Math.abs(map.getZoom() - zoom),
      )
      // The address keeps four decimals of a degree and two of a zoom.
      if (moved > 0.01) map.jumpTo({ center: [longitude, latitude], zoom })
    },
  }
}

/** Bounds as MapLibre wants them. */
export const bornesOf = ([ouest = 0, sud = 0, est = 0, nord = 0]: Emprise): LngLatBoundsLike => [
  ouest,
  sud,
  est,
  nord,
]
