import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type { PoolClient } from 'pg'
import type { Connection } from '../../data/db/connection.ts'

/** Between two looks for jobs whose worker died: milliseconds. */
const RONDE_MS = 30_000
/** A job taken so recently may be that of a worker that has not yet said it is there. */
const JEUNESSE = '20 seconds'

/** Says which workers of this process live, and gives the jobs of dead ones back. */
export interface Presence {
  /** To be given to the worker, which announces itself there. */
  events: WorkerEvents
  close(): Promise<void>
}

/**
 * graphile-worker takes a job for lost four hours after it was taken. Here each pool of workers holds an advisory lock
 * of the base as long as its process lives: a job whose pool's lock is free was cut short, and goes back to the
 * queue within a minute, whichever process notices.
 */
export async function openPresence(connection: Connection, tell: (texte: string) => void): Promise<Presence> {
  const events: WorkerEvents = new EventEmitter()
  const vivants = new Set<string>()
  let client: PoolClient | null = null
  let ferme = false

  // One connection, one query at a time.
  let suite: Promise<unknown> = Promise.resolve()
  const aSonTour = <T>(travail: () => Promise<T>): Promise<T> => {
    const fait = suite.then(travail)
    suite = fait.catch(() => undefined)
    return fait
  }
  const take = async (worker: string): Promise<void> => {
    await client?.query('select pg_advisory_lock(hashtextextended($1, 0))', [cleOf(worker)])
  }
  const connect = async (): Promise<void> => {
    const pris = await connection.pool.connect()
    client = pris
    // Losing this connection frees the locks: they are taken again at the next round.
    pris.once('error', () => {
      if (client === pris) client = null
      pris.release(true)
    })
    for (const worker of vivants) await take(worker)
  }
  const ronde = async (): Promise<void> => {
    if (!client && !ferme) await connect()
    if (client && !ferme) await renderTachesPerdues(client, vivants)
  }
  const signaler = (error: Error): void => {
    if (!ferme) tell(`Tâches : ${error.message}`)
  }
  // Jobs are taken in the name of the pool of workers, not of one of them.
  events.on('pool:create', ({ workerPool }) => {
    vivants.add(workerPool.id)
    void aSonTour(() => take(workerPool.id)).catch(signaler)
  })
  await aSonTour(ronde)
  const tour = setInterval(() => void aSonTour(ronde).catch(signaler), RONDE_MS)
  return {
    events,
    async close() {
      ferme = true
      clearInterval(tour)
      await suite
      client?.removeAllListeners('error')
      client?.release(true)
    },
  }
}

const cleOf = (worker: string): string => `travail:${worker}`

/** Frees the jobs and the queues taken by workers that no longer hold their lock. */
async function renderTachesPerdues(client: PoolClient, vivants: ReadonlySet<string>): Promise<void> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker.jobs
     where locked_by is not null and locked_at < now() - $1::interval`,
    [JEUNESSE],
  )
  for (const { worker } of rows) {
    if (vivants.has(worker)) continue
    const { rows: essai } = await client.query<{ libre: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as libre',
      [cleOf(worker)],
    )
    if (!essai[0]?.libre) continue
    await client.query('select graphile_worker.force_unlock_workers(array[$1])', [worker])
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [cleOf(worker)])
  }
}
