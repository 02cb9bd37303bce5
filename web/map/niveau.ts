import type { FilterSpecification, Map as MapLibre } from 'maplibre-gl'
import type { NiveauCarte } from '../format/niveaux.ts'
import { filtreAgregats, rayonAgregat, texteAgregat } from './couches.ts'
import { MOTIFS } from './motifs.ts'
import { couchesAuDessus, couchesDuNiveau } from './style.ts'

const montrer = (map: MapLibre, id: string, visible: boolean): void => {
  if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none')
}

/** Replaces the level drawn by another. Patterns of absence come back with the next colouring. */
export function changerNiveau(map: MapLibre, avant: NiveauCarte, apres: NiveauCarte): void {
  for (const id of couchesDuNiveau(avant)) montrer(map, id, false)
  for (const { id } of MOTIFS) montrer(map, `${avant}:absence${id}`, false)
  for (const id of couchesDuNiveau(apres)) montrer(map, id, true)
  for (const [id, visible] of couchesAuDessus(apres)) montrer(map, id, visible)
}

/**
 * Keeps the schools of some types and of a sector (or `tous`). Circles of the far view are counted by type,
 * not by sector: the legend says so.
 */
export function filtrerEtablissements(map: MapLibre, types: readonly string[], secteur: string): void {
  if (!map.getLayer('etablissement:couleur')) return
  const filtre = [
    'all',
    ['has', 'uai'],
    ['in', ['get', 'type'], ['literal', types]],
    ...(secteur === 'tous' ? [] : [['==', ['get', 'secteur'], secteur]]),
  ] as unknown as FilterSpecification
  map.setFilter('etablissement:couleur', filtre)
  map.setFilter('etablissement:actif', filtre)
  map.setFilter('etablissement:agregat', filtreAgregats(types))
  map.setPaintProperty('etablissement:agregat', 'circle-radius', rayonAgregat(types))
  map.setFilter('etablissement:nombre', filtreAgregats(types))
  map.setLayoutProperty('etablissement:nombre', 'text-field', texteAgregat(types))
}
