import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { drawTask, type LayerDrawn } from './draw.ts'
import type { Task } from './plan.ts'
import type { Prepared } from './sources.ts'

/** What a worker is given. */
export interface WorkerInput {
  url: string
  prepared: Prepared
  tasks: Task[]
}

/** What a worker sends each time a layer is stored. */
export type WorkerOutput = LayerDrawn

if (!parentPort) throw new Error('etl/tiles/worker.ts ne se lance que dans un fil de travail')
const port = parentPort
const { url, prepared, tasks } = workerData as WorkerInput
const client = new pg.Client({ connectionString: url, application_name: 'cartable tuiles' })
await client.connect()
try {
  for (const task of tasks) {
    await drawTask(client, prepared, task, (drawn) => port.postMessage(drawn satisfies WorkerOutput)).catch(
      (cause) => {
        throw new Error(`Tuiles ${nameOf(task)} : ${cause instanceof Error ? cause.message : cause}`, {
          cause,
        })
      },
    )
  }
} finally {
  await client.end()
}

function nameOf(task: Task): string {
  return task.genre === 'surfaces' ? task.layers.map((layer) => layer.couche).join(', ') : task.layer.couche
}
