import { sql } from 'kysely'
import type { Db } from '../db.ts'

/**
 * Supports an open report once a day and per address.
 * @param pay what it costs, in the same transaction; throws to refuse.
 * @returns `null` when the report is closed.
 */
export async function addSoutien(
  db: Db,
  signalement: number,
  { adresse, jour }: { adresse: string; jour: string },
  pay: (trx: Db) => Promise<void>,
): Promise<{ soutiens: number; compte: boolean } | null> {
  return db.transaction().execute(async (trx) => {
    const ouvert = await trx
      .selectFrom('signalement')
      .select('soutiens')
      .where('id', '=', signalement)
      .where('clos_le', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!ouvert) return null
    await pay(trx)
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('signalement_soutien')
      .values({ signalement_id: signalement, adresse, jour })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return { soutiens: ouvert.soutiens, compte: false }
    await trx
      .updateTable('signalement')
      .set({ soutiens: sql`soutiens + 1` })
      .where('id', '=', signalement)
      .execute()
    return { soutiens: ouvert.soutiens + 1, compte: true }
  })
}
