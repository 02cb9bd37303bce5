import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Etat } from '../../server/contract/etat.ts'
import { bornesOf } from './camera.ts'
import { nameAires } from './noms-aires.ts'
import { buildStyle } from './style.ts'
import { type Teintes, teintesOf } from './teintes.ts'

setWorkerUrl(workerUrl)

export interface OptionsFond {
  conteneur: HTMLElement
  etat: Etat
  publication: number
  sombre: boolean
  mouvementReduit: boolean
  titre: string
}

const LIMITES = 'commune:trait'
const HEXAGONE = [-5.2, 41.3, 9.6, 51.1]

/**
 * A plain map of France to put something of one's own on: land, borders and names of communes.
 * @throws Error when the browser has no WebGL.
 */
export function openFond(options: OptionsFond): { map: MapLibre; teintes: Teintes } {
  const { conteneur, etat, publication, titre, mouvementReduit } = options
  const teintes = teintesOf(options.sombre)
  const map = new MapLibre({
    container: conteneur,
    style: buildStyle(etat, publication, teintes),
    bounds: bornesOf(etat.emprise ?? HEXAGONE),
    fitBoundsOptions: { padding: 16 },
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: mouvementReduit ? 0 : 150,
    cooperativeGestures: true,
    locale: {
      'Map.Title': titre,
      'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl et la molette pour zoomer',
      'CooperativeGesturesHandler.MacHelpText': '⌘ et la molette pour zoomer',
      'CooperativeGesturesHandler.MobileHelpText': 'Deux doigts pour déplacer la carte',
    },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  nameAires(map)
  map.once('style.load', () => {
    // From near, the borders of communes are the only landmarks beside their names.
    if (map.getLayer(LIMITES)) {
      map.setLayoutProperty(LIMITES, 'visibility', 'visible')
      map.setPaintProperty(LIMITES, 'line-color', teintes.frontiere)
      map.setLayerZoomRange(LIMITES, 8, 24)
    }
  })
  Object.assign(conteneur, { carte: map })
  return { map, teintes }
}
