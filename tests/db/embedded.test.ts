import { spawn } from 'node:child_process'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPostmaster } from '../../data/db/embedded/postmaster-file.ts'
import { findRunUser, spawnOptions } from '../../data/db/embedded/user.ts'
import { startEmbeddedPostgres } from '../../data/db/embedded.ts'
import { withClient } from '../support/admin.ts'
import { spawnEmbedded, startElsewhere } from '../support/embedded-process.ts'
import { makeTemporaryFolder } from '../support/postgres.ts'

let dataDir: string
const clusterOf = (folder: string) => join(folder, 'postgres', 'cluster')
const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows)
const isRunning = async (folder: string) => (await readPostmaster(clusterOf(folder))) !== null

/** Databases in a folder, finished or being created; binaries may be copied beside them, from a private checkout. */
async function databasesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !/^postgresql-[^/]*$/.test(name) || name.endsWith('.tmp'))
}

async function killServer(folder: string): Promise<void> {
  const server = await readPostmaster(clusterOf(folder))
  if (server === null) throw new Error('no server to kill')
  process.kill(server.pid, 'SIGKILL')
}

beforeAll(async () => {
  dataDir = await makeTemporaryFolder()
  const { started, url, stop } = await startEmbeddedPostgres({ dataDir })
  expect(started).toBe('cree')
  await ask(url, "CREATE TABLE temoin AS SELECT 'là' AS mot")
  await stop()
  expect(await isRunning(dataDir)).toBe(false)
})

