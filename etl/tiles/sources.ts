import pg from 'pg'
import type { CoucheTerritoire } from './layers.ts'
import type { Contour } from './mesh.ts'
import type { Ecole } from './schools.ts'

/** Tables that hold the publication being prepared: its own, or their parents once it is attached. */
export interface Tables {
  territoire: string
  etablissement: string
}

/** Where the rows of a publication are; a parent table holds those of other publications as well. */
export interface Prepared extends Tables {
  publication: number
}

/** What drawing a level needs of its territories, by code. */
export type Territoires = Map<string, { nom: string; parents: Record<string, string | null> }>

type Client = pg.ClientBase
const quote = pg.escapeIdentifier

/** Columns that name the wider territories a territory belongs to. */
const PARENTS: CoucheTerritoire[] = ['epci', 'departement', 'academie', 'region_academique', 'region']

/** Territories of a level in a publication. */
export async function readTerritoires(
  client: Client,
  prepared: Prepared,
  niveau: string,
): Promise<Territoires> {
  const { rows } = await client.query<{ code: string; nom: string } & Record<string, string | null>>(
    `select code, nom, ${PARENTS.join(', ')} from ${quote(prepared.territoire)} where publication_id = $1 and niveau = $2`,
    [prepared.publication, niveau],
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

/** What the schools layer shows of publication $1: open schools whose position is known. */
const drawnSchools = (prepared: Prepared): string =>
  `select uai, nom, type, secteur, education_prioritaire as ep, longitude, latitude
   from ${quote(prepared.etablissement)} where publication_id = $1 and ouvert and longitude is not null and latitude is not null`

/** Schools to draw, in a constant order. */
export async function readSchools(client: Client, prepared: Prepared): Promise<Ecole[]> {
  const { rows } = await client.query<Ecole>(`${drawnSchools(prepared)} order by uai collate "C"`, [
    prepared.publication,
  ])
  return rows
}

/** Digest of all that the schools layer shows, `null` when it shows nothing. */
export async function digestOfSchools(client: Client, prepared: Prepared): Promise<string | null> {
  return digest(client, drawnSchools(prepared), [prepared.publication])
}

/** Digest of the codes and names of a level, `null` when the publication has none. */
export async function digestOfNames(
  client: Client,
  prepared: Prepared,
  niveau: string,
): Promise<string | null> {
  const query = `select code, nom from ${quote(prepared.territoire)} where publication_id = $1 and niveau = $2`
  return digest(client, query, [prepared.publication, niveau])
}

/** Digest of which territory of `parent` each territory of `niveau` belongs to. */
export async function digestOfParents(
  client: Client,
  prepared: Prepared,
  niveau: string,
  parent: CoucheTerritoire,
) {
  const query = `select code, ${quote(parent)} from ${quote(prepared.territoire)} where publication_id = $1 and niveau = $2`
  return digest(client, query, [prepared.publication, niveau])
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
