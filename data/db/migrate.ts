import { Migrator } from 'kysely'
import type pg from 'pg'
import { MIGRATIONS } from '../../migrations/index.ts'
import { openConnection } from './connection.ts'

/** Last migration of the job queue that this version knows; a test compares it with the package's. */
export const MIGRATION_FILE = 19

/**
 * Brings a database to the latest schema, that of the job queue included; safe to call at every start and from
 * several processes (kysely takes a lock; the queue notices that another process was first).
 * @returns names of the migrations that were run, empty when the schema was up to date.
 * @throws the error of the migration that failed; nothing of it is kept.
 */
export async function migrateToLatest(url: string): Promise<string[]> {
  const connection = openConnection(url, 1)
  try {
    const migrator = new Migrator({
      db: connection.db,
      provider: { getMigrations: async () => MIGRATIONS },
    })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    await migrateFile(connection.pool)
    return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
  } finally {
    await connection.close()
  }
}

/** The queue keeps its own schema (`graphile_worker`), with its own migrations: read only when they are needed. */
async function migrateFile(pool: pg.Pool): Promise<void> {
  if ((await lastOfFile(pool)) >= MIGRATION_FILE) return
  const { runMigrations } = await import('graphile-worker')
  await runMigrations({ pgPool: pool })
}

async function lastOfFile(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ table: string | null }>(
    `select to_regclass('graphile_worker.migrations')::text as table`,
  )
  if (!rows[0]?.table) return 0
  const { rows: migrations } = await pool.query<{ id: number }>(
    'select max(id) as id from graphile_worker.migrations',
  )
  return migrations[0]?.id ?? 0
}
