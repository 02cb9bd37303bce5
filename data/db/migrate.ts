import { Migrator } from 'kysely'
import { MIGRATIONS } from '../../migrations/index.ts'
import { openConnection } from './connection.ts'

/**
 * Brings a database to the latest schema; safe to call at every start and from several processes
 * (kysely takes a lock).
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
    return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
  } finally {
    await connection.close()
  }
}
