import type { Migration } from 'kysely'
import * as socle from './0001_socle.ts'

/** Every migration, in order. A migration that has landed is frozen: change the schema with a new one. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001_socle': socle,
}
