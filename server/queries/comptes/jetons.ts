import { sql } from 'kysely'
import { type Portee, porteeSchema } from '../../../data/catalogue/model/portee.ts'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { findAgent } from '../../../data/comptes/agents.ts'
import { hashSecret } from '../../../data/comptes/secret.ts'
import type { Db } from '../db.ts'

/** What a token of the API looks like: found by scanners of leaked secrets. */
export const PREFIXE_JETON = 'cart_'

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
