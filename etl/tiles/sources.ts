import pg from 'pg'
import type { CoucheTerritoire } from './layers.ts'
import type { Contour } from './mesh.ts'
import type { Ecole } from './schools.ts'

/** Tables of the publication being prepared, which may not be attached to their parents yet. */
export interface Tables {
  territoire: string
  etablissement: string
}

/** What drawing a level needs of its territories, by code. */
export type Territoires = Map<string, { nom: string; parents: Record<string, string | null> }>

type Client = pg.ClientBase
const quote = pg.escapeIdentifier

/** Columns that name the wider territories a territory belongs to. */
const PARENTS: CoucheTerritoire[] = ['epci', 'departement', 'academie', 'region_academique', 'region']

/** Territories of a level in a publication. */
export async function readTerritoires(client: Client, tables: Tables, niveau: string): Promise<Territoires> {
  const { rows } = await client.query<{ code: string; nom: string } & Record<string, string | null>>(
    `select code, nom, ${PARENTS.join(', ')} from ${quote(tables.territoire)} where niveau = $1`,
    [niveau],
  )
  return new Map(rows.map(({ code, nom, ...parents }) => [code, { nom, parents }]))
}

/** Imported contours of a level. */
export async function readContours(client: Client, imports: number[], niveau: string): Promise<Contour[]> {
  const { rows } = await client.query<Contour>(
    'select code, geometrie from contour where import_id = any($1) and niveau = $2',
    [imports, niveau],
  )
  return rows
}

/** What the schools layer shows: open schools whose position is known. */
const drawnSchools = (tables: Tables): string =>
  `select uai, nom, type, secteur, education_prioritaire as ep, longitude, latitude
   from ${quote(tables.etablissement)} where ouvert and longitude is not null and latitude is not null`

/** Schools to draw, in a constant order. */
export async function readSchools(client: Client, tables: Tables): Promise<Ecole[]> {
  const { rows } = await client.query<Ecole>(`${drawnSchools(tables)} order by uai collate "C"`)
  return rows
}

/** Digest of all that the schools layer shows, `null` when it shows nothing. */
export async function digestOfSchools(client: Client, tables: Tables): Promise<string | null> {
  return digest(client, drawnSchools(tables), [])
}

/** Digest of the codes and names of a level, `null` when the publication has none. */
export async function digestOfNames(client: Client, tables: Tables, niveau: string): Promise<string | null> {
  const query = `select code, nom from ${quote(tables.territoire)} where niveau = $1`
  return digest(client, query, [niveau])
}

/** Digest of which territory of `parent` each territory of `niveau` belongs to. */
export async function digestOfParents(
  client: Client,
  tables: Tables,
  niveau: string,
  parent: CoucheTerritoire,
) {
  const query = `select code, ${quote(parent)} from ${quote(tables.territoire)} where niveau = $1`
  return digest(client, query, [niveau])
}

/**
 * Digest of the codes of imported contours, `null` when there are none: the same file read with another
 * history of communes gives other codes.
 */
export async function digestOfContours(client: Client, imports: number[], niveau: string) {
  return digest(client, 'select code from contour where import_id = any($1) and niveau = $2', [
    imports,
    niveau,
  ])
}

async function digest(client: Client, query: string, values: unknown[]): Promise<string | null> {
  const { rows } = await client.query<{ md5: string | null }>(
    `select md5(string_agg(q::text, E'\\n' order by q::text collate "C")) as md5 from (${query}) q`,
    values,
  )
  return rows[0]?.md5 ?? null
}
