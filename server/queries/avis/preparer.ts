import { sql } from 'kysely'
import { dernierDepart } from '../../../data/catalogue/model/moment.ts'
import { readReglage } from '../../../data/comptes/reglages.ts'
import { addTache } from '../../../data/taches/ajouter.ts'
import type { Db } from '../db.ts'

/**
 * Makes the digests that are due, one letter for each agent with news: what it tells is taken in the transaction that
 * makes it, so that nothing is told twice nor forgotten, whatever stops meanwhile.
 * @returns how many letters were made.
 */
export async function prepareResumes(db: Db, maintenant = new Date()): Promise<number> {
  const [periode, jour, heure] = await Promise.all([
    readReglage(db, 'resume_periode'),
    readReglage(db, 'resume_jour'),
    readReglage(db, 'resume_heure'),
  ])
  let faites = 0
  for (const { agent_id, cadence } of await listAttentes(db)) {
    const voulue = cadence === 'instance' ? periode : cadence
    const depart = dernierDepart({ jour: voulue === 'hebdomadaire' ? jour : null, heure }, maintenant)
    faites += await db.transaction().execute((trx) => prepareResume(trx, agent_id, depart))
  }
  return faites
}

/** Agents with something to be told of, who want to be. */
async function listAttentes(db: Db) {
  const rows = await db
    .selectFrom('avis as v')
    .innerJoin('agent as a', 'a.id', 'v.agent_id')
    .leftJoin('avis_preference as p', 'p.agent_id', 'v.agent_id')
    .select((eb) => ['a.id as agent_id', eb.fn.coalesce('p.cadence', sql.lit('instance')).as('cadence')])
    .where('v.lettre_id', 'is', null)
    .where('a.actif', '=', true)
    .distinct()
    .orderBy('a.id')
    .execute()
  return rows.flatMap(({ agent_id, cadence }) =>
    cadence === 'jamais' ? [] : [{ agent_id, cadence: cadence as 'instance' | 'quotidien' | 'hebdomadaire' }],
  )
}

async function prepareResume(
  trx: Db,
  agent_id: number,
  { moment, periode }: ReturnType<typeof dernierDepart>,
): Promise<number> {
  // One at a time for an agent; a second process then finds nothing left.
  await trx.selectFrom('agent').select('id').where('id', '=', agent_id).forUpdate().execute()
  const attendus = await trx
    .selectFrom('avis')
    .select('id')
    .where('agent_id', '=', agent_id)
    .where('lettre_id', 'is', null)
    .where('cree_le', '<', moment)
    .execute()
  if (attendus.length === 0) return 0
  const lettre = await trx
    .insertInto('lettre')
    .values({ genre: 'resume', agent_id, periode })
    .onConflict((conflict) => conflict.columns(['agent_id', 'periode']).doNothing())
    .returning('id')
    .executeTakeFirst()
  // That day's digest has left already: the rest waits for the next one.
  if (!lettre) return 0
  await entrust(
    trx,
    lettre.id,
    attendus.map(({ id }) => id),
  )
  return 1
}

async function entrust(trx: Db, lettre: number, avis: readonly number[]): Promise<void> {
  await trx
    .updateTable('avis')
    .set({ lettre_id: lettre })
    .where('id', 'in', [...avis])
    .execute()
  await addTache(trx, 'lettre', { lettre })
}

/** What an author is to be told, with the sealed address. */
export interface NouvelleAuteur {
  id: number
  signalement_id: number
  jeton: string
  contact: Buffer
}

/**
 * Makes the letters to the authors of reports, once a day: one for each address, whatever the number of their reports.
 * @param group puts together what goes to the same address: only the caller can open the seal.
 */
export async function prepareAuteurs(
  db: Db,
  group: (nouvelles: readonly NouvelleAuteur[]) => (readonly NouvelleAuteur[])[],
  maintenant = new Date(),
): Promise<number> {
  const { moment } = dernierDepart({ jour: null, heure: await readReglage(db, 'resume_heure') }, maintenant)
  return db.transaction().execute(async (trx) => {
    const nouvelles = await trx
      .selectFrom('avis as v')
      .innerJoin('signalement as s', 's.id', 'v.signalement_id')
      .select(['v.id', 'v.signalement_id', 's.jeton', 's.contact'])
      .where('v.agent_id', 'is', null)
      .where('v.lettre_id', 'is', null)
      .where('v.cree_le', '<', moment)
      .where('s.contact', 'is not', null)
      .orderBy('v.id')
      .forUpdate('v')
      .skipLocked()
      .execute()
    const groupes = group(nouvelles as NouvelleAuteur[])
    for (const groupe of groupes) {
      const { id } = await trx
        .insertInto('lettre')
        .values({ genre: 'auteur' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await entrust(
        trx,
        id,
        groupe.map((nouvelle) => nouvelle.id),
      )
    }
    return groupes.length
  })
}
