import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Etat } from '../../server/contract/etat.ts'
import { adresseTuiles } from '../api/adresses.ts'
import { isNiveauCarte, NIVEAUX_CARTE, type NiveauCarte } from '../format/niveaux.ts'
import { couchesAgregats } from './agregats.ts'
import {
  coucheFrontiere,
  couchesActives,
  couchesAires,
  couchesPoints,
  NIVEAUX_FRONTIERES,
  type NiveauFrontiere,
} from './couches.ts'
import { couchesNoms } from './noms.ts'
import { couchesPlan, PLAN, sourcePlan } from './plan.ts'
import type { Teintes } from './teintes.ts'

/** Levels that have tiles, among those the map can draw. */
const couchesOf = (etat: Etat): NiveauCarte[] =>
  NIVEAUX_CARTE.filter((niveau) => etat.tuiles[niveau] !== undefined)

const VIDE: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }

/** The whole drawing, every level included; only one is visible at a time, and only its tiles are read. */
export function buildStyle(etat: Etat, publication: number, teintes: Teintes): StyleSpecification {
  const couches = couchesOf(etat)
  const aires = couches.filter((niveau) => niveau !== 'etablissement')
  const layers: LayerSpecification[] = [
    { id: 'fond', type: 'background', paint: { 'background-color': teintes.fond } },
    {
      id: 'terre',
      type: 'fill',
      source: 'region',
      'source-layer': 'region',
      paint: { 'fill-color': teintes.terre },
    },
    ...(etat.fond ? couchesPlan() : []),
    ...aires.flatMap((niveau) => masquees(couchesAires(niveau, teintes))),
    ...NIVEAUX_FRONTIERES.toReversed().map((niveau) => coucheFrontiere(niveau, teintes)),
    ...aires.flatMap((niveau) => masquees(couchesActives(niveau, teintes))),
    ...couchesNoms(teintes),
    // Above the names: the names give way to the numbers, not the reverse.
    ...masquees(couchesPoints(teintes)),
    ...couchesAgregats(teintes),
  ]
  return {
    version: 8,
    sources: {
      noms: VIDE,
      'noms-commune': VIDE,
      'noms-epci': VIDE,
      agregats: VIDE,
      ...(etat.fond && { [PLAN]: sourcePlan(etat.fond) }),
      ...Object.fromEntries(couches.map((niveau) => [niveau, source(etat, publication, niveau)])),
    },
    // A layer whose tiles are not published would make the style invalid.
    layers: layers.filter(
      (layer) => !('source' in layer) || !isNiveauCarte(layer.source) || couches.includes(layer.source),
    ),
  }
}

function source(etat: Etat, publication: number, niveau: NiveauCarte): SourceSpecification {
  const zooms = etat.tuiles[niveau]
  return {
    type: 'vector',
    tiles: [adresseTuiles(publication, niveau)],
    minzoom: zooms?.zoom_min ?? 0,
    maxzoom: zooms?.zoom_max ?? 9,
    promoteId: niveau === 'etablissement' ? 'uai' : 'code',
  }
}

const masquees = (layers: LayerSpecification[]): LayerSpecification[] =>
  layers.map((layer) => ({ ...layer, layout: { ...layer.layout, visibility: 'none' } }) as LayerSpecification)

/** Layers of a level that follow its visibility; those of absences are shown only when they are used. */
export const couchesDuNiveau = (niveau: NiveauCarte): string[] =>
  niveau === 'etablissement'
    ? ['agregat', 'nombre', 'couleur'].map((nom) => `etablissement:${nom}`)
    : ['couleur', 'trait', 'halo', 'actif'].map((nom) => `${niveau}:${nom}`)

/** Levels drawn (borders, and names when near) above a level: wider ones only. */
const AU_DESSUS: Record<NiveauCarte, readonly NiveauFrontiere[]> = {
  region: [],
  region_academique: [],
  // Régions académiques and régions are the same territories.
  academie: ['region'],
  departement: ['region'],
  epci: ['region', 'departement'],
  commune: ['region', 'departement', 'epci'],
  etablissement: ['region', 'departement', 'epci', 'commune'],
}

/** Layers about wider levels, each with whether it is shown with a level. */
export const couchesAuDessus = (niveau: NiveauCarte): Map<string, boolean> =>
  new Map([
    ...NIVEAUX_FRONTIERES.map((large): [string, boolean] => [
      `frontiere:${large}`,
      AU_DESSUS[niveau].includes(large),
    ]),
    ['noms:epci', niveau === 'epci' || AU_DESSUS[niveau].includes('epci')],
  ])
