import type { Map as MapLibre } from 'maplibre-gl'
import { worldX, worldY } from '../../data/dessin/mercator.ts'
import type { NiveauCarte } from '../format/niveaux.ts'
import type { SemisEcoles } from '../legende/agregats.ts'
import type { Emprise } from './camera.ts'

/** What is drawn on screen of a level. */
export interface Visibles {
  niveau: NiveauCarte
  codes: ReadonlySet<string>
}

/**
 * Codes of a level drawn on screen. `null` when the whole country is in sight: what is overseas is then in its
 * insets, and everything counts. Schools are looked up by their positions, drawn one by one or not. Asked when the map is at rest: 30,000 communes take some 200 ms to be listed.
 */
export function listVisibles(
  map: MapLibre,
  niveau: NiveauCarte,
  pays: Emprise | null,
  semis: SemisEcoles | null,
): Visibles | null {
  if (pays && contient(map, pays)) return null
  if (niveau === 'etablissement' && semis) return { niveau, codes: situesDans(map, semis) }
  const layer = `${niveau}:couleur`
  if (!map.getLayer(layer)) return null
  const drawn = map.queryRenderedFeatures({ layers: [layer] })
  return { niveau, codes: new Set(drawn.flatMap(({ id }) => (id === undefined ? [] : String(id)))) }
}

function contient(map: MapLibre, [ouest = 0, sud = 0, est = 0, nord = 0]: Emprise): boolean {
  const bounds = map.getBounds()
  return bounds.contains([ouest, sud]) && bounds.contains([est, nord])
}

function situesDans(map: MapLibre, { codes, x, y }: SemisEcoles): ReadonlySet<string> {
  const bounds = map.getBounds()
  const [ouest, est] = [worldX(bounds.getWest()), worldX(bounds.getEast())]
  const [nord, sud] = [worldY(bounds.getNorth()), worldY(bounds.getSouth())]
  const inside = (i: number): boolean => {
    const [px = 0, py = 0] = [x[i], y[i]]
    return px >= ouest && px <= est && py >= nord && py <= sud
  }
  return new Set(codes.filter((_, i) => inside(i)))
}
