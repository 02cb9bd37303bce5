import type { Db } from './db.ts'

/** Is there a territory of this level and code in a publication? Before the first one, every territory is. */
export async function isTerritoireConnu(
  db: Db,
  publication: number,
  { niveau, code }: { niveau: string; code: string },
): Promise<boolean> {
  if (publication === 0) return true
  const row = await db
    .selectFrom('territoire')
    .select('code')
    .where('publication_id', '=', publication)
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .executeTakeFirst()
  return row !== undefined
}
