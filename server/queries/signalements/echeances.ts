import { isOuvert } from '../../../data/catalogue/model/signalement.ts'
import { DELAIS, tacheDue } from '../../../data/catalogue/model/signalement-delais.ts'
import { readReglage } from '../../../data/comptes/reglages.ts'
import { agir } from '../../../data/signalements/agir.ts'
import type { Db } from '../db.ts'

/** Reports that a deadline may concern: those that have been long enough in their state. */
async function listCandidats(db: Db, maintenant: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('signalement')
    .select(['id', 'etat', 'etat_depuis', 'rappels'])
    .where('clos_le', 'is', null)
    .orderBy('id')
    .execute()
  return rows.filter((row) => DELAIS[row.etat] && tacheDue(row, maintenant) !== null).map(({ id }) => id)
}

/**
 * Does what time alone makes of the reports: reminders, sendings, expiries. Each is judged again once it is ours, so
 * that two workers, or an agent who has just answered, make nothing happen twice.
 * @returns how many moved.
 */
export async function faireEcheances(db: Db, maintenant = new Date()): Promise<number> {
  let faits = 0
  for (const id of await listCandidats(db, maintenant)) {
    faits += await db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('signalement')
        .select(['etat', 'etat_depuis', 'rappels'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const action = isOuvert(row.etat) ? tacheDue(row, maintenant) : null
      if (action === null) return 0
      const issue = await agir(trx, id, { action, acteurs: ['systeme'], version: null })
      return issue?.fait ? 1 : 0
    })
  }
  return faits
}

/** Forgets what is past its time: addresses of closed reports, used challenges, counts of former days. */
export async function purgeSignalements(db: Db, maintenant = new Date()): Promise<void> {
  const avant = (jours: number) => new Date(maintenant.getTime() - jours * 86_400_000)
  const conservation = await readReglage(db, 'conservation_contacts_jours')
  const expires = await db
    .selectFrom('signalement')
    .select('id')
    .where('contact', 'is not', null)
    .where('clos_le', '<', avant(conservation))
    .execute()
  for (const { id } of expires) {
    await db
      .transaction()
      .execute((trx) => agir(trx, id, { action: 'retirer_contact', acteurs: ['systeme'], version: null }))
  }
  await db.deleteFrom('defi_utilise').where('expire_le', '<', maintenant).execute()
  const jour = avant(2).toISOString().slice(0, 10)
  await db.deleteFrom('quota').where('jour', '<', jour).execute()
}
