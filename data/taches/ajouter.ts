import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { Charge, NomTache } from './charges.ts'

/** How a job is to be run. */
export interface OptionsTache {
  /** Not before; at once by default. */
  le?: Date
  /** A waiting job of this key is replaced instead of there being two. */
  cle?: string
  /** Replaced, but run when the former would have: gathers what comes meanwhile. */
  garderLeMoment?: boolean
  /** Jobs of one queue never run together. */
  file?: string
  /** Attempts before giving up; the delay between two grows exponentially (3 s, 7 s, 20 s… ten attempts: three and a half hours). */
  essais?: number
}

const ESSAIS = 10

/**
 * Adds a job to the queue. Give it the transaction of what it follows: both are kept or neither, and workers only
 * see the job once the rest is committed. A job runs at least once, whatever dies meanwhile: it must bear it.
 */
export async function addTache<N extends NomTache>(
  db: Kysely<Database>,
  nom: N,
  charge: Charge<N>,
  { le, cle, garderLeMoment = false, file, essais = ESSAIS }: OptionsTache = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    identifier => ${nom},
    payload => ${JSON.stringify(charge)}::json,
    queue_name => ${file ?? null}::text,
    run_at => ${le ?? null}::timestamptz,
    max_attempts => ${essais}::int,
    job_key => ${cle ?? null}::text,
    job_key_mode => ${garderLeMoment ? 'preserve_run_at' : 'replace'}::text)`.execute(db)
}
