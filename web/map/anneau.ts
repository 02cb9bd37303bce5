import type { Map as MapLibre } from 'maplibre-gl'
import { latitudeOf, longitudeOf } from '../../data/dessin/mercator.ts'
import { rayonAnneau } from './points-gl.ts'

/** A ring laid over the map: the drawing under it is left as it is. */
export interface Anneau {
  /** @param lieu in world units; `null`: no ring. */
  surround(lieu: readonly [x: number, y: number] | null): void
}

export function createAnneau(map: MapLibre): Anneau {
  const element = document.createElement('span')
  element.className = 'anneau'
  element.hidden = true
  element.ariaHidden = 'true'
  map.getCanvasContainer().append(element)
  let entoure: readonly [number, number] | null = null
  const place = () => {
    element.hidden = entoure === null
    if (!entoure) return
    const { x, y } = map.project([longitudeOf(entoure[0]), latitudeOf(entoure[1])])
    const cote = 2 * rayonAnneau(map.getZoom())
    Object.assign(element.style, { width: `${cote}px`, height: `${cote}px`, left: `${x}px`, top: `${y}px` })
  }
  map.on('move', place)
  return {
    surround: (lieu) => {
      entoure = lieu
      place()
    },
  }
}
