import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { hashSecret, makeSecret } from './secret.ts'

/** Minutes a sign-in link stays good. */
export const LIEN_MINUTES = 15

/**
 * Makes a sign-in link for an agent: single use, short-lived. The secret is returned once and never kept.
 * @param destination page to open afterwards, checked by the caller.
 */
export async function makeLien(db: Kysely<Database>, agentId: number, destination: string): Promise<string> {
  const secret = makeSecret()
  await db
    .insertInto('lien_connexion')
    .values({
      empreinte: hashSecret(secret),
      agent_id: agentId,
      destination,
      expire_le: sql<Date>`now() + make_interval(mins => ${LIEN_MINUTES})`,
    })
    .execute()
  return secret
}

/**
 * Address that the agent opens. The secret is in the fragment, which browsers send to nobody: neither the log of a
 * proxy nor a `Referer` holds it, and a mail scanner that follows the link does not use it up.
 */
export const adresseDuLien = (racine: string, secret: string): string =>
  `${racine.replace(/\/$/, '')}/connexion#jeton=${secret}`
