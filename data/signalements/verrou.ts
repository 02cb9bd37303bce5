import { sql } from 'kysely'
import type { Db } from './lecture.ts'

const NOM = 'cartable signalements'

/**
 * Held by whoever writes a new report, until it is committed: a publication waits for it, so that every report is
 * either judged by the publication or made against it, never lost between two.
 */
export const lockCreation = async (trx: Db): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock_shared(hashtextextended(${NOM}, 0))`.execute(trx))

/** Held by a publication while it changes what readers see. */
export const lockPublication = async (trx: Db): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${NOM}, 0))`.execute(trx))

/** Held by whoever reports a cell: two reports of one cell are written one after the other. */
export const lockCellule = async (trx: Db, cle: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${cle}, 1))`.execute(trx))
