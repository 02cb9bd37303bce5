import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type TaskList,
} from 'graphile-worker'
import type { Connection } from '../../data/db/connection.ts'
import { CHARGES, type NomTache } from '../../data/taches/charges.ts'
import { TACHES } from './index.ts'
import { openPresence, type Presence } from './presence.ts'
import type { ContexteTache, Tache } from './tache.ts'

/** Jobs run together by one process: a long import leaves room for the mail. */
const ENSEMBLE = 3
/** Delay before starting again when the worker gave up, for instance because the base went away: milliseconds. */
const REPRISE_MS = 5_000

/** What a worker is opened with: its own small pool, and what its jobs need. */
export interface OptionsTravail extends Omit<ContexteTache, 'db' | 'arret' | 'databaseUrl' | 'dernierEssai'> {
  connection: Connection
  /** Told about failures, in one line. */
  tell(texte: string): void
}

/** The jobs under way in this process. */
export interface Travail {
  /** Takes no more jobs, gives up the long ones, waits for the others. */
  close(): Promise<void>
}

type Executer = (charge: unknown, contexte: ContexteTache) => Promise<void>

/** The jobs as graphile-worker calls them; what a job is told is checked first. */
function taskListOf(contexte: Omit<ContexteTache, 'dernierEssai'>): TaskList {
  const entrees = Object.values(TACHES).map((tache) => {
    const executer = tache.execute as Executer
    return [
      tache.nom,
      (recu: unknown, { job }: JobHelpers) =>
        executer(CHARGES[tache.nom].parse(sansCron(recu)), {
          ...contexte,
          dernierEssai: job.attempts >= job.max_attempts,
        }),
    ] as const
  })
  return Object.fromEntries(entrees)
}

/** A job made by the timetable is told when it was due, which ours do not need. */
function sansCron(recu: unknown): unknown {
  if (typeof recu !== 'object' || recu === null) return recu
  const { _cron, ...charge } = recu as Record<string, unknown>
  return charge
}

const cronItems = () =>
  parseCronItems(
    (Object.values(TACHES) as Tache<NomTache>[]).flatMap(({ nom, cron }) =>
      cron ? [{ task: nom, match: cron, options: { jobKey: `cron:${nom}` } }] : [],
    ),
  )

/** Failures only: graphile-worker also tells each success. */
const loggerOf = (tell: (texte: string) => void) =>
  new Logger(() => (level, message) => {
    if (level === 'error') tell(`Tâches : ${message}`)
  })

const contexteOf = (
  { connection, ...options }: OptionsTravail,
  arret: AbortSignal,
): Omit<ContexteTache, 'dernierEssai'> => ({
  ...options,
  db: connection.db,
  databaseUrl: connection.url,
  arret,
})

/**
 * Starts running jobs, and the timetable. Several processes may do so on one base: each job is taken by one of them. A
 * worker that stops by itself is started again.
 */
export async function openTravail(options: OptionsTravail): Promise<Travail> {
  const { connection, tell } = options
  const arret = new AbortController()
  const presence = await openPresence(connection, tell)
  let runner: Runner | null = null
  let reprise: NodeJS.Timeout | null = null
  const resume = (error: unknown): void => {
    if (arret.signal.aborted) return
    tell(`Tâches interrompues : ${error instanceof Error ? error.message : 'fin inattendue'}`)
    reprise = setTimeout(() => void demarrer().catch(resume), REPRISE_MS)
  }
  const demarrer = async (): Promise<void> => {
    const lance = await start(options, arret.signal, presence)
    runner = lance
    lance.promise.then(() => resume(null), resume)
  }
  await demarrer()
  return {
    async close() {
      arret.abort()
      if (reprise) clearTimeout(reprise)
      await runner?.stop().catch(() => undefined)
      await presence.close()
    },
  }
}

async function start(options: OptionsTravail, arret: AbortSignal, presence: Presence): Promise<Runner> {
  const { connection, tell } = options
  return run({
    pgPool: connection.pool,
    concurrency: ENSEMBLE,
    noHandleSignals: true,
    logger: loggerOf(tell),
    events: presence.events,
    taskList: taskListOf(contexteOf(options, arret)),
    parsedCronItems: cronItems(),
  })
}

/** Runs every job that is due, then returns: for tests and for commands. */
export async function runTachesDues(options: OptionsTravail): Promise<void> {
  await runOnce({
    pgPool: options.connection.pool,
    concurrency: ENSEMBLE,
    noHandleSignals: true,
    logger: loggerOf(options.tell),
    taskList: taskListOf(contexteOf(options, new AbortController().signal)),
  })
}
