import { execFile } from 'node:child_process'
import { chmod, chown, cp, lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../config.ts'
import { findBinaries, packagedFolder } from '../../data/db/embedded/binaries.ts'
import { findPlace } from '../../data/db/embedded/place.ts'
import { findRunUser } from '../../data/db/embedded/user.ts'
import { startEmbeddedPostgres } from '../../data/db/embedded.ts'
import { withClient } from '../support/admin.ts'
import { startElsewhere } from '../support/embedded-process.ts'
import { makeTemporaryFolder } from '../support/postgres.ts'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0
const ROOT_ONLY = 'takes root, to try another account'
const NOBODY = 65_534
const UNREADABLE = 'the checkout or Node.js is in a private folder, which another account cannot read'
const whoami = 'SELECT current_user AS compte'
const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows)

/** True if another account can run this checkout. */
const isShared = () =>
  run(process.execPath, ['--import', 'tsx', '-e', ''], { uid: NOBODY, gid: NOBODY, cwd: PROJECT_ROOT }).then(
    () => true,
    () => false,
  )

let folder: string
beforeAll(async () => {
  folder = await makeTemporaryFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The npm package as some installs leave it: without its symbolic links. */
async function bareCopy(to: string): Promise<string> {
  const native = join(to, 'paquet', 'native')
  const from = packagedFolder()
  const filter = async (path: string) => !path.endsWith('.a') && !(await lstat(path)).isSymbolicLink()
  await cp(from, native, { recursive: true, filter })
  await cp(join(from, '..', 'package.json'), join(native, '..', 'package.json'))
  return native
}

describe('binaries', () => {
  it('get back the links that npm left out when it ran no script', async () => {
    const native = await bareCopy(join(folder, 'liens'))
    expect(await readdir(join(native, 'lib'))).not.toContain('libpq.so.5')
    expect(await findBinaries(folder, await findRunUser(() => undefined), () => undefined, native)).toBe(
      native,
    )
    expect((await lstat(join(native, 'lib', 'libpq.so.5'))).isSymbolicLink()).toBe(true)
  })

  it('are copied when they cannot be used where they are', async () => {
    const closed = join(folder, 'ferme')
    const native = await bareCopy(closed)
    // Private to root, or read-only without its links for anybody else.
    if (isRoot) await chmod(closed, 0o700)
    else await chmod(join(native, 'lib'), 0o555)
    const lines: string[] = []
    const found = await findBinaries(
      folder,
      await findRunUser(() => undefined),
      (line) => lines.push(line),
      native,
    )
    expect(dirname(dirname(found))).toBe(folder)
    expect(lines).toEqual([expect.stringContaining('Copie de PostgreSQL')])
    expect(
      await findBinaries(folder, await findRunUser(() => undefined), (line) => lines.push(line), native),
    ).toBe(found)
    expect(lines).toHaveLength(1)
    await chmod(join(native, 'lib'), 0o755)
  })

  it('that start nowhere are reported in French', async () => {
    const native = join(folder, 'vide', 'native')
    await mkdir(join(native, 'bin'), { recursive: true })
    await cp(join(packagedFolder(), '..', 'package.json'), join(native, '..', 'package.json'))
    const elsewhere = join(folder, 'copies')
    await mkdir(elsewhere)
    const attempt = findBinaries(elsewhere, await findRunUser(() => undefined), () => undefined, native)
    await expect(attempt).rejects.toThrow(/ne démarre pas sur cette machine[\s\S]*DATABASE_URL/)
  })
})

describe('accounts', () => {
  it('an ordinary account runs its own database', async ({ skip }) => {
    if (!isRoot) skip(ROOT_ONLY)
    if (!(await isShared())) skip(UNREADABLE)
    const dataDir = join(folder, 'ordinaire')
    await mkdir(dataDir)
    await chown(dataDir, NOBODY, NOBODY)
    const other = await startElsewhere(dataDir, { uid: NOBODY, gid: NOBODY, ephemeral: true })
    expect(other.started).toBe('cree')
    expect((await lstat(join(dataDir, 'postgres', 'cluster'))).uid).toBe(NOBODY)
    expect(await ask(other.url, whoami)).toEqual([{ compte: 'cartable' }])
    await other.stop()
    expect(await readdir(dataDir)).toEqual([])
  })

  it('root keeps running under the account that owns the database', async ({ skip }) => {
    if (!isRoot) skip(ROOT_ONLY)
    if (!(await isShared())) skip(UNREADABLE)
    const dataDir = join(folder, 'partage')
    await mkdir(dataDir)
    await chown(dataDir, NOBODY, NOBODY)
    const owner = await startElsewhere(dataDir, { uid: NOBODY, gid: NOBODY })
    await owner.stop()
    const { started, url, stop } = await startEmbeddedPostgres({ dataDir, ephemeral: true })
    expect(started).toBe('demarre')
    expect(await ask(url, whoami)).toEqual([{ compte: 'cartable' }])
    await stop()
  })

  it('root’s private folder sends the database where PostgreSQL can read it', async ({ skip }) => {
    if (!isRoot) skip(ROOT_ONLY)
    const dataDir = join(folder, 'prive', 'donnees')
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    const lines: string[] = []
    const { url, stop } = await startEmbeddedPostgres({
      dataDir,
      ephemeral: true,
      log: (line) => lines.push(line),
    })
    const { home } = await findPlace(dataDir, () => undefined)
    expect(home).toMatch(/^\/var\/lib\/cartable\/[0-9a-f]{12}$/)
    expect(lines[0]).toContain(home)
    expect(await ask(url, whoami)).toEqual([{ compte: 'cartable' }])
    await stop()
    await rm(home, { recursive: true })
  })
})
