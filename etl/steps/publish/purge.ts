import type { Connection } from '../../../data/db/connection.ts'
import { purgeTiles } from '../../tiles/store.ts'
import { dropPartition } from '../partition.ts'

/** Publications kept readable, the one in force included. */
export const PUBLICATIONS_CONSERVEES = 3

/**
 * Drops the rows of publications beyond the retained ones, and of imports that none of them reads and that a
 * newer import of their source has replaced (one that waits to be published is left alone).
 */
export async function purgeOld({ db, pool }: Connection): Promise<void> {
  const old = await db
    .selectFrom('publication')
    .select('id')
    .where('statut', '=', 'publiee')
    .orderBy('id', 'desc')
    .offset(PUBLICATIONS_CONSERVEES)
    .execute()
  for (const { id } of old) {
    for (const table of ['territoire', 'etablissement', 'synthese', 'recherche'] as const) {
      await dropPartition(pool, table, id)
    }
    await db.deleteFrom('anomalie').where('publication_id', '=', id).execute()
    await db.deleteFrom('publication_import').where('publication_id', '=', id).execute()
    await db.deleteFrom('publication_tuiles').where('publication_id', '=', id).execute()
    await db.updateTable('publication').set({ statut: 'retiree' }).where('id', '=', id).execute()
  }
  const unread = await pool.query<{ id: number }>(
    `select i.id from import i
     where i.statut = 'valide' and not exists (select from publication_import p where p.import_id = i.id)
       and exists (select from publication_import n where n.source = i.source and n.import_id > i.id)
       and (to_regclass('releve_' || i.id) is not null or to_regclass('contour_' || i.id) is not null)`,
  )
  for (const { id } of unread.rows) {
    await dropPartition(pool, 'releve', id)
    await dropPartition(pool, 'contour', id)
  }
  await purgeTiles(db)
}
