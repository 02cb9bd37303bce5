import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Banc, openBanc } from './support/banc.ts'

const GOLDEN = fileURLToPath(new URL('../golden/schema.txt', import.meta.url))
const MEND =
  'The schema of the migrations differs from tests/golden/schema.txt. If it is meant: npx vitest run --config tests/vitest.config.ts --project etl tests/etl/schema.test.ts -u'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

/** Tables that the migrations make, without the partitions of the data nor the tables of the migrator. */
const TABLES = `select c.oid, c.relname as nom, pg_get_partkeydef(c.oid) as partition from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not like 'kysely%' order by 2`
const COLONNES = `select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || case when a.attidentity <> '' then ' identity' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as ligne
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`
// Not-null is told with the column: PostgreSQL 18 also lists it here, the former versions do not.
const CONTRAINTES = `select pg_get_constraintdef(oid) as ligne from pg_constraint
  where conrelid = $1 and contype <> 'n' order by contype, 1`
const INDEX = `select pg_get_indexdef(i.indexrelid) as ligne from pg_index i
  where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = $1)
  order by 1`

async function schemaText(): Promise<string> {
  const { pool } = banc.connection
  const lines = async (sql: string, oid: number) =>
    (await pool.query<{ ligne: string }>(sql, [oid])).rows.map(({ ligne }) => `  ${ligne}`)
  const extensions = await pool.query<{ extname: string }>(
    `select extname from pg_extension where extname <> 'plpgsql' order by 1`,
  )
  const text = extensions.rows.map(({ extname }) => `extension ${extname}`)
  const { rows } = await pool.query<{ oid: number; nom: string; partition: string | null }>(TABLES)
  for (const { oid, nom, partition } of rows) {
    text.push('', `table ${nom}${partition ? ` partition by ${partition}` : ''}`)
    for (const sql of [COLONNES, CONTRAINTES, INDEX]) text.push(...(await lines(sql, oid)))
  }
  return `${text.join('\n')}\n`
}

it('schema of a migrated database', async () => {
  await expect(await schemaText(), MEND).toMatchFileSnapshot(GOLDEN)
})
