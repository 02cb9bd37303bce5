import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { layout, type Place } from './place.ts'
import { isRunning } from './postmaster-file.ts'
import { initdbArguments } from './settings.ts'
import { spawnOptions } from './user.ts'

const run = promisify(execFile)

/** Major version of PostgreSQL this code runs; its data folders cannot be read by another one. */
const MAJOR = '18'

/** UTF-8 character classes under the names Linux and macOS give them; plain C is the last resort. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C']

async function versionOf(place: Place): Promise<string | null> {
  return readFile(join(place.cluster, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
}

/**
 * True when the database's folder is there and can be opened by this version of PostgreSQL.
 * @throws Error in French when another version made it, or when the folder holds something else.
 */
export async function clusterExists(place: Place): Promise<boolean> {
  const version = await versionOf(place)
  if (version === MAJOR) return true
  if (version !== null)
    throw new Error(
      `La base de ${place.root} a été créée par PostgreSQL ${version}, et Cartable embarque PostgreSQL ${MAJOR}. ` +
        'Videz ce dossier et relancez l’import, ou indiquez un serveur PostgreSQL dans DATABASE_URL.',
    )
  const strangers = await readdir(place.root).catch(() => [])
  if (strangers.length === 0) return false
  throw new Error(
    `${place.root} existe mais ne contient pas de base lisible par ce compte. Vérifiez ses droits.`,
  )
}

/** A database being created, or a copy of the binaries being made, by the process of this number. */
const DRAFT = /^postgres(?:ql-.+)?\.(\d+)(?:-[0-9a-f]+)?\.tmp$/

/** Removes what processes stopped in the middle left behind. */
async function sweep(place: Place): Promise<void> {
  for (const name of await readdir(place.home)) {
    const pid = DRAFT.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(place.home, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

async function initdb(native: string, place: Place, ephemeral: boolean): Promise<void> {
  for (const [rank, ctype] of CTYPES.entries()) {
    try {
      const args = initdbArguments(place.cluster, place.passwordFile, ctype, ephemeral)
      await run(join(native, 'bin', 'initdb'), args, spawnOptions(place.user))
      return
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const refused = message.includes('invalid locale name') && rank < CTYPES.length - 1
      if (!refused) throw new Error(`La base de données embarquée n’a pas pu être créée. ${message}`)
    }
  }
}

async function giveTo(place: Place, path: string): Promise<void> {
  if (place.user !== null) await chown(path, place.user.uid, place.user.gid)
}

/**
 * Creates the database's folder, password included, beside its final place, then renames it: an interruption leaves
 * only a leftover that the next start sweeps, and of two processes creating it together one wins whole.
 * @returns true if this process's folder is the one in place.
 */
export async function createCluster(native: string, place: Place, ephemeral: boolean): Promise<boolean> {
  await sweep(place)
  const suffix = `${process.pid}-${randomBytes(4).toString('hex')}`
  const draft = layout(place.home, `${place.root}.${suffix}.tmp`, place.user)
  try {
    await mkdir(draft.root)
    await chmod(draft.root, 0o711)
    await mkdir(draft.cluster, { mode: 0o700 })
    await writeFile(draft.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
    await giveTo(place, draft.cluster)
    await giveTo(place, draft.passwordFile)
    await initdb(native, draft, ephemeral)
    await rename(draft.root, place.root)
    return true
  } catch (error) {
    await rm(draft.root, { recursive: true, force: true })
    if (await clusterExists(place)) return false
    throw error
  }
}
