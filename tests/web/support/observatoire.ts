import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { openConnection } from '../../../data/db/connection.ts'
import { loadDemonstration } from '../../../etl/demonstration.ts'
import { silentJournal } from '../../../etl/progress.ts'
import { buildApp } from '../../../server/app.ts'
import { construireSite, SITE } from '../../../server/start/site.ts'
import { launchBrowser, openPage, type WatchedPage } from '../../support/browser.ts'
import { createSeededDatabase, createTestDatabase } from '../../support/database.ts'

/** Schools of these départements only: a city of arrondissements, a Breton one, an overseas one. */
const DEPARTEMENTS = ['13', '35', '974']
/** The first file of a run loads the country, on a machine that may be busy: milliseconds. */
export const CHARGEMENT = 900_000

const SUIVI_MUET = { ligne: () => {}, etape: <T>(travail: () => Promise<T>) => travail(), total: () => '' }

/** The whole application on demonstration data, and a browser to look at it. */
export interface Observatoire {
  url: string
  ouvrir(options?: BrowserContextOptions): Promise<WatchedPage>
  fermer(): Promise<void>
}

async function semer(url: string): Promise<void> {
  const connection = openConnection(url, 4)
  const dataDir = await mkdtemp(join(tmpdir(), 'cartable-web-'))
  try {
    await loadDemonstration(connection, { dataDir, departements: DEPARTEMENTS, journal: silentJournal })
  } finally {
    await connection.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/**
 * Starts the application as `npm start` does, on a free port.
 * @param vide with a migrated database in which nothing was ever published.
 */
export async function ouvrirObservatoire({ vide = false } = {}): Promise<Observatoire> {
  await construireSite(SUIVI_MUET)
  const base = await (vide ? createTestDatabase() : createSeededDatabase('demonstration_web', semer))
  const connection = openConnection(base.url, 4)
  const app = await buildApp({
    connection,
    config: { proxies: 0, logLevel: 'silent', url: null },
    webDir: SITE,
    lecturesParMinute: 100_000,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  return {
    url,
    ouvrir: (options) => openPage(browser, url, options),
    async fermer() {
      await browser.close()
      await app.close()
      await connection.close()
      await base.drop()
    },
  }
}
