import { Worker } from 'node:worker_threads'
import type { Kysely } from 'kysely'
import { openConnection } from '../../data/db/connection.ts'
import type { Database } from '../../data/db/tables.ts'
import type { Couche } from './layers.ts'
import { costOf, type ImportContours, type LayerToDraw, type Plan, planTiles, type Task } from './plan.ts'
import type { Prepared, Tables } from './sources.ts'
import type { WorkerInput, WorkerOutput } from './worker.ts'

export interface BuildTilesOptions {
  /** Database; workers open connections of their own. */
  url: string
  publicationId: number
  /** Tables that hold the publication, filled and committed: its own, or their parents once attached. */
  tables: Tables
  /** Imports of contours chosen for the publication, one entry per level they hold. */
  importIds: { contours: ImportContours[] }
  /** Workers drawing at the same time; two at most are of use. */
  threads?: number
  log(line: string): void
  /** Told of each layer as soon as it is ready. */
  onProgress?: (couche: Couche, ready: number, total: number) => void
}

/** One layer of the publication. `ms` is 0 for a set that was there already. */
export interface BuiltLayer {
  couche: Couche
  tuiles: number
  octets: number
  ms: number
  reused: boolean
}

interface Ready extends BuiltLayer {
  jeu: number
}

/**
 * Draws the vector tiles of a publication, or finds again sets drawn from the same inputs, and links
 * them to it. Heavy work runs in worker threads: the caller's thread and connections stay free.
 * @throws Error of the first layer that fails: the publication is then linked to no set. Sets completed
 * meanwhile stay for the next attempt, or for `purgeTiles`.
 */
export async function buildTiles(options: BuildTilesOptions): Promise<BuiltLayer[]> {
  const connection = openConnection(options.url, 1)
  try {
    const client = await connection.pool.connect()
    const plan = await planTiles(client, preparedOf(options), options.importIds.contours).finally(() =>
      client.release(),
    )
    const layers = await drawAll(plan, options)
    await linkSets(connection.db, options.publicationId, layers)
    return layers.map(({ jeu: _, ...layer }) => layer)
  } finally {
    await connection.close()
  }
}

async function drawAll(plan: Plan, options: BuildTilesOptions): Promise<Ready[]> {
  const { url, log, onProgress, threads = 2 } = options
  const total = plan.reused.length + plan.tasks.flatMap(layersOf).length
  const ready: Ready[] = []
  const add = (layer: Ready, line: string): void => {
    ready.push(layer)
    log(`Tuiles ${layer.couche} : ${line}`)
    onProgress?.(layer.couche, ready.length, total)
  }
  for (const couche of plan.missing) log(`Tuiles ${couche} : aucun contour importé, couche absente`)
  for (const set of plan.reused) add({ ...set, ms: 0, reused: true }, 'inchangées, reprises telles quelles')
  await runWorkers(
    shareOut(plan.tasks, threads).map((tasks) => ({ url, prepared: preparedOf(options), tasks })),
    ({ sansContour, ...drawn }) => add({ ...drawn, reused: false }, describe(drawn, sansContour)),
  )
  return ready
}

const preparedOf = ({ tables, publicationId }: BuildTilesOptions): Prepared => ({
  ...tables,
  publication: publicationId,
})

const layersOf = (task: Task): LayerToDraw[] => (task.genre === 'surfaces' ? task.layers : [task.layer])

/** Gives the tasks, heaviest first, to the least loaded worker. */
function shareOut(tasks: readonly Task[], threads: number): Task[][] {
  const shares = Array.from({ length: Math.max(1, threads) }, () => ({ tasks: [] as Task[], cost: 0 }))
  for (const task of tasks) {
    const lightest = shares.reduce((a, b) => (b.cost < a.cost ? b : a))
    lightest.tasks.push(task)
    lightest.cost += costOf(task)
  }
  return shares.map((share) => share.tasks).filter((share) => share.length > 0)
}

/** Runs one worker per input. When one fails the others are stopped: their open set is rolled back. */
async function runWorkers(inputs: WorkerInput[], onLayer: (drawn: WorkerOutput) => void): Promise<void> {
  const workers = inputs.map(
    (workerData) => new Worker(new URL('./worker.boot.mjs', import.meta.url), { workerData }),
  )
  try {
    await Promise.all(workers.map((worker) => settled(worker.on('message', onLayer))))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function settled(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Le fil des tuiles s’est arrêté (code ${code})`)),
    )
  })
}

async function linkSets(
  db: Kysely<Database>,
  publication_id: number,
  layers: readonly Ready[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('publication_tuiles').where('publication_id', '=', publication_id).execute()
    if (layers.length === 0) return
    await transaction
      .insertInto('publication_tuiles')
      .values(layers.map(({ couche, jeu }) => ({ publication_id, couche, jeu_id: jeu })))
      .execute()
  })
}

const french = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

function describe(
  { tuiles, octets, ms }: WorkerOutput | Omit<WorkerOutput, 'sansContour'>,
  sansContour: number,
): string {
  const size = `${french.format(tuiles)} tuiles, ${french.format(octets / 1e6)} Mo en ${french.format(ms / 1000)} s`
  return sansContour === 0
    ? size
    : `${size} ; ${french.format(sansContour)} territoire${sansContour > 1 ? 's' : ''} sans contour`
}
