import type { ColumnType } from 'kysely'

/** A `timestamptz` column with a default: read as a date. */
export type Horodatage = ColumnType<Date, Date | string | undefined, Date | string>
