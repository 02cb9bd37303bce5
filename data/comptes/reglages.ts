import type { Kysely } from 'kysely'
import { type CleReglage, REGLAGES, type ValeurReglage } from '../catalogue/model/reglage.ts'
import type { Database } from '../db/tables.ts'

/** Value of a setting: the one an administrator gave, else the declared one. A value no longer allowed is not read. */
export async function readReglage<C extends CleReglage>(
  db: Kysely<Database>,
  cle: C,
): Promise<ValeurReglage<C>> {
  const row = await db.selectFrom('reglage').select('valeur').where('cle', '=', cle).executeTakeFirst()
  const { schema, defaut } = REGLAGES[cle]
  const lue = schema.safeParse(row?.valeur)
  return (lue.success ? lue.data : defaut) as ValeurReglage<C>
}
