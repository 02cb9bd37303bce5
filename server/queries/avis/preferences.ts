import type { Cadence } from '../../../data/catalogue/model/avis.ts'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { findAgent } from '../../../data/comptes/agents.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { readReglage } from '../../../data/comptes/reglages.ts'
import type { PreferencesAvis } from '../../contract/avis.ts'
import type { Db } from '../db.ts'

/** How often an agent wants a digest, and what the instance proposes. */
export async function findPreferences(db: Db, agentId: number): Promise<PreferencesAvis> {
  const [row, periode, jour, heure] = await Promise.all([
    db.selectFrom('avis_preference').select('cadence').where('agent_id', '=', agentId).executeTakeFirst(),
    readReglage(db, 'resume_periode'),
    readReglage(db, 'resume_jour'),
    readReglage(db, 'resume_heure'),
  ])
  return { cadence: row?.cadence ?? 'instance', instance: { periode, jour, heure } }
}

/** Changes how often an agent wants a digest. */
export async function changeCadence(db: Db, agent: Agent, cadence: Cadence): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const change = { cadence, modifie_le: new Date() }
    await trx
      .insertInto('avis_preference')
      .values({ agent_id: agent.id, ...change })
      .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(change))
      .execute()
    await writeAudit(trx, {
      agent,
      acte: 'resume_modifie',
      objet: `agent:${agent.id}`,
      details: { cadence },
    })
  })
}

/** Sends no more digest to an agent, as the link of the last one asks; a stranger's number changes nothing. */
export async function unsubscribe(db: Db, agentId: number): Promise<void> {
  const agent = await findAgent(db, { id: agentId })
  if (agent) await changeCadence(db, agent, 'jamais')
}
