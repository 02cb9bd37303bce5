import { type ExpressionBuilder, sql } from 'kysely'
import { type Agent, type Droit, writeDroit } from '../../../data/catalogue/model/role.ts'
import { countAgents, insertAgent, readDroits, replaceDroits } from '../../../data/comptes/agents.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import type { Database } from '../../../data/db/tables.ts'
import type {
  AgentAdministre,
  CorpsAgent,
  CorpsModification,
  RequeteAgents,
} from '../../contract/administration.ts'
import { askLien } from '../comptes/connexion.ts'
import { nameDroits } from '../comptes/portee-droits.ts'
import type { Db } from '../db.ts'

/** Why an agent was not changed. */
export type RefusAgent = 'introuvable' | 'courriel_pris' | 'dernier_administrateur'

const echapper = (texte: string): string => texte.replace(/[\\%_]/g, '\\$&')

/** One page of agents, by name. @param apres name and number of the last one shown. */
export async function listAgents(
  db: Db,
  { q, role, actif, limit }: RequeteAgents,
  apres: readonly [string, number] | null,
): Promise<{ total: number; agents: AgentAdministre[]; reste: boolean }> {
  const filter = (eb: ExpressionBuilder<Database, 'agent'>) =>
    eb.and([
      ...(q ? [sql<boolean>`(nom || ' ' || courriel) ilike ${`%${echapper(q)}%`}`] : []),
      ...(actif ? [eb('agent.actif', '=', actif === 'oui')] : []),
      ...(role
        ? [eb('agent.id', 'in', eb.selectFrom('agent_droit').select('agent_id').where('role', '=', role))]
        : []),
    ])
  const [{ total }, rows] = await Promise.all([
    db
      .selectFrom('agent')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where(filter)
      .executeTakeFirstOrThrow(),
    read(db)
      .where(filter)
      .$if(apres !== null, (query) =>
        query.where(sql<boolean>`(nom, agent.id) > (${apres?.[0]}, ${apres?.[1]}::int)`),
      )
      .orderBy('nom')
      .orderBy('agent.id')
      .limit(limit + 1)
      .execute(),
  ])
  return { total, agents: await complete(db, rows.slice(0, limit)), reste: rows.length > limit }
}

const read = (db: Db) =>
  db.selectFrom('agent').select((eb) => [
    'agent.id',
    'nom',
    'courriel',
    'actif',
    'agent.cree_le',
    'connexion_le',
    eb
      .selectFrom('agent_session')
      .select((sub) => sub.fn.countAll<number>().as('n'))
      .whereRef('agent_session.agent_id', '=', 'agent.id')
      .where('expire_le', '>', sql<Date>`now()`)
      .as('sessions'),
    eb
      .selectFrom('jeton')
      .select((sub) => sub.fn.countAll<number>().as('n'))
      .whereRef('jeton.agent_id', '=', 'agent.id')
      .where('revoque_le', 'is', null)
      .where('expire_le', '>', sql<Date>`now()`)
      .as('jetons'),
  ])

type Ligne = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]

async function complete(db: Db, rows: readonly Ligne[]): Promise<AgentAdministre[]> {
  const droits = await readDroits(
    db,
    rows.map(({ id }) => id),
  )
  const nommer = await nameDroits(db, [...droits.values()].flat())
  return rows.map((row) => ({
    ...row,
    sessions: row.sessions ?? 0,
    jetons: row.jetons ?? 0,
    cree_le: row.cree_le.toISOString(),
    connexion_le: row.connexion_le?.toISOString() ?? null,
    droits: droits.get(row.id) ?? [],
    portent_sur: (droits.get(row.id) ?? []).map(nommer),
  }))
}

/** One agent, in activity or not; `null` without one. */
export async function findAgentAdministre(db: Db, id: number): Promise<AgentAdministre | null> {
  const row = await read(db).where('agent.id', '=', id).executeTakeFirst()
  return row ? ((await complete(db, [row]))[0] ?? null) : null
}

/** Creates an agent, and asks that a sign-in link be sent. */
export async function createAgent(
  db: Db,
  par: Agent,
  { courriel, nom, droits, inviter }: CorpsAgent,
): Promise<AgentAdministre | RefusAgent> {
  return db.transaction().execute(async (trx) => {
    const agent = await insertAgent(trx, { courriel, nom, droits })
    if (!agent) return 'courriel_pris'
    await writeAudit(trx, {
      agent: par,
      acte: 'agent_cree',
      objet: `agent:${agent.id}`,
      details: { nom, droits: droits.map(writeDroit) },
    })
    if (inviter) await askLien(trx, courriel, '/espace')
    return (await findAgentAdministre(trx, agent.id)) ?? 'introuvable'
  })
}

/** Changes an agent; what is not given stays. Withdrawn rights and deactivation act at once. */
export async function changeAgent(
  db: Db,
  par: Agent,
  id: number,
  { nom, droits, actif }: CorpsModification,
): Promise<AgentAdministre | RefusAgent> {
  return db
    .transaction()
    .execute(async (trx) => {
      // One change at a time: two administrators who withdraw each other would leave nobody.
      await sql`select pg_advisory_xact_lock(hashtextextended('administration:agents', 0))`.execute(trx)
      const avant = await findAgentAdministre(trx, id)
      if (!avant) return 'introuvable'
      if (nom !== undefined || actif !== undefined) {
        await trx
          .updateTable('agent')
          .set({ ...(nom !== undefined && { nom }), ...(actif !== undefined && { actif }) })
          .where('id', '=', id)
          .execute()
      }
      if (droits) await replaceDroits(trx, id, droits)
      if (actif === false) await trx.deleteFrom('agent_session').where('agent_id', '=', id).execute()
      if ((await countAgents(trx, 'administrateur')) === 0) {
        throw new DernierAdministrateur()
      }
      await audit(trx, par, avant, { nom, droits, actif })
      return (await findAgentAdministre(trx, id)) ?? 'introuvable'
    })
    .catch((error: unknown) => {
      if (error instanceof DernierAdministrateur) return 'dernier_administrateur' as const
      throw error
    })
}

/** Undoes the transaction that would leave nobody to manage the instance. */
class DernierAdministrateur extends Error {}

async function audit(
  db: Db,
  agent: Agent,
  avant: AgentAdministre,
  {
    nom,
    droits,
    actif,
  }: { nom?: string | undefined; droits?: Droit[] | undefined; actif?: boolean | undefined },
): Promise<void> {
  const objet = `agent:${avant.id}`
  if (actif !== undefined && actif !== avant.actif) {
    await writeAudit(db, { agent, acte: actif ? 'agent_reactive' : 'agent_desactive', objet })
  }
  if (nom === undefined && droits === undefined) return
  const details = {
    ...(nom !== undefined && { nom_avant: avant.nom, nom }),
    ...(droits && { droits_avant: avant.droits.map(writeDroit), droits: droits.map(writeDroit) }),
  }
  await writeAudit(db, { agent, acte: 'agent_modifie', objet, details })
}
