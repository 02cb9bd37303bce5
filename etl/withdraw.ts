import type { Connection } from '../data/db/connection.ts'
import { withClient } from './concurrency.ts'
import { ErreurUtilisateur } from './erreur.ts'
import { withLock } from './lock.ts'
import { purgeOld } from './steps/publish/purge.ts'

/** What a withdrawal left. */
export interface ResultatRetrait {
  /** Publications withdrawn, oldest first. */
  retirees: number[]
  /** Publication that readers see now. */
  enVigueur: number
}

/**
 * Withdraws a publication: readers see the newest one that is left, at once and whole, since it was kept as it was. The
 * next import starts again from what that one reads. What was withdrawn is erased; the files received stay.
 * @param options.revenir withdraws instead every publication after this one, which comes back into force.
 * @throws ErreurUtilisateur for a publication that is not kept, or when none would be left.
 */
export async function withdraw(
  connection: Connection,
  publication: number,
  options: { revenir: boolean },
): Promise<ResultatRetrait> {
  return withLock(connection.pool, 'publication', { wait: true }, async () => {
    const kept = await keptPublications(connection)
    if (!kept.includes(publication)) {
      throw new ErreurUtilisateur(
        `La publication n° ${publication} n’est pas conservée : ${kept.join(', ')} le sont.`,
      )
    }
    const retirees = options.revenir ? kept.filter((id) => id > publication) : [publication]
    const enVigueur = kept.filter((id) => !retirees.includes(id)).at(-1)
    if (enVigueur === undefined) {
      throw new ErreurUtilisateur('C’est la seule publication conservée : rien ne la remplacerait.')
    }
    if (retirees.length > 0) await flipBack(connection, retirees, enVigueur)
    await purgeOld(connection)
    return { retirees, enVigueur }
  })
}

async function keptPublications({ db }: Connection): Promise<number[]> {
  const rows = await db
    .selectFrom('publication')
    .select('id')
    .where('statut', '=', 'publiee')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The moment readers change: one statement, then the same notification as for a publication. */
async function flipBack({ pool }: Connection, retirees: readonly number[], enVigueur: number): Promise<void> {
  await withClient(pool, async (client) => {
    await client.query('begin')
    try {
      await client.query(`update publication set statut = 'retiree' where id = any($1::int[])`, [retirees])
      await client.query(`select pg_notify('publication', $1)`, [String(enVigueur)])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  })
}
