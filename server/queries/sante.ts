import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from './db.ts'

const PATIENCE_MS = 2000

/** Does the database answer, in good time? */
export async function isBasePrete(db: Db): Promise<boolean> {
  const reponse = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
  return Promise.race([reponse, attendre(PATIENCE_MS, false, { ref: false })])
}
