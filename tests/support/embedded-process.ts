import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { PROJECT_ROOT } from '../../config.ts'

const answerSchema = z.object({ url: z.string(), started: z.enum(['cree', 'demarre', 'adopte', 'repris']) })

/** Another process of ours that uses an embedded database. */
export interface EmbeddedProcess extends z.infer<typeof answerSchema> {
  /** Stops properly, and waits for the end. */
  stop(): Promise<void>
  /** Dies at once, like `kill -9`. */
  kill(): Promise<void>
}

/** How to start it: under another account, on an ephemeral database. */
export interface SpawnOptions {
  uid?: number
  gid?: number
  ephemeral?: boolean
}

/** Starts the process without waiting for its database, in a process group of its own. */
export function spawnEmbedded(dataDir: string, options: SpawnOptions = {}): ChildProcess {
  const script = join(PROJECT_ROOT, 'tests/support/embedded-child.ts')
  const { ephemeral = false, ...account } = options
  return spawn(process.execPath, ['--import', 'tsx', script, dataDir, ephemeral ? 'ephemere' : 'durable'], {
    ...account,
    cwd: PROJECT_ROOT,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Starts the process and waits for its database. */
export async function startElsewhere(dataDir: string, options: SpawnOptions = {}): Promise<EmbeddedProcess> {
  const child = spawnEmbedded(dataDir, options)
  if (child.stdout === null) throw new Error('no output to read')
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    end(child).then(() => ['']),
  ])
  const answer = answerSchema.parse(JSON.parse(String(line) || 'null'))
  return {
    ...answer,
    async stop() {
      child.stdin?.end('stop\n')
      await end(child)
    },
    async kill() {
      child.kill('SIGKILL')
      await end(child)
    },
  }
}
