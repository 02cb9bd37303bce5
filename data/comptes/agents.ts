import { type Kysely, sql } from 'kysely'
import { type Agent, type Droit, droitSchema } from '../catalogue/model/role.ts'
import type { Database } from '../db/tables.ts'

type Db = Kysely<Database>

/** A right as a row of the base. */
export const rowOfDroit = (agent_id: number, droit: Droit) => ({
  agent_id,
  role: droit.role,
  niveau: droit.role === 'pilote' ? droit.niveau : null,
  code: droit.role === 'pilote' ? droit.code : null,
  source: droit.role === 'producteur' ? droit.source : null,
})

/** A row of the base as a right. */
export function droitOfRow(row: {
  role: Droit['role']
  niveau: string | null
  code: string | null
  source: string | null
}): Droit {
  const filled = Object.entries(row).filter(([, value]) => value !== null)
  return droitSchema.parse(Object.fromEntries(filled))
}

/** Creates an agent. @returns `null` when the address is already an agent's. */
export async function insertAgent(
  db: Db,
  { courriel, nom, droits }: Omit<Agent, 'id'>,
): Promise<Agent | null> {
  const row = await db
    .insertInto('agent')
    .values({ courriel, nom })
    .onConflict((conflict) => conflict.column('courriel').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  await replaceDroits(db, row.id, droits)
  return { id: row.id, courriel, nom, droits }
}

/** Gives an agent these rights and no other. */
export async function replaceDroits(db: Db, agentId: number, droits: readonly Droit[]): Promise<void> {
  await db.deleteFrom('agent_droit').where('agent_id', '=', agentId).execute()
  if (droits.length === 0) return
  await db
    .insertInto('agent_droit')
    .values(droits.map((droit) => rowOfDroit(agentId, droit)))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Rights of some agents, by agent. */
export async function readDroits(db: Db, agentIds: readonly number[]): Promise<Map<number, Droit[]>> {
  const droits = new Map<number, Droit[]>(agentIds.map((id) => [id, []]))
  if (agentIds.length === 0) return droits
  const rows = await db
    .selectFrom('agent_droit')
    .select(['agent_id', 'role', 'niveau', 'code', 'source'])
    .where('agent_id', 'in', agentIds)
    .orderBy('role')
    .orderBy('niveau')
    .orderBy('code')
    .orderBy('source')
    .execute()
  for (const { agent_id, ...row } of rows) droits.get(agent_id)?.push(droitOfRow(row))
  return droits
}

/** The agent in activity of this number or address, with the rights of this very moment; `null` without one. */
export async function findAgent(db: Db, who: { id: number } | { courriel: string }): Promise<Agent | null> {
  const query = db.selectFrom('agent').select(['id', 'nom', 'courriel']).where('actif', '=', true)
  const row = await ('id' in who
    ? query.where('id', '=', who.id)
    : query.where('courriel', '=', who.courriel)
  ).executeTakeFirst()
  if (!row) return null
  return { ...row, droits: (await readDroits(db, [row.id])).get(row.id) ?? [] }
}

/** Agents in activity who hold a role; none means that nobody can manage this instance. */
export async function countAgents(db: Db, role: Droit['role']): Promise<number> {
  const { nombre } = await db
    .selectFrom('agent')
    .innerJoin('agent_droit', 'agent_droit.agent_id', 'agent.id')
    .select(sql<number>`count(distinct agent.id)`.as('nombre'))
    .where('agent.actif', '=', true)
    .where('agent_droit.role', '=', role)
    .executeTakeFirstOrThrow()
  return nombre
}
