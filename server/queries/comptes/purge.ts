import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Forgets the sessions that ended and the links nobody can use any more: past their time, they only tell who came when. */
export async function purgeConnexions(db: Db): Promise<void> {
  await db.deleteFrom('agent_session').where('expire_le', '<', sql<Date>`now()`).execute()
  await db.deleteFrom('lien_connexion').where('expire_le', '<', sql<Date>`now() - interval '1 day'`).execute()
}
