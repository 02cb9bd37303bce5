import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { countAgents } from '../../data/comptes/agents.ts'
import { type Connection, openConnection } from '../../data/db/connection.ts'
import { openCoffre } from '../coffre.ts'
import { type Courrier, openCourrier } from '../courrier/courrier.ts'
import { openTravail, type Travail } from '../taches/travail.ts'
import type { Arret } from './arret.ts'
import type { Suivi } from './suivi.ts'

/** Connections of the jobs, apart from those of readers: one listens, one says that this process lives. */
const CONNEXIONS = 6

/** The jobs of this process, ready to start. */
export interface Taches {
  /** @param racine public root address, for the links of letters. */
  start(racine: string): Promise<void>
}

/**
 * Opens what jobs need. Call it before the server is built: what is opened first is closed last, so that readers are
 * answered before the jobs are stopped.
 */
export async function prepareTaches(
  { url }: Pick<Connection, 'url'>,
  config: Config,
  { suivi, arret }: { suivi: Suivi; arret: Arret },
): Promise<Taches> {
  const courrier = ouvrirCourrier(config)
  const coffre = await openCoffre(config)
  const connection = openConnection(url, CONNEXIONS)
  let travail: Travail | null = null
  await arret.ensuite(async () => {
    await travail?.close()
    courrier.close()
    await connection.close()
  })
  return {
    async start(racine) {
      travail = await openTravail({
        connection,
        courrier,
        coffre,
        webhooksPrives: config.webhooksPrives,
        racine: racine.replace(/\/$/, ''),
        dataDir: config.dataDir,
        tell: (texte) => console.error(texte),
      })
      if (courrier.boite) {
        suivi.ligne(`Courrier : déposé dans ${courrier.boite} (CARTABLE_SMTP_URL pour l’envoyer)`)
      }
      await advisePremierAgent(connection, suivi)
    },
  }
}

const ouvrirCourrier = ({ smtpUrl, expediteur, dataDir }: Config): Courrier =>
  openCourrier({ smtpUrl, expediteur, boite: join(dataDir, 'courrier') })

/** An instance nobody can manage says how to mend that. */
async function advisePremierAgent({ db }: Connection, suivi: Suivi): Promise<void> {
  if ((await countAgents(db, 'administrateur')) > 0) return
  suivi.ligne(
    'Administration : personne encore. « npm run etl -- agent --courriel <adresse> --role administrateur » crée un compte et son lien de connexion.',
  )
}