afterAll(async () => {
  // A failed test may leave its server behind.
  if (await isRunning(dataDir)) await killServer(dataDir)
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

describe('a database', () => {
  it('is in UTF-8, sorted alike on every host, and knows accented letters', async () => {
    const { started, url, stop } = await startEmbeddedPostgres({ dataDir })
    expect(started).toBe('demarre')
    const [facts] = await ask(
      url,
      `SELECT pg_encoding_to_char(encoding) AS encodage, datlocprovider AS fournisseur, datlocale AS langue,
        lower('ÉCOLE') AS minuscules, to_tsvector('simple', 'Œuilly-été') @@ 'été'::tsquery AS trouve
       FROM pg_database WHERE datname = current_database()`,
    )
    const expected = {
      encodage: 'UTF8',
      fournisseur: 'b',
      langue: 'C.UTF-8',
      minuscules: 'école',
      trouve: true,
    }
    expect(facts).toEqual(expected)
    await ask(url, 'CREATE EXTENSION IF NOT EXISTS pg_trgm')
    expect(
      await ask(url, "SELECT 'éé' % 'éé' AS proche, cardinality(show_trgm('été')) AS trigrammes"),
    ).toEqual([{ proche: true, trigrammes: 4 }])
    await stop()
  })

  it('is only open to this machine, with a password kept in a private file', async () => {
    const { url, stop } = await startEmbeddedPostgres({ dataDir })
    const [settings] = await ask(
      url,
      "SELECT current_setting('listen_addresses') AS a, current_setting('fsync') AS f",
    )
    expect(settings).toEqual({ a: '127.0.0.1', f: 'on' })
    const { mode } = await stat(join(dataDir, 'postgres', 'mot_de_passe'))
    expect(mode & 0o777).toBe(0o600)
    const wrong = new URL(url)
    wrong.password = 'faux'
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
    await stop()
  })

  it('moves to another port when its own is taken', async () => {
    const usual = Number(await readFile(join(dataDir, 'postgres', 'port'), 'utf8'))
    const squatter = createServer().listen(usual, '127.0.0.1')
    const { url, stop } = await startEmbeddedPostgres({ dataDir })
    expect(new URL(url).port).not.toBe(String(usual))
    expect(await ask(url, 'SELECT mot FROM temoin')).toEqual([{ mot: 'là' }])
    await stop()
    squatter.close()
  })

  it('is deleted by stop when it is ephemeral', async () => {
    const folder = await makeTemporaryFolder()
    const { url, stop } = await startEmbeddedPostgres({ dataDir: folder, ephemeral: true })
    expect(await ask(url, "SELECT current_setting('fsync') AS f")).toEqual([{ f: 'off' }])
    await stop()
    expect(await databasesIn(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })

  it('of another version of PostgreSQL is refused in French', async () => {
    const file = join(clusterOf(dataDir), 'PG_VERSION')
    await writeFile(file, '15\n')
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/créée par PostgreSQL 15.*DATABASE_URL/)
    await writeFile(file, '18\n')
  })
})

describe('two processes', () => {
  it('share the server, and the last one out stops it', async () => {
    const first = await startElsewhere(dataDir)
    const second = await startEmbeddedPostgres({ dataDir })
    expect([first.started, second.started]).toEqual(['demarre', 'adopte'])
    expect(second.url).toBe(first.url)
    await first.stop()
    expect(await ask(second.url, 'SELECT mot FROM temoin')).toEqual([{ mot: 'là' }])
    await second.stop()
    expect(await isRunning(dataDir)).toBe(false)
  })

  it('share it too when the second one leaves first', async () => {
    const first = await startEmbeddedPostgres({ dataDir })
    const second = await startElsewhere(dataDir)
    expect([first.started, second.started]).toEqual(['demarre', 'adopte'])
    await second.stop()
    expect(await ask(first.url, 'SELECT mot FROM temoin')).toEqual([{ mot: 'là' }])
    await first.stop()
    expect(await isRunning(dataDir)).toBe(false)
  })

  it('that create the database at the same instant get one database', async () => {
    const folder = await makeTemporaryFolder()
    const all = await Promise.all([1, 2, 3].map(() => startElsewhere(folder, { ephemeral: true })))
    expect(all.map(({ started }) => started).sort()).toEqual(['adopte', 'adopte', 'cree'])
    expect(new Set(all.map(({ url }) => url)).size).toBe(1)
    expect(await databasesIn(folder)).toEqual(['postgres'])
    for (const one of all) await one.stop()
    expect(await isRunning(folder)).toBe(false)
    await rm(folder, { recursive: true })
  })
})

describe('after a sudden end', () => {
  it('of its process, the server is adopted, then stopped', async () => {
    const victim = await startElsewhere(dataDir)
    await victim.kill()
    expect(await isRunning(dataDir)).toBe(true)
    const { started, url, stop } = await startEmbeddedPostgres({ dataDir })
    expect([started, url]).toEqual(['adopte', victim.url])
    await stop()
    expect(await isRunning(dataDir)).toBe(false)
  })

  it('of both, the data are recovered', async () => {
    const victim = await startElsewhere(dataDir)
    await ask(victim.url, 'CREATE TABLE ecrit AS SELECT generate_series(1, 1000) AS n')
    await victim.kill()
    await killServer(dataDir)
    const { started, url, stop } = await startEmbeddedPostgres({ dataDir })
    expect(started).toBe('repris')
    expect(await ask(url, 'SELECT count(*)::int AS n FROM ecrit')).toEqual([{ n: 1000 }])
    await ask(url, 'DROP TABLE ecrit')
    await stop()
  })

  it('a process number that serves again is not mistaken for the server', async () => {
    const file = join(clusterOf(dataDir), 'postmaster.pid')
    // Under the server's own account: PostgreSQL already ignores the processes of others.
    const other = spawn('sleep', ['60'], spawnOptions(await findRunUser(() => undefined)))
    await writeFile(file, `${other.pid}\n${clusterOf(dataDir)}\n1\n1\n\n127.0.0.1\n\nready\n`)
    const { started, stop } = await startEmbeddedPostgres({ dataDir })
    expect(started).toBe('repris')
    await stop()
    other.kill()
  })

  it('of the creation, the next start begins again and leaves no trace of the first', async () => {
    const folder = await makeTemporaryFolder()
    const victim = spawnEmbedded(folder, { ephemeral: true })
    // Long enough after the draft appears for initdb to be at work.
    while (!(await readdir(folder)).some((name) => /^postgres\.\d.*\.tmp$/.test(name))) await delay(5)
    await delay(100)
    // The whole group, as Ctrl-C does, without a chance to clean up.
    if (victim.pid !== undefined) process.kill(-victim.pid, 'SIGKILL')
    expect(await databasesIn(folder)).toEqual([expect.stringMatching(/\.tmp$/)])
    const { started, stop } = await startEmbeddedPostgres({ dataDir: folder, ephemeral: true })
    expect(started).toBe('cree')
    expect(await databasesIn(folder)).toEqual(['postgres'])
    await stop()
    await rm(folder, { recursive: true })
  })
})
