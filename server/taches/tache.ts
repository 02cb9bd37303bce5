import type { Charge, NomTache } from '../../data/taches/charges.ts'
import type { Coffre } from '../coffre.ts'
import type { Courrier } from '../courrier/courrier.ts'
import type { Db } from '../queries/db.ts'

/** What jobs work with. */
export interface ContexteTache {
  db: Db
  courrier: Courrier
  /** Secrets of the instance: the addresses of authors, those that sign. */
  coffre: Coffre
  /** Webhooks may reach private addresses: those of a network of one's own. */
  webhooksPrives: boolean
  /** Public root address, without a final slash: never taken from a request. */
  racine: string
  dataDir: string
  /** Aborted when the server stops: a long job then gives up, and runs again at the next start. */
  arret: AbortSignal
  /** The queue gives up if this attempt fails too: say so where it shows. */
  dernierEssai: boolean
  /** Address of the base, for jobs that start a command. */
  databaseUrl: string
}

/** A kind of job. It runs at least once, maybe twice when a machine dies: its effect must be the same. */
export interface Tache<N extends NomTache = NomTache> {
  nom: N
  /** When it runs by itself, as a crontab writes it (`17 3 * * *`: every night at 3:17 UTC); its charge is then `{}`. */
  cron?: string
  /** @throws when it is to be tried again later. */
  execute(charge: Charge<N>, contexte: ContexteTache): Promise<void>
}

/** Declares a kind of job; list it in `server/taches/index.ts`. */
export const defineTache = <N extends NomTache>(tache: Tache<N>): Tache<N> => tache
