import type pg from 'pg'

/** Tables cut by import, filled before anybody can see them. */
export type TableParImport = 'releve' | 'contour'
/** Tables cut by publication. */
export const TABLES_PAR_PUBLICATION = [
  'territoire',
  'etablissement',
  'synthese',
  'recherche',
  'recherche_mot',
] as const
export type TableParPublication = (typeof TABLES_PAR_PUBLICATION)[number]

type Table = TableParImport | TableParPublication

const keyOf = (table: Table) => (table === 'releve' || table === 'contour' ? 'import_id' : 'publication_id')

/** Name of the partition of a table for one import or publication; `id` is one of ours, never user input. */
export const partitionName = (table: Table, id: number): string => `${table}_${Math.trunc(id)}`

/** Creates the detached table that will become a partition: the check lets it be attached without a scan. */
export async function createPartition(
  client: pg.ClientBase | pg.Pool,
  table: Table,
  id: number,
): Promise<string> {
  const name = partitionName(table, id)
  await client.query(`create table ${name} (like ${table} including defaults including constraints)`)
  await client.query(`alter table ${name} add check (${keyOf(table)} = ${Math.trunc(id)})`)
  return name
}

/**
 * Builds the parent's indexes on a filled partition before it is attached, so that attaching it is instant.
 * PostgreSQL adopts an index whose definition is the parent's.
 */
export async function indexPartition(
  client: pg.ClientBase | pg.Pool,
  table: Table,
  id: number,
): Promise<void> {
  const { rows } = await client.query<{ definition: string }>(
    `select substring(indexdef from ' USING .*$') as definition from pg_indexes
     where tablename = $1 and schemaname = current_schema()`,
    [table],
  )
  const name = partitionName(table, id)
  for (const { definition } of rows) await client.query(`create index on ${name}${definition}`)
  await client.query(`analyze ${name}`)
}

/** Makes a filled table part of its parent, with the parent's indexes. */
export async function attachPartition(
  client: pg.ClientBase | pg.Pool,
  table: Table,
  id: number,
): Promise<void> {
  const name = partitionName(table, id)
  await client.query(`alter table ${table} attach partition ${name} for values in (${Math.trunc(id)})`)
}

/** Removes a partition, attached or not; absent is fine. */
export async function dropPartition(
  client: pg.ClientBase | pg.Pool,
  table: Table,
  id: number,
): Promise<void> {
  await client.query(`drop table if exists ${partitionName(table, id)}`)
}
