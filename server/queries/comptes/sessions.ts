import { sql } from 'kysely'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { findAgent } from '../../../data/comptes/agents.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { seal, unseal } from '../../../data/comptes/coffre.ts'
import { deriveSecret, hashSecret, makeSecret } from '../../../data/comptes/secret.ts'
import type { Db } from '../db.ts'

/** A session lasts that long at most, and ends after that long without a request: seconds. */
export const SESSION_MAX_S = 7 * 24 * 3600
const INACTIVITE_S = 12 * 3600

const cleIdentite = (secret: string): Buffer => deriveSecret(secret, 'jeton_identite')

/** A session that has just been opened: its secret goes into the cookie and is kept nowhere. */
export interface SessionOuverte {
  id: number
  secret: string
}

/**
 * Opens a session under a secret that did not exist before: whatever cookie the browser had is worth nothing. The
 * sign-in is written in the log.
 * @param jetonIdentite identity token of the provider, kept so that only the bearer of the cookie can read it.
 */
export async function openSession(
  db: Db,
  agent: Agent,
  moyen: 'lien' | 'oidc',
  jetonIdentite: string | null = null,
): Promise<SessionOuverte> {
  const secret = makeSecret()
  const { id } = await db
    .insertInto('agent_session')
    .values({
      empreinte: hashSecret(secret),
      agent_id: agent.id,
      moyen,
      expire_le: sql<Date>`now() + make_interval(secs => ${SESSION_MAX_S})`,
      jeton_identite: jetonIdentite === null ? null : seal(cleIdentite(secret), jetonIdentite),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('agent').set({ connexion_le: new Date() }).where('id', '=', agent.id).execute()
  await writeAudit(db, { agent, acte: 'connexion', objet: `agent:${agent.id}`, details: { moyen } })
  return { id, secret }
}

/** The agent of a session that is still good, with the rights of this moment; `null` otherwise. */
export async function findSession(db: Db, secret: string): Promise<{ id: number; agent: Agent } | null> {
  const session = await db
    .selectFrom('agent_session')
    .select(['id', 'agent_id', sql<boolean>`vue_le < now() - interval '1 minute'`.as('a_noter')])
    .where('empreinte', '=', hashSecret(secret))
    .where('expire_le', '>', sql<Date>`now()`)
    .where('vue_le', '>', sql<Date>`now() - make_interval(secs => ${INACTIVITE_S})`)
    .executeTakeFirst()
  const agent = session ? await findAgent(db, { id: session.agent_id }) : null
  if (!session || !agent) return null
  if (session.a_noter) {
    await db.updateTable('agent_session').set({ vue_le: new Date() }).where('id', '=', session.id).execute()
  }
  return { id: session.id, agent }
}

/**
 * Ends a session; ended already is fine.
 * @param parti the agent, when leaving is what was asked: it is logged.
 * @returns the identity token of the provider the agent came from, `null` otherwise.
 */
export async function closeSession(
  db: Db,
  { id, secret }: { id: number; secret: string },
  parti?: Agent,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const fermee = await trx
      .deleteFrom('agent_session')
      .where('id', '=', id)
      .returning('jeton_identite')
      .executeTakeFirst()
    if (parti) await writeAudit(trx, { agent: parti, acte: 'deconnexion', objet: `agent:${parti.id}` })
    return fermee?.jeton_identite ? unseal(cleIdentite(secret), fermee.jeton_identite) : null
  })
}

/** Ends every session of an agent, in every browser. @returns how many there were. */
export async function closeSessions(db: Db, agentId: number, par: Agent): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('agent_session')
      .where('agent_id', '=', agentId)
      .executeTakeFirst()
    const nombre = Number(numDeletedRows)
    await writeAudit(trx, {
      agent: par,
      acte: 'sessions_fermees',
      objet: `agent:${agentId}`,
      details: { nombre },
    })
    return nombre
  })
}
