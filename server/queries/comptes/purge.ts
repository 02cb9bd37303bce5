import { sql } from 'kysely'
import { readReglage } from '../../../data/comptes/reglages.ts'
import type { Db } from '../db.ts'

/** Forgets what an administrator says is not kept so long: old lines of the log, tokens that no longer open anything. */
export async function purgeJournal(db: Db): Promise<void> {
  const [mois, jours] = await Promise.all([
    readReglage(db, 'conservation_journal_mois'),
    readReglage(db, 'conservation_jetons_jours'),
  ])
  await db
    .deleteFrom('audit')
    .where('date', '<', sql<Date>`now() - make_interval(months => ${mois})`)
    .execute()
  await db
    .deleteFrom('jeton')
    .where(sql<Date>`least(expire_le, revoque_le)`, '<', sql<Date>`now() - make_interval(days => ${jours})`)
    .execute()
}

/** Forgets the sessions that ended and the links nobody can use any more: past their time, they only tell who came when. */
export async function purgeConnexions(db: Db): Promise<void> {
  await db.deleteFrom('agent_session').where('expire_le', '<', sql<Date>`now()`).execute()
  await db.deleteFrom('lien_connexion').where('expire_le', '<', sql<Date>`now() - interval '1 day'`).execute()
}
