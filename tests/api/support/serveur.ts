import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../../config.ts'
import { openConnection } from '../../../data/db/connection.ts'
import { buildApp, type Dependances } from '../../../server/app.ts'
import { createSeededDatabase, createTestDatabase } from '../../support/database.ts'
import { createDemonstrationDatabase } from '../../support/demonstration.ts'
import { publishTwice } from './deux-publications.ts'
import { seed } from './seed.ts'

/**
 * What the server reads: the small world, one published twice by the ETL, three départements of the demonstration, or
 * nothing at all.
 */
const MONDES = {
  petit: () => createSeededDatabase('api', seed),
  deux_publications: () => createSeededDatabase('api_deux_publications', publishTwice),
  demonstration: createDemonstrationDatabase,
  vide: createTestDatabase,
}

interface Options extends Partial<Omit<Dependances, 'connection' | 'config'>> {
  monde?: keyof typeof MONDES
  config?: Partial<Pick<Config, 'proxies' | 'url' | 'instance' | 'fondPlan' | 'oidc' | 'webhooksPrives'>>
}

/** Opens the application on a database of its own. */
export async function openServeur({ monde = 'petit', config, ...options }: Options = {}) {
  const base = await MONDES[monde]()
  const connection = openConnection(base.url, 4)
  const dataDir = await mkdtemp(join(tmpdir(), 'cartable-api-'))
  const app = await buildApp({
    connection,
    webDir: null,
    // A busy machine is not a busy server.
    retardMaxMs: 0,
    ...options,
    config: { proxies: 0, logLevel: 'silent', url: null, dataDir, oidc: null, ...config },
  })
  await app.ready()
  return {
    app,
    db: connection.db,
    url: base.url,
    dataDir,
    get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }),
    /** Makes the database disappear under the server. */
    cutBase: () => base.drop(),
    async close() {
      await app.close()
      await connection.close()
      await base.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
export type Serveur = Awaited<ReturnType<typeof openServeur>>
