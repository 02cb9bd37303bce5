import type { PoolClient } from 'pg'
import type { Connection } from '../../data/db/connection.ts'
import { listCorrections } from '../../data/signalements/corrections.ts'
import { findRevision } from '../../data/signalements/revision.ts'
import { listDepotsPublies } from './depots/publies.ts'
import { AUCUNE_PUBLICATION, findPublicationId, loadPublication, type Publication } from './publication.ts'

/** Delay between two looks at the database, in case a notification was lost. */
const PERIODE_MS = 30_000
/** First delay before listening again after a lost connection. */
const REPRISE_MS = 1_000

/** Keeps the current publication in memory and follows the database. */
export interface Veille {
  /** The newest publication known; never waits. */
  courante(): Publication
  /** Looks at the database now: used at start-up and by tests. */
  refresh(): Promise<Publication>
  close(): Promise<void>
}

/**
 * Starts following publications: `NOTIFY publication` for speed, a slow poll for safety.
 * @param onErreur told about every failed look; the last publication known stays served.
 */
export async function openVeille(
  connection: Connection,
  onErreur: (error: unknown) => void,
): Promise<Veille> {
  let publication = AUCUNE_PUBLICATION
  let ferme = false
  let client: PoolClient | null = null
  let reprise: NodeJS.Timeout | null = null
  let enCours: Promise<Publication> | null = null

  const watch = async (): Promise<Publication> => {
    const { db } = connection
    // The revision is read first: a correction that comes meanwhile is read twice rather than never.
    const revision = await findRevision(db)
    const id = await findPublicationId(db)
    if (id === publication.id && revision === publication.revision) return publication
    const lue = id === publication.id ? publication : await loadPublication(db, id)
    const depots = await listDepotsPublies(db)
    publication = {
      ...lue,
      revision,
      corrections: await listCorrections(db),
      // Invented data and real ones never meet.
      depots: depots.filter(({ demonstration }) => demonstration === lue.demonstration),
    }
    return publication
  }
  // Looks never overlap: the second would undo the first if answers came back in the other order.
  const refresh = (): Promise<Publication> => {
    const suivant = (enCours ?? Promise.resolve(publication)).catch(() => publication).then(watch)
    enCours = suivant
    return suivant
  }
  const abandon = (perdu: PoolClient | null, error: unknown): void => {
    if (client === perdu) client = null
    perdu?.release(true)
    onErreur(error)
    resume()
  }
  const listen = async (): Promise<void> => {
    if (ferme) return
    let ouvert: PoolClient | null = null
    try {
      ouvert = await connection.pool.connect()
      const ecoute = ouvert
      client = ecoute
      ecoute.on('notification', () => void refresh().catch(onErreur))
      await ecoute.query('listen publication')
      await refresh()
      ecoute.once('error', (error) => abandon(ecoute, error))
    } catch (error) {
      abandon(ouvert, error)
    }
  }
  const resume = (): void => {
    if (ferme) return
    reprise = setTimeout(() => void listen(), REPRISE_MS)
    reprise.unref()
  }
  const tour = setInterval(() => void refresh().catch(onErreur), PERIODE_MS)
  tour.unref()
  await listen()

  return {
    courante: () => publication,
    refresh,
    async close() {
      ferme = true
      clearInterval(tour)
      if (reprise) clearTimeout(reprise)
      client?.removeAllListeners('error')
      client?.release(true)
      await enCours?.catch(() => undefined)
    },
  }
}
