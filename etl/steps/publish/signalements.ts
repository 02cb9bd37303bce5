import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Database } from '../../../data/db/tables.ts'
import { type Boucle, bouclerSignalements } from '../../../data/signalements/boucler.ts'
import { lockPublication } from '../../../data/signalements/verrou.ts'
import type { Choix } from './selection.ts'

/** The query builder on one connection, inside the transaction that it has already begun. */
function builderOn(client: pg.ClientBase): Kysely<Database> {
  const seule = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => seule, end: async () => undefined }
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

/** Waits for the reports being written, and keeps the next ones waiting: none falls between two publications. */
export const holdReports = (client: pg.ClientBase): Promise<void> => lockPublication(builderOn(client))

/** Resolves the reports that a publication answers. The caller's transaction flips it, or undoes all. */
export const closeReports = (
  client: pg.ClientBase,
  publicationId: number,
  imports: readonly Choix[],
): Promise<Boucle> => bouclerSignalements(builderOn(client), { id: publicationId, imports })
