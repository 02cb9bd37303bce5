import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** Territories of the schematic map; the code is the only property. */
export type TerritoiresSchematiques = GeometryCollection<{ code: string }>

/** Communes and départements sharing their arcs, so that `topojson.merge` builds any larger territory. */
export type ContoursSchematiques = Topology<{
  communes: TerritoiresSchematiques
  departements: TerritoiresSchematiques
}>

/** `geonames`: as published; `recalee`: moved inside the schematic outline; `estimee`: plausible, ours. */
export type QualitePosition = 'geonames' | 'recalee' | 'estimee'

/** A position in degrees (WGS 84). */
export interface PositionCommune {
  readonly lon: number
  readonly lat: number
  readonly qualite: QualitePosition
}

/**
 * The schematic map of the current communes and of the 101 départements (métropole and DROM): a drawing for
 * want of official contours, never to be measured. Throws when the file is damaged.
 */
export function readContoursSchematiques(): ContoursSchematiques {
  return readGzip('contours-schematiques.topo.json.gz') as ContoursSchematiques
}

/** Position of each current commune and arrondissement municipal (métropole and DROM), by INSEE code. */
export function readPositionsCommunes(): Map<string, PositionCommune> {
  const lignes = readGzip('positions-communes.json.gz') as Record<string, [number, number, QualitePosition]>
  return new Map(Object.entries(lignes).map(([code, [lon, lat, qualite]]) => [code, { lon, lat, qualite }]))
}

function readGzip(nom: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(new URL(nom, import.meta.url))).toString('utf8'))
}
