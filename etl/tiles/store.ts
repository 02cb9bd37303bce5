import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { Database } from '../../data/db/tables.ts'
import { CopyWriter } from '../steps/load.ts'
import type { Tuile } from './encode.ts'
import { type Couche, ZOOMS } from './layers.ts'

/** What storing a set came to. */
export interface SavedSet {
  jeu: number
  tuiles: number
  octets: number
}

/**
 * Stores a set of tiles in one transaction: all of it, or nothing when drawing or storing fails.
 * @param tiles arrays of tiles, drawn while the former ones are being stored.
 */
export async function saveSet(
  client: pg.ClientBase,
  couche: Couche,
  empreinte: string,
  tiles: AsyncIterable<readonly Tuile[]>,
): Promise<SavedSet> {
  await client.query('begin')
  try {
    const { min, max } = ZOOMS[couche]
    const { rows } = await client.query<{ id: number }>(
      'insert into jeu_tuiles (couche, empreinte, zoom_min, zoom_max) values ($1, $2, $3, $4) returning id',
      [couche, empreinte, min, max],
    )
    const jeu = rows[0]?.id
    if (jeu === undefined) throw new Error(`Jeu de tuiles ${couche} non créé`)
    const octets = await copyTiles(client, jeu, tiles)
    await client.query('commit')
    return { jeu, ...octets }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function copyTiles(client: pg.ClientBase, jeu: number, tiles: AsyncIterable<readonly Tuile[]>) {
  const writer = CopyWriter.start(client, 'tuile', ['jeu_id', 'z', 'x', 'y', 'contenu'])
  let octets = 0
  try {
    for await (const batch of tiles) {
      for (const { z, x, y, contenu } of batch) {
        octets += contenu.length
        await writer.write([jeu, z, x, y, `\\x${contenu.toString('hex')}`])
      }
    }
    await writer.end()
  } catch (error) {
    writer.abort(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
  return { tuiles: writer.rows, octets }
}

/** Removes the sets of tiles that no publication shows any more. Returns how many. */
export async function purgeTiles(db: Kysely<Database>): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('jeu_tuiles')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('publication_tuiles')
            .select(sql`1`.as('un'))
            .whereRef('publication_tuiles.jeu_id', '=', 'jeu_tuiles.id'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
