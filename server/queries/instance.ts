import type { Db } from './db.ts'

/** What this database was declared to hold, `null` before the first import. */
export async function findNature(db: Db): Promise<string | null> {
  const row = await db.selectFrom('instance').select('valeur').where('cle', '=', 'nature').executeTakeFirst()
  return row?.valeur ?? null
}
