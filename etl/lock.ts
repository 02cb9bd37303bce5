import type pg from 'pg'
import { ErreurOccupe } from './erreur.ts'

/**
 * Runs `work` while holding a named lock on the database, so that two imports of one source, or two
 * publications, never run at once.
 * @param wait wait for the lock instead of refusing.
 * @throws ErreurOccupe when the lock is held elsewhere and `wait` is false.
 */
export async function withLock<T>(
  pool: pg.Pool,
  name: string,
  options: { wait: boolean; busy?: string },
  work: () => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    if (options.wait) await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    else {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as obtenu', [
        name,
      ])
      if (!rows[0]?.obtenu) throw new ErreurOccupe(options.busy ?? `« ${name} » est déjà en cours.`)
    }
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
    }
  } finally {
    client.release()
  }
}
