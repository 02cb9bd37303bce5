import type { Connection } from '../../data/db/connection.ts'
import { dropPartition } from './partition.ts'

/**
 * Closes the imports of some sources left open by a process that died: their rows are dropped, their report says so.
 * The caller holds the lock under which these sources are imported.
 */
export async function closeInterrupted({ db, pool }: Connection, sources: readonly string[]): Promise<void> {
  const rows = await db
    .updateTable('import')
    .set({ statut: 'echoue', fin: new Date(), message: 'Import interrompu avant sa fin.' })
    .where('source', 'in', sources)
    .where('statut', '=', 'en_cours')
    .returning('id')
    .execute()
  for (const { id } of rows) {
    await dropPartition(pool, 'releve', id)
    await dropPartition(pool, 'contour', id)
  }
}
