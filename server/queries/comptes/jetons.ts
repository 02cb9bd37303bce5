import { sql } from 'kysely'
import { type Portee, porteeSchema } from '../../../data/catalogue/model/portee.ts'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { findAgent } from '../../../data/comptes/agents.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { hashSecret, makeSecret } from '../../../data/comptes/secret.ts'
import type { CorpsJeton, JetonLu } from '../../contract/jetons.ts'
import type { Db } from '../db.ts'
import { createBounded } from './un-a-la-fois.ts'

/** What a token of the API begins with: found by scanners of leaked secrets. */
const PREFIXE = 'cart_'
/** Characters kept to recognise a token by, out of 43: what is left cannot be guessed. */
const MONTRES = 4
/** Tokens in force an agent may have. */
export const JETONS_MAX = 20

/** The agent of a token that is still good, and what the token may do; `null` otherwise. */
export async function findByJeton(
  db: Db,
  jeton: string,
): Promise<{ agent: Agent; portees: readonly Portee[] } | null> {
  const row = await db
    .selectFrom('jeton')
    .select(['id', 'agent_id', 'portees', sql<boolean>`usage_le > now() - interval '1 minute'`.as('note')])
    .where('empreinte', '=', hashSecret(jeton))
    .where('revoque_le', 'is', null)
    .where('expire_le', '>', sql<Date>`now()`)
    .executeTakeFirst()
  const agent = row ? await findAgent(db, { id: row.agent_id }) : null
  if (!row || !agent) return null
  if (!row.note)
    await db.updateTable('jeton').set({ usage_le: new Date() }).where('id', '=', row.id).execute()
  return { agent, portees: row.portees.map((portee) => porteeSchema.parse(portee)) }
}

const COLONNES = [
  'id',
  'nom',
  'prefixe',
  'portees',
  'cree_le',
  'expire_le',
  'usage_le',
  'revoque_le',
] as const

/** Tokens of an agent, newest first. */
export async function listJetons(db: Db, agentId: number): Promise<JetonLu[]> {
  const rows = await db
    .selectFrom('jeton')
    .select(COLONNES)
    .where('agent_id', '=', agentId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toJeton)
}

function toJeton(row: {
  id: number
  nom: string
  prefixe: string
  portees: string[]
  cree_le: Date
  expire_le: Date
  usage_le: Date | null
  revoque_le: Date | null
}): JetonLu {
  const { revoque_le, ...jeton } = row
  return {
    ...jeton,
    portees: row.portees.map((portee) => porteeSchema.parse(portee)),
    cree_le: row.cree_le.toISOString(),
    expire_le: row.expire_le.toISOString(),
    usage_le: row.usage_le?.toISOString() ?? null,
    etat: revoque_le ? 'revoque' : row.expire_le.getTime() <= Date.now() ? 'expire' : 'valable',
  }
}

/**
 * Creates a token. Its value is returned once; only its hash is kept.
 * @returns `null` when the agent has too many of them in force.
 */
export async function createJeton(
  db: Db,
  agent: Agent,
  { nom, portees, jours }: CorpsJeton,
): Promise<(JetonLu & { jeton: string }) | null> {
  const jeton = PREFIXE + makeSecret()
  const count = async (trx: Db) =>
    (await listJetons(trx, agent.id)).filter(({ etat }) => etat === 'valable').length
  return createBounded(db, agent.id, { max: JETONS_MAX, count }, async (trx) => {
    const row = await trx
      .insertInto('jeton')
      .values({
        agent_id: agent.id,
        nom,
        prefixe: jeton.slice(0, PREFIXE.length + MONTRES),
        empreinte: hashSecret(jeton),
        portees,
        expire_le: sql<Date>`now() + make_interval(days => ${jours})`,
      })
      .returning(COLONNES)
      .executeTakeFirstOrThrow()
    await writeAudit(trx, {
      agent,
      acte: 'jeton_cree',
      objet: `jeton:${row.id}`,
      details: { nom, portees, jours },
    })
    return { ...toJeton(row), jeton }
  })
}

/**
 * Revokes a token for good.
 * @param proprietaire agent the token must be of: another's is not found.
 * @returns false when there is none to revoke.
 */
export async function revokeJeton(db: Db, par: Agent, id: number, proprietaire: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('jeton')
      .set({ revoque_le: new Date() })
      .where('id', '=', id)
      .where('agent_id', '=', proprietaire)
      .where('revoque_le', 'is', null)
      .returning('nom')
      .executeTakeFirst()
    if (!row) return false
    await writeAudit(trx, { agent: par, acte: 'jeton_revoque', objet: `jeton:${id}`, details: row })
    return true
  })
}
