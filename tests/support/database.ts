import { randomBytes } from 'node:crypto'
import { escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { cloneDatabase, dropDatabase, urlOf, withClient } from './admin.ts'

/** A database of one test file's own. */
export interface TestDatabase {
  url: string
  /** Removes the database, closing its connections; call it in `afterAll`. */
  drop(): Promise<void>
}

async function clone(model: string, how: 'WAL_LOG' | 'FILE_COPY'): Promise<TestDatabase> {
  const { adminUrl, prefix } = inject('postgres')
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  const url = await cloneDatabase(adminUrl, model, name, how)
  return { url, drop: () => dropDatabase(adminUrl, name) }
}

/** Creates a database with the latest schema and no data, in about 50 ms. */
export function createTestDatabase(): Promise<TestDatabase> {
  return clone(`${inject('postgres').prefix}_modele`, 'WAL_LOG')
}

async function exists(adminUrl: string, database: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM pg_database WHERE datname = $1'
  return withClient(adminUrl, async (client) => (await client.query(sql, [database])).rowCount === 1)
}

/** Fills a draft under its own name: a seed that fails leaves no half-filled model behind. */
async function makeModel(model: string, seed: (url: string) => Promise<void>): Promise<void> {
  const { adminUrl, prefix } = inject('postgres')
  const draft = `${model}_brouillon`
  await dropDatabase(adminUrl, draft)
  await cloneDatabase(adminUrl, `${prefix}_modele`, draft, 'WAL_LOG')
  await seed(urlOf(adminUrl, draft))
  const sql = `ALTER DATABASE ${escapeIdentifier(draft)} RENAME TO ${escapeIdentifier(model)}`
  await withClient(adminUrl, (client) => client.query(sql))
}

/**
 * Creates a database filled by `seed`, which runs once per test run for a given name, whichever file comes first; the
 * other files wait for it, then copy its result.
 * @param name short name of the data, in lower case ASCII (`demo`).
 * @param seed fills the migrated, empty database at this address, and closes its connections.
 */
export async function createSeededDatabase(
  name: string,
  seed: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const { adminUrl, prefix } = inject('postgres')
  const model = `${prefix}_graine_${name}`
  await withClient(adminUrl, async (lock) => {
    await lock.query('SELECT pg_advisory_lock(hashtext($1))', [model])
    if (!(await exists(adminUrl, model))) await makeModel(model, seed)
  })
  return clone(model, 'FILE_COPY')
}
