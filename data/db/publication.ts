import type { Connection } from './connection.ts'

/** Number of the newest published publication, `null` without any. */
export async function findNewestPublication(db: Connection['db']): Promise<number | null> {
  const row = await db
    .selectFrom('publication')
    .select('id')
    .where('statut', '=', 'publiee')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
