import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrateToLatest } from '../../data/db/migrate.ts'
import { withClient } from '../support/admin.ts'
import { createSeededDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts'

const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows)
const count = (url: string, table: string) => ask(url, `SELECT count(*)::int AS n FROM ${table}`)

let empty: TestDatabase
beforeAll(async () => {
  empty = await createTestDatabase()
})
afterAll(() => empty.drop())

describe('a test database', () => {
  it('has the latest schema', async () => {
    expect(await migrateToLatest(empty.url)).toEqual([])
    expect(await count(empty.url, 'kysely_migration')).not.toEqual([{ n: 0 }])
  })

  it('is its own: another one does not see what it holds, and drop removes it', async () => {
    await ask(empty.url, 'CREATE TABLE prive AS SELECT 1 AS n')
    const other = await createTestDatabase()
    await expect(count(other.url, 'prive')).rejects.toThrow(/does not exist/)
    await other.drop()
    await expect(ask(other.url, 'SELECT 1')).rejects.toThrow(/does not exist/)
  })
})

it('gives the names published before the search by words their vocabulary', async () => {
  const base = await createTestDatabase()
  await ask(
    base.url,
    `DROP TABLE recherche_mot;
     DROP INDEX recherche_mots;
     DELETE FROM kysely_migration WHERE name = '0006_recherche_mots';
     CREATE TABLE recherche_7 PARTITION OF recherche FOR VALUES IN (7);
     INSERT INTO recherche (publication_id, genre, niveau, code, libelle, contexte, texte, poids)
       VALUES (7, 'territoire', 'commune', '42218', 'Saint-Étienne', '', 'saint etienne', 1),
         (7, 'territoire', 'commune', '35288', 'Saint-Malo', '', 'saint malo', 1)`,
  )
  expect(await migrateToLatest(base.url)).toEqual(['0006_recherche_mots'])
  expect(await ask(base.url, 'SELECT publication_id, mot FROM recherche_mot_7 ORDER BY mot')).toEqual(
    ['etienne', 'malo', 'saint'].map((mot) => ({ publication_id: 7, mot })),
  )
  await base.drop()
})

describe('a seeded database', () => {
  const fill = (calls: string[]) => async (url: string) => {
    calls.push(url)
    await ask(url, 'CREATE TABLE graine AS SELECT generate_series(1, 10) AS n')
  }

  it('is filled once, then copied, even when asked for at the same time', async () => {
    const calls: string[] = []
    const make = () => createSeededDatabase('essai', fill(calls))
    const [first, second] = await Promise.all([make(), make()])
    await ask(first.url, 'DELETE FROM graine')
    const third = await make()
    expect(calls).toHaveLength(1)
    expect(await count(first.url, 'graine')).toEqual([{ n: 0 }])
    expect(await count(second.url, 'graine')).toEqual([{ n: 10 }])
    expect(await count(third.url, 'graine')).toEqual([{ n: 10 }])
    for (const database of [first, second, third]) await database.drop()
  })

  it('begins again after a seed that failed', async () => {
    const failing = async (url: string) => {
      await ask(url, 'CREATE TABLE graine AS SELECT 1 AS n')
      throw new Error('panne')
    }
    await expect(createSeededDatabase('reprise', failing)).rejects.toThrow('panne')
    const database = await createSeededDatabase('reprise', fill([]))
    expect(await count(database.url, 'graine')).toEqual([{ n: 10 }])
    await database.drop()
  })
})

it('lives under the names of this run, which its end removes', async () => {
  const { adminUrl, prefix } = inject('postgres')
  const names = await ask(
    adminUrl,
    "SELECT datname AS nom FROM pg_database WHERE datname LIKE 'cartable\\_test\\_%'",
  )
  expect(names).toContainEqual({ nom: `${prefix}_modele` })
})
