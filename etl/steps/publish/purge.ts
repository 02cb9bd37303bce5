import type pg from 'pg'
import type { Connection } from '../../../data/db/connection.ts'
import { withClient } from '../../concurrency.ts'
import { purgeTiles } from '../../tiles/store.ts'
import { dropPartition, TABLES_PAR_PUBLICATION } from '../partition.ts'

/** Publications kept readable, the one in force included. */
export const PUBLICATIONS_CONSERVEES = 3

/** To drop a partition is to keep every reader waiting: better to leave it for the next time than to last. */
const ATTENTE_MAX = '1s'
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Drops the rows of publications beyond the retained ones, and of imports that none of them reads and that newer
 * imports have replaced in all their campaigns (one that waits to be published is left alone).
 * @returns false when some are still being read: they stay whole until the next publication.
 */
export async function purgeOld({ db, pool }: Connection): Promise<boolean> {
  const old = await db
    .selectFrom('publication')
    .select('id')
    .where('statut', '=', 'publiee')
    .orderBy('id', 'desc')
    .offset(PUBLICATIONS_CONSERVEES)
    .execute()
  // Withdrawn before its time: readers have left it, or nearly.
  const withdrawn = await pool.query<{ id: number }>(
    `select id from publication where statut = 'retiree' and to_regclass('synthese_' || id) is not null`,
  )
  let done = true
  for (const { id } of [...old, ...withdrawn.rows])
    done = (await tryTo(pool, (client) => retire(client, id))) && done
  const unread = await pool.query<{ id: number }>(
    `select i.id from import i
     where i.statut = 'valide' and not exists (select from publication_import p where p.import_id = i.id)
       and not exists (
         select from unnest(i.campagnes) as c (campagne)
         where not exists (
           select from publication_import n
           where n.source = i.source and n.campagne = c.campagne and n.import_id > i.id
         )
       )
       and (to_regclass('releve_' || i.id) is not null or to_regclass('contour_' || i.id) is not null)`,
  )
  for (const { id } of unread.rows) {
    const drop = async (client: pg.ClientBase) => {
      await dropPartition(client, 'releve', id)
      await dropPartition(client, 'contour', id)
    }
    done = (await tryTo(pool, drop)) && done
  }
  await purgeTiles(db)
  return done
}

/** Does some work in one transaction unless it must wait for readers; says whether it was done. */
async function tryTo(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<void>): Promise<boolean> {
  return withClient(pool, async (client) => {
    await client.query('begin')
    try {
      await client.query(`set local lock_timeout = '${ATTENTE_MAX}'`)
      await work(client)
      await client.query('commit')
      return true
    } catch (error) {
      await client.query('rollback')
      if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false
      throw error
    }
  })
}

async function retire(client: pg.ClientBase, id: number): Promise<void> {
  for (const table of TABLES_PAR_PUBLICATION) await dropPartition(client, table, id)
  for (const table of ['anomalie', 'publication_import', 'publication_tuiles'])
    await client.query(`delete from ${table} where publication_id = $1`, [id])
  await client.query(`update publication set statut = 'retiree' where id = $1`, [id])
}
