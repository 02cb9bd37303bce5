import type { Config } from '../../config.ts'
import { type Connection, openConnection } from '../../data/db/connection.ts'
import { startEmbeddedPostgres } from '../../data/db/embedded.ts'
import { migrateToLatest } from '../../data/db/migrate.ts'
import { findNature } from '../queries/instance.ts'
import { findPublicationId } from '../queries/publication.ts'
import type { Arret } from './arret.ts'
import type { Suivi } from './suivi.ts'

/** No server there, unknown host, wrong password, no such database. */
const CONNEXION_REFUSEE = /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|28\w{3}|3D000)$/

/** Opens the database of the configuration, migrated; starts the embedded server when none is given. */
export async function openBase(config: Config, suivi: Suivi, arret: Arret): Promise<Connection> {
  const url = config.databaseUrl ?? (await startServeur(config, suivi, arret))
  await suivi.etape(
    () => migrate(url, config),
    (faites) => (faites.length === 0 ? 'Schéma à jour' : `Schéma mis à jour : ${faites.join(', ')}`),
  )
  const connection = openConnection(url)
  await arret.ensuite(() => connection.close())
  return connection
}

/** @throws Error in French when the server given by the configuration cannot be reached. */
async function migrate(url: string, { databaseUrl }: Config): Promise<string[]> {
  try {
    return await migrateToLatest(url)
  } catch (error) {
    const { code } = error as { code?: string }
    if (databaseUrl === null || !CONNEXION_REFUSEE.test(code ?? '')) throw error
    throw new Error(
      `La base de données de DATABASE_URL est injoignable (${code}). Vérifiez son adresse, son nom et le mot de passe.`,
    )
  }
}

async function startServeur({ dataDir }: Config, suivi: Suivi, arret: Arret): Promise<string> {
  const serveur = await startEmbeddedPostgres({ dataDir, log: suivi.ligne })
  await arret.ensuite(() => serveur.stop())
  return serveur.url
}

/** Loads the demonstration data into a database that holds nothing, unless told not to. */
export async function fillBase(connection: Connection, config: Config, suivi: Suivi): Promise<void> {
  const publication = await findPublicationId(connection.db)
  if (publication > 0) {
    suivi.ligne(`Données : publication n° ${publication}`)
    return
  }
  if (!config.demo || (await findNature(connection.db)) === 'reelle') {
    suivi.ligne('Données : aucune. Importez-en avec « npm run etl -- import-dossier <dossier> ».')
    return
  }
  suivi.ligne('Base vide : chargement des données de démonstration…')
  // The ETL and its demonstration are only read when they are needed: a second start skips them.
  const [{ loadDemonstration }, { consoleJournal }] = await Promise.all([
    import('../../etl/demonstration.ts'),
    import('../../etl/progress.ts'),
  ])
  await suivi.etape(
    () => loadDemonstration(connection, { dataDir: config.dataDir, journal: consoleJournal() }),
    () => 'Données de démonstration chargées',
  )
}
