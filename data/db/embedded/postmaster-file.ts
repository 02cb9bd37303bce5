import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, readlink, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What `postmaster.pid` says of the server that wrote it. */
export interface Postmaster {
  pid: number
  /** `null` while the server has not opened its port. */
  port: number | null
  /** True once the server accepts connections. */
  ready: boolean
  /** The file as read, to recognise it later. */
  text: string
}

/** Reads a `postmaster.pid` text; `null` when it is not (yet) one. Its 1st, 4th and 8th lines matter here. */
export function parsePostmaster(text: string): Postmaster | null {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isInteger(pid) || pid <= 0) return null
  const port = Number.parseInt(lines[3] ?? '', 10)
  return { pid, port: port > 0 ? port : null, ready: lines[7] === 'ready', text }
}

/** The server recorded in a data folder, running or not; `null` when it stopped properly. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  return readFile(join(cluster, 'postmaster.pid'), 'utf8').then(parsePostmaster, () => null)
}

/** True when a process of this number exists, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function isPostgresOnLinux(pid: number, cluster: string): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, name, state] = /^\d+ \((.*)\) (\S)/.exec(status) ?? []
  // A zombie is a dead server nobody has reaped, which happens in containers without an init process.
  if (name !== 'postgres' || state === 'Z' || state === 'X') return false
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return folder === null || folder === (await realpath(cluster))
}

/**
 * True when the recorded server is really alive. Its number alone proves nothing: after a crash or in a restarted
 * container, another process may bear it.
 */
export async function isAlive(postmaster: Postmaster, cluster: string): Promise<boolean> {
  if (!isRunning(postmaster.pid)) return false
  if (process.platform === 'linux') return isPostgresOnLinux(postmaster.pid, cluster)
  const command = await run('ps', ['-o', 'comm=', '-p', String(postmaster.pid)]).catch(() => null)
  return command?.stdout.includes('postgres') ?? false
}

/** Removes the record of a dead server, and only that one: another process may just have started a new server. */
export async function discardRecord(cluster: string, dead: Postmaster): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const aside = `${file}.${randomBytes(4).toString('hex')}`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  if ((await readFile(aside, 'utf8')) === dead.text) await rm(aside)
  else await rename(aside, file)
}
