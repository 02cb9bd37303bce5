import type { Kysely } from 'kysely'
import type { Database } from '../../data/db/tables.ts'

/** Query builder on the observatory's database: first argument of every query. */
export type Db = Kysely<Database>
