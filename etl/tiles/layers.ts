/** Bumped whenever the same inputs would draw different tiles: sets of an older format are not reused. */
export const TILE_FORMAT = 1

/** Layers that draw territories, from the widest to the narrowest. */
export const COUCHES_TERRITOIRE = [
  'region',
  'region_academique',
  'academie',
  'departement',
  'epci',
  'commune',
] as const
export type CoucheTerritoire = (typeof COUCHES_TERRITOIRE)[number]
export type Couche = CoucheTerritoire | 'etablissement'

/** Zooms stored for each layer; a map draws larger scales by stretching the last one. */
export const ZOOMS: Record<Couche, { min: number; max: number }> = {
  region: { min: 0, max: 7 },
  region_academique: { min: 0, max: 7 },
  academie: { min: 0, max: 7 },
  departement: { min: 0, max: 7 },
  epci: { min: 3, max: 8 },
  commune: { min: 4, max: 9 },
  etablissement: { min: 0, max: 9 },
}

/**
 * Levels whose imported contours can draw a layer, best first: its own, or one whose territories name
 * the territory of that layer they belong to.
 */
export const BASES: Record<CoucheTerritoire, readonly CoucheTerritoire[]> = {
  region: ['region', 'departement', 'commune'],
  region_academique: ['region_academique', 'region', 'departement', 'commune'],
  academie: ['academie', 'departement', 'commune'],
  departement: ['departement', 'commune'],
  epci: ['epci', 'commune'],
  commune: ['commune'],
}

/** How finely a surface layer is drawn at one zoom. */
export interface Resolution {
  /** Units along the side of a tile. */
  extent: number
  /** Side, in those units, of a square as large as the smallest triangle worth keeping in an outline. */
  detail: number
}

/** Units drawn around a tile so that strokes do not stop short at its edge: 8 of its 512 pixels. */
export const bufferOf = (extent: number): number => extent / 64

/**
 * Resolution of a surface layer at a zoom. The last zoom is stretched far, so it keeps all that a unit
 * can show; the others keep half a pixel (4 units of 4,096 on a tile of 512 pixels). At low zooms a
 * commune is a few pixels wide and 30,000 of them share a tile: coarser grids halve its weight.
 */
export function resolutionOf(couche: CoucheTerritoire, z: number): Resolution {
  if (z === ZOOMS[couche].max) return { extent: 4096, detail: 1 }
  if (couche === 'commune' && z < 6) return { extent: 512, detail: 1 }
  if (couche === 'commune' && z === 6) return { extent: 2048, detail: 4 }
  return { extent: 4096, detail: 4 }
}

/**
 * Whether tiles of a zoom name their territories. Names and codes of 30,000 communes weigh 400 kB once
 * compressed, more than their outlines, for shapes a pixel or two wide: below z6 communes have codes only.
 */
export const namesAt = (couche: CoucheTerritoire, z: number): boolean => couche !== 'commune' || z >= 6
