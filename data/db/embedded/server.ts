import { spawn } from 'node:child_process'
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Place } from './place.ts'
import { readPostmaster } from './postmaster-file.ts'
import { serverArguments } from './settings.ts'
import { spawnOptions } from './user.ts'

const POLL_MS = 20
const LOG_LIMIT = 1_000_000

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** The port of the previous start if it is free, else a random one below those systems give to outgoing connections. */
async function choosePort(place: Place): Promise<number> {
  const previous = Number.parseInt(await readFile(place.portFile, 'utf8').catch(() => ''), 10)
  if (previous > 0 && (await isFree(previous))) return previous
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
}

async function openLog(place: Place) {
  const size = await stat(place.logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_LIMIT) await rename(place.logFile, `${place.logFile}.precedent`)
  return open(place.logFile, 'a', 0o600)
}

/** Last lines of the server's log, for an error message. */
export async function logTail(place: Place): Promise<string> {
  const text = await readFile(place.logFile, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-5).join('\n')
}

/**
 * Starts `postgres` as a process of its own, out of reach of the terminal's Ctrl-C, and waits until it accepts
 * connections, however long a recovery takes.
 * @returns false if it exited first: its port was taken, or another process started the server meanwhile.
 */
export async function launchServer(native: string, place: Place, ephemeral: boolean): Promise<boolean> {
  const port = await choosePort(place)
  const log = await openLog(place)
  const child = spawn(join(native, 'bin', 'postgres'), serverArguments(place.cluster, port, ephemeral), {
    ...spawnOptions(place.user),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  let exited = false
  child.once('error', () => {
    exited = true
  })
  child.once('exit', () => {
    exited = true
  })
  child.unref()
  await log.close()
  while (!exited) {
    const record = await readPostmaster(place.cluster)
    if (record?.pid === child.pid && record?.ready) {
      await writeFile(place.portFile, String(port))
      return true
    }
    await delay(POLL_MS)
  }
  return false
}

/**
 * Asks the server for a fast shutdown (connections closed, data written), or an immediate one when its data are about
 * to be deleted, and waits for its end.
 * @throws Error in French after one minute.
 */
export async function stopServer(place: Place, ephemeral: boolean): Promise<void> {
  const record = await readPostmaster(place.cluster)
  if (record === null) return
  process.kill(record.pid, ephemeral ? 'SIGQUIT' : 'SIGINT')
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    // The record goes last; the process itself may linger as a zombie where nobody reaps it.
    if ((await readPostmaster(place.cluster))?.pid !== record.pid) return
    await delay(POLL_MS)
  }
  throw new Error(`PostgreSQL (processus ${record.pid}) ne s’est pas arrêté au bout d’une minute.`)
}
