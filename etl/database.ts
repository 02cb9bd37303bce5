import type { Config } from '../config.ts'
import { type Connection, openConnection } from '../data/db/connection.ts'
import { startEmbeddedPostgres } from '../data/db/embedded.ts'
import { migrateToLatest } from '../data/db/migrate.ts'
import type { Journal } from './progress.ts'

/**
 * Opens the database of the configuration, migrated: the server of `DATABASE_URL`, or the embedded one
 * (started if it is not, shared if the observatory is running).
 */
export async function openDatabase(
  config: Config,
  journal: Journal,
): Promise<{ connection: Connection; close(): Promise<void> }> {
  const log = (line: string) => journal.line(line)
  const server = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  const url = config.databaseUrl ?? server?.url
  if (!url) throw new Error('no database address')
  try {
    await migrateToLatest(url)
    const connection = openConnection(url)
    return {
      connection,
      async close() {
        await connection.close()
        await server?.stop()
      },
    }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
