import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import type { NiveauCarte } from '../format/niveaux.ts'
import { MOTIFS, nomDeMotif } from './motifs.ts'
import { ZOOM_NOMS_COMMUNES } from './noms-aires.ts'
import { rayonPoint } from './points-gl.ts'
import { canaux, type Teintes } from './teintes.ts'

/** Stands for the class of a feature that the series says nothing of. */
const SANS_CLASSE = -9
/** Class of a feature, set by `setFeatureState`; a feature not yet coloured is drawn as plain land. */
const CLASSE = ['number', ['feature-state', 'c'], SANS_CLASSE] as const

/** True for a class that the legend sets aside. */
const ETEINT = ['boolean', ['feature-state', 'e'], false] as const
/** What remains of an area whose class is set aside. */
const PALEUR = 0.13

/** Strength of the areas: that of a class set aside, and that of the others. @param plein less than 1 over a plan. */
export const opaciteAires = (plein: number): ExpressionSpecification =>
  ['case', ETEINT, PALEUR, plein] as unknown as ExpressionSpecification

/** Colour of the class of a feature, set with it: the expression never changes, so tiles are never cut again. */
const couleur = ([r, g, b]: readonly [number, number, number]) =>
  [
    'rgb',
    ['number', ['feature-state', 'r'], r],
    ['number', ['feature-state', 'g'], g],
    ['number', ['feature-state', 'b'], b],
  ] as unknown as ExpressionSpecification

const actif = (yes: number, no: number) =>
  [
    'case',
    ['boolean', ['feature-state', 'choisi'], false],
    yes,
    ['boolean', ['feature-state', 'survol'], false],
    no,
    0,
  ] as never

/** Layers of a level drawn as areas: colour, patterns of absence, own borders. */
export function couchesAires(niveau: NiveauCarte, teintes: Teintes): LayerSpecification[] {
  const common = { source: niveau, 'source-layer': niveau }
  const fine = niveau === 'commune' || niveau === 'epci'
  return [
    {
      ...common,
      id: `${niveau}:couleur`,
      type: 'fill',
      paint: {
        'fill-color': couleur(canaux(teintes.terre)),
        'fill-opacity': opaciteAires(1),
        'fill-antialias': false,
      },
    },
    ...MOTIFS.map(
      ({ id, motif }): LayerSpecification => ({
        ...common,
        id: `${niveau}:absence${id}`,
        type: 'fill',
        layout: { visibility: 'none' },
        paint: {
          'fill-pattern': nomDeMotif(motif),
          'fill-opacity': ['case', ['!=', CLASSE as never, id], 0, ETEINT as never, PALEUR, 1],
        },
      }),
    ),
    {
      ...common,
      id: `${niveau}:trait`,
      type: 'line',
      paint: {
        'line-color': teintes.trait,
        'line-width': fine
          ? ['interpolate', ['linear'], ['zoom'], 6, 0, 7.5, 0.4, 11, 1.2]
          : ['interpolate', ['linear'], ['zoom'], 4, 0.7, 8, 1.5],
      },
    },
  ]
}

/** Outline of the feature under the pointer and of the chosen one, above every border. */
export function couchesActives(niveau: NiveauCarte, teintes: Teintes): LayerSpecification[] {
  const common = {
    source: niveau,
    'source-layer': niveau,
    type: 'line' as const,
    layout: { 'line-join': 'round' as const },
  }
  return [
    { ...common, id: `${niveau}:halo`, paint: { 'line-color': teintes.halo, 'line-width': actif(6, 4) } },
    { ...common, id: `${niveau}:actif`, paint: { 'line-color': teintes.encre, 'line-width': actif(3, 1.8) } },
  ]
}

/** How many schools of some types a circle of the far view stands for: its tile counts each type. */
const nombreDe = (types: readonly string[]): ExpressionSpecification =>
  ['+', 0, ...types.map((type) => ['to-number', ['get', type], 0])] as unknown as ExpressionSpecification

