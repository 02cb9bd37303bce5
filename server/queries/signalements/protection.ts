import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Marks a challenge as used. @returns false when it already was. */
export async function consumeDefi(trx: Db, defi: string, expire_le: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('defi_utilise')
    .values({ defi, expire_le })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Counts one more writing of the day. @returns how many there are now. */
export async function consumeQuota(
  trx: Db,
  portee: 'adresse' | 'cible',
  cle: string,
  jour: string,
): Promise<number> {
  const { nombre } = await trx
    .insertInto('quota')
    .values({ portee, cle, jour, nombre: 1 })
    .onConflict((conflict) =>
      conflict.columns(['portee', 'cle', 'jour']).doUpdateSet({ nombre: sql`quota.nombre + 1` }),
    )
    .returning('nombre')
    .executeTakeFirstOrThrow()
  return nombre
}
