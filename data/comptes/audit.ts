import type { Kysely } from 'kysely'
import type { Acte } from '../catalogue/model/acte.ts'
import type { Agent } from '../catalogue/model/role.ts'
import type { Database } from '../db/tables.ts'

/** Who acts when nobody is signed in. */
export type Machine = 'systeme' | 'commande'

/** An act to write in the audit log. */
export interface ActeAudite {
  /** The agent, or what acts without one: the system by itself, the command line. */
  agent: Pick<Agent, 'id' | 'nom'> | Machine
  acte: Acte
  /** What it was done to, written `table:id`. */
  objet: string
  /** Facts worth keeping: never a secret, never the contact of a reader. */
  details?: Record<string, unknown>
}

/** Writes an act in the audit log; give it the transaction of the act, so that one never goes without the other. */
export async function writeAudit(
  db: Kysely<Database>,
  { agent, acte, objet, details = {} }: ActeAudite,
): Promise<void> {
  const auteur = typeof agent === 'string' ? agent : agent.nom
  const agent_id = typeof agent === 'string' ? null : agent.id
  await db
    .insertInto('audit')
    .values({ agent_id, auteur, acte, objet, details: JSON.stringify(details) })
    .execute()
}