/** Circles that hold at least one school of these types. */
export const filtreAgregats = (types: readonly string[]): FilterSpecification => [
  'all',
  ['has', 'nombre'],
  ['>', nombreDe(types), 0],
]

/** Radius of a circle: its area grows with the number of schools. */
export const rayonAgregat = (types: readonly string[]): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['sqrt', nombreDe(types)],
  ...[1, 7, 20, 14, 80, 34],
]

/** The number written in a circle, in the French way. */
export const texteAgregat = (types: readonly string[]): ExpressionSpecification => [
  'number-format',
  nombreDe(types),
  { locale: 'fr-FR' },
]

/**
 * Schools: circles that say how many when far; near, what answers the pointer where each one is. Nothing of these last
 * is seen: `createPoints` draws them.
 */
export function couchesPoints(teintes: Teintes): LayerSpecification[] {
  const common = { source: 'etablissement', 'source-layer': 'etablissement' }
  return [
    {
      ...common,
      id: 'etablissement:agregat',
      type: 'circle',
      filter: filtreAgregats(TYPES_ETABLISSEMENT),
      paint: {
        'circle-radius': rayonAgregat(TYPES_ETABLISSEMENT),
        'circle-color': teintes.frontiere,
        'circle-opacity': 0.22,
        'circle-stroke-color': teintes.frontiere,
        'circle-stroke-width': 1,
      },
    },
    {
      ...common,
      id: 'etablissement:nombre',
      type: 'symbol',
      filter: filtreAgregats(TYPES_ETABLISSEMENT),
      layout: {
        'text-field': texteAgregat(TYPES_ETABLISSEMENT),
        'text-font': ['Cartable SemiBold'],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': teintes.encre, 'text-halo-color': teintes.halo, 'text-halo-width': 1.2 },
    },
    {
      ...common,
      id: 'etablissement:couleur',
      type: 'circle',
      filter: ['has', 'uai'],
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          ...[6, 9, 13].flatMap((z) => [z, rayonPoint(z)]),
        ] as never,
        'circle-opacity': 0,
      },
    },
  ]
}

/** Levels whose borders stay visible over narrower ones, the widest first. */
export const NIVEAUX_FRONTIERES = ['region', 'departement', 'epci', 'commune'] as const
export type NiveauFrontiere = (typeof NIVEAUX_FRONTIERES)[number]

/** Widths far and near, and ink: the wider the level, the stronger its borders. */
const FRONTIERES: Record<NiveauFrontiere, { loin: number; pres: number; opacite: number; zoom: number }> = {
  region: { loin: 0.7, pres: 2, opacite: 0.75, zoom: 0 },
  departement: { loin: 0.3, pres: 1.2, opacite: 0.45, zoom: 0 },
  // From further away there would be nothing but borders.
  epci: { loin: 0.3, pres: 1, opacite: 0.4, zoom: 7.5 },
  // Their tiles are there from this zoom: they are named from them.
  commune: { loin: 0.2, pres: 0.6, opacite: 0.3, zoom: ZOOM_NOMS_COMMUNES },
}

/** Borders of a level above the one shown. */
export function coucheFrontiere(niveau: NiveauFrontiere, teintes: Teintes): LayerSpecification {
  const { loin, pres, opacite, zoom } = FRONTIERES[niveau]
  const fine = niveau === 'epci' || niveau === 'commune'
  return {
    id: `frontiere:${niveau}`,
    type: 'line',
    source: niveau,
    'source-layer': niveau,
    minzoom: zoom,
    layout: { 'line-join': 'round', ...(fine && { visibility: 'none' }) },
    paint: {
      'line-color': teintes.frontiere,
      'line-opacity': opacite,
      'line-width': ['interpolate', ['linear'], ['zoom'], 4, loin, 9, pres],
      ...(niveau === 'epci' && { 'line-dasharray': [3, 2] }),
    },
  }
}
