import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './tables.ts'

/** A pool of connections with its typed query builder. */
export interface Connection {
  db: Kysely<Database>
  pool: pg.Pool
  /** Url the pool was opened with, for workers that need connections of their own. */
  url: string
  close(): Promise<void>
}

/** `date` columns stay text (`2016-09-01`): a day has no time zone. */
const DATE_OID = 1082
/** Counts (`int8`) come as numbers: none here approaches 2^53. */
const INT8_OID = 20

const types = new pg.TypeOverrides()
types.setTypeParser(DATE_OID, (value: string) => value)
types.setTypeParser(INT8_OID, Number)

/**
 * Opens a pool on a PostgreSQL server.
 * @param max connections kept at most.
 * @throws nothing here: an unreachable server shows at the first query.
 */
export function openConnection(url: string, max = 10): Connection {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: 'cartable' })
  // An idle connection that the server drops must not kill the process: the next query opens another.
  pool.on('error', (error) => {
    if (!pool.ending) console.error(`Connexion PostgreSQL perdue : ${error.message}`)
  })
  // A connection lost while it is lent fails its query; without a listener it would also stop the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    // Kysely closes the pool only if it has run a query itself.
    if (!pool.ending) await pool.end()
  }
  return { db, pool, url, close }
}
