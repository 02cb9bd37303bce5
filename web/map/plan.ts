import type { LayerSpecification, Map as MapLibre, SourceSpecification } from 'maplibre-gl'
import type { Etat } from '../../server/contract/etat.ts'
import { NIVEAUX_CARTE } from '../format/niveaux.ts'
import { opaciteAires } from './couches.ts'

/** Name of the source and of the layer of the plan. */
export const PLAN = 'plan'

/** Strength of the areas over the plan: it shows through, and classes are still told apart. */
const SUR_PLAN = 0.62

export const sourcePlan = ({ tuiles, zoom_max }: NonNullable<Etat['fond']>): SourceSpecification => ({
  type: 'raster',
  tiles: [tuiles],
  tileSize: 256,
  maxzoom: zoom_max,
})

/** Not visible: MapLibre asks nothing of a source that no visible layer draws. */
export const couchesPlan = (): LayerSpecification[] => [
  { id: PLAN, type: 'raster', source: PLAN, layout: { visibility: 'none' } },
]

/** Shows the plan under the areas, or takes it away. */
export function showPlan(map: MapLibre, montre: boolean): void {
  if (!map.getLayer(PLAN)) return
  map.setLayoutProperty(PLAN, 'visibility', montre ? 'visible' : 'none')
  for (const niveau of NIVEAUX_CARTE) {
    const couche = `${niveau}:couleur`
    if (niveau === 'etablissement' || !map.getLayer(couche)) continue
    map.setPaintProperty(couche, 'fill-opacity', opaciteAires(montre ? SUR_PLAN : 1))
  }
}
