import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Rows of a statement, batch by batch, from one read-only transaction. It holds a connection to the end: only for
 * readers who never wait, such as a file being written to disk.
 */
export async function* readByBatches<T extends object>(
  db: Db,
  requete: RawBuilder<unknown>,
  taille = 5000,
): AsyncGenerator<T[], void, undefined> {
  const transaction = await db.startTransaction().setAccessMode('read only').execute()
  try {
    await sql`declare lecture no scroll cursor for ${requete}`.execute(transaction)
    for (;;) {
      const { rows } = await sql<T>`fetch ${sql.lit(taille)} from lecture`.execute(transaction)
      if (rows.length > 0) yield rows
      if (rows.length < taille) return
    }
  } finally {
    await transaction.rollback().execute()
  }
}
