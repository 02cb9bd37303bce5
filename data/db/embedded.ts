import { readFile, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { findBinaries } from './embedded/binaries.ts'
import { clusterExists, createCluster } from './embedded/cluster.ts'
import { findPlace, type Place } from './embedded/place.ts'
import { discardRecord, isAlive, isRunning, readPostmaster } from './embedded/postmaster-file.ts'
import { type Seat, takeSeat } from './embedded/seat.ts'
import { launchServer, logTail, stopServer } from './embedded/server.ts'

/** How the server came to run: created, started, already running, or restarted after a sudden stop. */
export type Started = 'cree' | 'demarre' | 'adopte' | 'repris'

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Address of the database, password included. */
  url: string
  started: Started
  /** Stops the server, unless another process of ours still uses it; the last one out stops it. */
  stop(): Promise<void>
}

/** What to start. */
export interface EmbeddedOptions {
  /** Folder of Cartable's data; the database goes to its `postgres` folder. */
  dataDir: string
  /** Receives one line in French per notable step. */
  log?: (line: string) => void
  /** A database for one test run: nothing is written durably, and `stop` deletes it. */
  ephemeral?: boolean
}

const MAX_FAILED_STARTS = 8
/** One minute of attempts. */
const MAX_REFUSALS = 1200

function address(port: number, password: string, database: string): string {
  return `postgres://cartable:${password}@127.0.0.1:${port}/${database}`
}

/**
 * Sits at the running server if there is one; `null` when there is none, or when it has just stopped. A recovery is
 * waited for as long as it takes; a server that says it is ready is not.
 */
async function joinServer(place: Place): Promise<{ seat: Seat; port: number } | null> {
  for (let refusals = 0; refusals < MAX_REFUSALS; ) {
    const record = await readPostmaster(place.cluster)
    if (record === null || !(await isAlive(record, place.cluster))) return null
    if (record.ready && record.port !== null) {
      const password = await readFile(place.passwordFile, 'utf8')
      const seat = await takeSeat(address(record.port, password, 'postgres'))
      if (seat !== null) return { seat, port: record.port }
      refusals += 1
    }
    await delay(50)
  }
  throw new Error(`La base de données embarquée est en marche mais ne répond pas. Voyez ${place.logFile}.`)
}

/** Starts the server; says whether it had to recover, `null` if it exited at once. */
async function startServer(place: Place, native: string, ephemeral: boolean): Promise<Started | null> {
  const leftover = await readPostmaster(place.cluster)
  if (leftover !== null && (await isAlive(leftover, place.cluster))) return null
  // PostgreSQL itself copes with the record of a process that is no more; not with a number that serves again.
  if (leftover !== null && isRunning(leftover.pid)) await discardRecord(place.cluster, leftover)
  if (!(await launchServer(native, place, ephemeral))) return null
  return leftover === null ? 'demarre' : 'repris'
}

async function hasDatabase(seat: Seat): Promise<boolean> {
  const { rowCount } = await seat.client.query("SELECT 1 FROM pg_database WHERE datname = 'cartable'")
  return rowCount === 1
}

async function ensureDatabase(seat: Seat): Promise<void> {
  if (await hasDatabase(seat)) return
  try {
    await seat.client.query('CREATE DATABASE cartable')
  } catch (error) {
    // Two processes may create it at the same time: the second only has to see it there.
    if (!(await hasDatabase(seat))) throw error
  }
}

/** Joins the server of this place, starting it, and creating its data, as needed. */
async function joinOrStart(place: Place, ephemeral: boolean, log: (line: string) => void) {
  const running = await joinServer(place)
  if (running !== null) return { ...running, started: 'adopte' as const }
  const native = await findBinaries(place.home, place.user, log)
  const created = !(await clusterExists(place)) && (await createCluster(native, place, ephemeral))
  for (let failures = 0; failures < MAX_FAILED_STARTS; failures += 1) {
    const started = await startServer(place, native, ephemeral)
    const joined = await joinServer(place)
    if (joined !== null && started === null) return { ...joined, started: 'adopte' as const }
    if (joined !== null && started !== null)
      return { ...joined, started: created ? ('cree' as const) : started }
    // The last connections of a killed server take a moment to notice; a busy port is drawn again.
    await delay(250)
  }
  throw new Error(
    `La base de données embarquée ne démarre pas. Fin de ${place.logFile} :\n${await logTail(place)}`,
  )
}

async function leaveServer(place: Place, seat: Seat, ephemeral: boolean): Promise<void> {
  if (await seat.isLast()) await stopServer(place, ephemeral)
  await seat.leave()
  if (ephemeral && (await readPostmaster(place.cluster)) === null)
    await rm(place.root, { recursive: true, force: true })
}

const MESSAGES: Record<Started, string> = {
  cree: 'Base de données embarquée créée',
  demarre: 'Base de données embarquée démarrée',
  adopte: 'Base de données embarquée déjà en marche, partagée',
  repris: 'Base de données embarquée redémarrée après un arrêt brutal',
}

/**
 * Gives an embedded PostgreSQL on the data of `dataDir`: the one that runs there already, or a new one. Several
 * processes may call it at the same time and share the server; it stops with the last of them to call `stop`.
 * @throws Error in French, with what to do, when PostgreSQL cannot run here.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined)
  const ephemeral = options.ephemeral ?? false
  const place = await findPlace(options.dataDir, log)
  const { seat, port, started } = await joinOrStart(place, ephemeral, log)
  await ensureDatabase(seat)
  log(`${MESSAGES[started]} (${place.root}, port ${port}).`)
  const password = await readFile(place.passwordFile, 'utf8')
  seat.rest()
  let stopping: Promise<void> | undefined
  return {
    url: address(port, password, 'cartable'),
    started,
    stop() {
      stopping ??= leaveServer(place, seat, ephemeral)
      return stopping
    },
  }
}
