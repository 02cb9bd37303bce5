import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Days after which a depot that was checked, and never published, is given up. */
const ABANDON_JOURS = 90
/** Days that rejected lines are kept: long enough to mend them. They may hold anything that a file holds. */
const REJETS_JOURS = 180

/** Forgets what is past its time. */
export async function purgeDepots(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const rows = await trx
      .updateTable('depot')
      .set({ etat: 'abandonne', comparaison: null })
      .where('etat', 'in', ['verifie', 'refuse', 'echoue'])
      .where('cree_le', '<', sql<Date>`now() - make_interval(days => ${ABANDON_JOURS})`)
      .returning('id')
      .execute()
    const ids = [0, ...rows.map(({ id }) => id)]
    await trx.deleteFrom('depot_ligne').where('depot_id', 'in', ids).execute()
    await trx.deleteFrom('depot_rejet').where('depot_id', 'in', ids).execute()
  })
  await db
    .deleteFrom('depot_rejet')
    .where('depot_id', 'in', (eb) =>
      eb
        .selectFrom('depot')
        .select('id')
        .where('cree_le', '<', sql<Date>`now() - make_interval(days => ${REJETS_JOURS})`),
    )
    .execute()
}

/** Depots whose file is still to be read. */
export async function listAttendus(db: Db): Promise<Set<number>> {
  const rows = await db
    .selectFrom('depot')
    .select('id')
    .where('etat', 'in', ['attente', 'verification'])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Says that the check of a depot broke down for good. */
export async function markEchoue(db: Db, id: number): Promise<void> {
  await db
    .updateTable('depot')
    .set({
      etat: 'echoue',
      message: 'La vérification a été interrompue plusieurs fois. Envoyez de nouveau le fichier.',
    })
    .where('id', '=', id)
    .where('etat', 'in', ['attente', 'verification'])
    .execute()
}

/** A depot as its check left it; `null` when there is none. */
export const findVerifie = async (db: Db, id: number) =>
  (await db
    .selectFrom('depot')
    .selectAll()
    .where('id', '=', id)
    .where('etat', '=', 'verifie')
    .executeTakeFirst()) ?? null
