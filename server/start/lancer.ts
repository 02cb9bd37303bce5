import { type Config, readConfig } from '../../config.ts'
import { buildApp } from '../app.ts'
import type { Application } from '../routes/commun.ts'
import { VERSION } from '../version.ts'
import { type Arret, listenSignaux, openArret } from './arret.ts'
import { fillBase, openBase } from './base.ts'
import { checkPort, listen } from './ecoute.ts'
import { openSuivi, type Suivi } from './suivi.ts'
import { prepareTaches } from './taches.ts'

/** What one way of starting adds to the common run. */
export interface Lancement {
  /** Changes to the configuration read. */
  reglages?: Partial<Config>
  /** Makes the site ready. @returns its folder, `null` when something else serves it. */
  prepareSite(suivi: Suivi): Promise<string | null>
  /** Once the API listens. @returns the address to open. */
  suite(contexte: { app: Application; url: string; suivi: Suivi; arret: Arret }): Promise<string>
}

async function start(lancement: Lancement, arret: Arret): Promise<void> {
  const suivi = openSuivi()
  const config = { ...readConfig(), ...lancement.reglages }
  suivi.ligne(`Cartable ${VERSION}, l’observatoire ouvert du numérique éducatif`)
  await checkPort(config)
  const connection = await openBase(config, suivi, arret)
  await fillBase(connection, config, suivi)
  const webDir = await lancement.prepareSite(suivi)
  const taches = await prepareTaches(connection, config, { suivi, arret })
  const app = await buildApp({ connection, config, webDir })
  await arret.ensuite(() => app.close())
  const racine = await listen(app, config)
  await taches.start(racine)
  const url = await lancement.suite({ app, url: racine, suivi, arret })
  suivi.ligne(`\nPrêt en ${suivi.total()} : ${url}\nAPI : ${url}/api/docs    Arrêter : Ctrl-C\n`)
}

/** Starts everything, prints what it does, and stops cleanly on a signal; exits 1 with a reason when it cannot. */
export async function launch(lancement: Lancement): Promise<void> {
  const arret = openArret()
  listenSignaux(arret)
  try {
    await start(lancement, arret)
  } catch (error) {
    // A stop asked for during start-up breaks what was under way: that is no failure.
    if (arret.commence) return
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    await arret.close()
    process.exit(1)
  }
}
