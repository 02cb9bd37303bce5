import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { type Connection, openConnection } from '../../../data/db/connection.ts'
import { buildApp } from '../../../server/app.ts'
import { buildSite, SITE } from '../../../server/start/site.ts'
import { work } from '../../api/support/taches.ts'
import { launchBrowser, openPage, type WatchedPage } from '../../support/browser.ts'
import { createTestDatabase } from '../../support/database.ts'
import { createDemonstrationDatabase } from '../../support/demonstration.ts'

const SUIVI_MUET = { ligne: () => {}, etape: <T>(travail: () => Promise<T>) => travail(), total: () => '' }

/** The whole application on demonstration data, and a browser to look at it. */
export interface Observatoire {
  url: string
  /** Its database, to prepare what no page can: an agent, a report of last year. */
  db: Connection['db']
  open(options?: BrowserContextOptions): Promise<WatchedPage>
  /** Runs the jobs that are due, as the server of `npm start` does. @returns what failed. */
  work(): Promise<string[]>
  close(): Promise<void>
}

/**
 * Starts the application as `npm start` does, on a free port.
 * @param fondPlan the plan of somebody else that readers may show; none by default.
 * @param vide with a migrated database in which nothing was ever published.
 */
export async function openObservatoire({
  vide = false,
  fondPlan = null,
}: {
  vide?: boolean
  fondPlan?: 'ign' | null
} = {}): Promise<Observatoire> {
  await buildSite(SUIVI_MUET)
  const base = await (vide ? createTestDatabase() : createDemonstrationDatabase())
  const connection = openConnection(base.url, 4)
  const dataDir = await mkdtemp(join(tmpdir(), 'cartable-web-'))
  const app = await buildApp({
    connection,
    config: { proxies: 0, logLevel: 'silent', url: null, dataDir, fondPlan },
    webDir: SITE,
    lecturesParMinute: 100_000,
    // A busy machine is not a busy server.
    retardMaxMs: 0,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  return {
    url,
    db: connection.db,
    open: (options) => openPage(browser, url, options),
    work: () => work({ url: base.url, dataDir }),
    async close() {
      await browser.close()
      await app.close()
      await connection.close()
      await base.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
