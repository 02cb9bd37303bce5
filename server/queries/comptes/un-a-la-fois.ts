import type { Transaction } from 'kysely'
import type { Database } from '../../../data/db/tables.ts'
import type { Db } from '../db.ts'

/**
 * Creates something that an agent may have so many of, one at a time for each agent: two at once would both be the last
 * one allowed.
 * @param compter how many the agent has now. @returns `null`, and nothing is created, when that is already `max`.
 */
export const createBounded = <T>(
  db: Db,
  agentId: number,
  { max, count }: { max: number; count: (trx: Db) => Promise<number> },
  create: (trx: Transaction<Database>) => Promise<T>,
): Promise<T | null> =>
  db.transaction().execute(async (trx) => {
    await trx.selectFrom('agent').select('id').where('id', '=', agentId).forUpdate().execute()
    return (await count(trx)) >= max ? null : create(trx)
  })
