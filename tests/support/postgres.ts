import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../config.ts'
import { isAlive, isRunning, readPostmaster } from '../../data/db/embedded/postmaster-file.ts'
import { startEmbeddedPostgres } from '../../data/db/embedded.ts'
import { migrateToLatest } from '../../data/db/migrate.ts'
import { cloneDatabase, dropDatabase, withClient } from './admin.ts'

/** The PostgreSQL server of one test run. */
export interface TestServer {
  /** Address of a database where others may be created and dropped. */
  adminUrl: string
  /** Prefix of the databases of this run; the one named `<prefix>_modele` has the schema and no data. */
  prefix: string
}

const FOLDER = /^cartable-tests-(\d+)-/

/** Removes what killed runs left: their server, still running, and its folder. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = FOLDER.exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    const cluster = join(tmpdir(), name, 'postgres', 'cluster')
    const server = await readPostmaster(cluster)
    if (server !== null && (await isAlive(server, cluster))) process.kill(server.pid, 'SIGQUIT')
    await rm(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A new temporary folder, which other accounts may cross: PostgreSQL does not run as root. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `cartable-tests-${process.pid}-`))
  await chmod(folder, 0o711)
  return folder
}

async function startServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const configured = readConfig().testDatabaseUrl
  if (configured !== null) return { adminUrl: configured, stop: async () => undefined }
  await sweep()
  const dataDir = await makeTemporaryFolder()
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true })
  const stop = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { adminUrl: server.url, stop }
}

async function dropAll(adminUrl: string, prefix: string): Promise<void> {
  const sql = 'SELECT datname FROM pg_database WHERE starts_with(datname, $1)'
  const { rows } = await withClient(adminUrl, (client) => client.query<{ datname: string }>(sql, [prefix]))
  for (const { datname } of rows) await dropDatabase(adminUrl, datname)
}

/** Starts the server of a run and makes its migrated model database. */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const { adminUrl, stop } = await startServer()
  const prefix = `cartable_test_${randomBytes(4).toString('hex')}`
  try {
    await migrateToLatest(await cloneDatabase(adminUrl, 'template0', `${prefix}_modele`, 'WAL_LOG'))
  } catch (error) {
    await stop()
    throw error
  }
  const clean = async () => {
    await dropAll(adminUrl, prefix)
    await stop()
  }
  return { adminUrl, prefix, stop: clean }
}
