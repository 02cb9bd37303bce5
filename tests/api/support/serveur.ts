import { openConnection } from '../../../data/db/connection.ts'
import { buildApp, type Dependances } from '../../../server/app.ts'
import { createSeededDatabase, createTestDatabase } from '../../support/database.ts'
import { semer } from './seed.ts'

/** Opens the application on a copy of the small world. */
export async function ouvrirServeur(
  options: Partial<Omit<Dependances, 'connection'>> & { vide?: boolean } = {},
) {
  const base = await (options.vide ? createTestDatabase() : createSeededDatabase('api', semer))
  const connection = openConnection(base.url, 4)
  const app = await buildApp({
    connection,
    config: { proxies: 0, logLevel: 'silent', url: null },
    webDir: null,
    ...options,
  })
  await app.ready()
  return {
    app,
    db: connection.db,
    get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }),
    /** Makes the database disappear under the server. */
    couperBase: () => base.drop(),
    async fermer() {
      await app.close()
      await connection.close()
      await base.drop()
    },
  }
}
export type Serveur = Awaited<ReturnType<typeof ouvrirServeur>>
