import type { Map as MapLibre } from 'maplibre-gl'
import type { NiveauCarte } from '../format/niveaux.ts'
import { filtreAgregats, rayonAgregat, texteAgregat } from './couches.ts'
import { MOTIFS } from './motifs.ts'
import { couchesAuDessus, couchesDuNiveau } from './style.ts'

const show = (map: MapLibre, id: string, visible: boolean): void => {
  if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none')
}

/** Replaces the level drawn by another. Patterns of absence come back with the next colouring. */
export function changeNiveau(map: MapLibre, avant: NiveauCarte, apres: NiveauCarte): void {
  for (const id of couchesDuNiveau(avant)) show(map, id, false)
  for (const { id } of MOTIFS) show(map, `${avant}:absence${id}`, false)
  for (const id of couchesDuNiveau(apres)) show(map, id, true)
  for (const [id, visible] of couchesAuDessus(apres)) show(map, id, visible)
}

/**
 * Counts the schools of some types only, in the circles of the far view: those of the tiles, which stand in until
 * every position is known, are not told apart by sector.
 */
export function filterAgregats(map: MapLibre, types: readonly string[]): void {
  if (!map.getLayer('etablissement:agregat')) return
  map.setFilter('etablissement:agregat', filtreAgregats(types))
  map.setPaintProperty('etablissement:agregat', 'circle-radius', rayonAgregat(types))
  map.setFilter('etablissement:nombre', filtreAgregats(types))
  map.setLayoutProperty('etablissement:nombre', 'text-field', texteAgregat(types))
}
