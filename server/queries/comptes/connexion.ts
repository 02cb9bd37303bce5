import { sql } from 'kysely'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { findAgent } from '../../../data/comptes/agents.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { makeLien } from '../../../data/comptes/liens.ts'
import { hashSecret } from '../../../data/comptes/secret.ts'
import { addTache } from '../../../data/taches/ajouter.ts'
import type { Db } from '../db.ts'
import { openSession, type SessionOuverte } from './sessions.ts'

/** Links an address receives in an hour at most: a stranger who keeps asking cannot fill somebody's mailbox. */
const LIENS_PAR_HEURE = 5

/**
 * Asks that a sign-in link be sent, if the address is that of an agent. It does the same work, and writes the same
 * rows, whether it is or not. Asking again before it was sent replaces the former wish.
 */
export async function askLien(db: Db, courriel: string, destination: string): Promise<void> {
  const cle = `lien_connexion:${hashSecret(courriel).toString('base64url')}`
  await addTache(db, 'lien_connexion', { courriel, destination }, { cle, essais: 5 })
}

/** A link for the agent of this address; `null` for a stranger, or when too many were sent. */
export async function makeLienFor(
  db: Db,
  courriel: string,
  destination: string,
): Promise<{ agent: Agent; secret: string } | null> {
  const agent = await findAgent(db, { courriel })
  if (!agent) return null
  const { nombre } = await db
    .selectFrom('lien_connexion')
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .where('agent_id', '=', agent.id)
    .where('cree_le', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow()
  if (nombre >= LIENS_PAR_HEURE) return null
  return { agent, secret: await makeLien(db, agent.id, destination) }
}

/**
 * Signs in with the secret of a link, which is used up. Whoever asks twice at the same moment gets in once: the row is
 * taken by a single statement.
 * @returns `null` for a secret that is unknown, used, too old, or of an agent who was deactivated.
 */
export async function enterByLien(
  db: Db,
  secret: string,
): Promise<{ agent: Agent; session: SessionOuverte; destination: string } | null> {
  return db.transaction().execute(async (trx) => {
    const lien = await trx
      .updateTable('lien_connexion')
      .set({ utilise_le: sql<Date>`now()` })
      .where('empreinte', '=', hashSecret(secret))
      .where('utilise_le', 'is', null)
      .where('expire_le', '>', sql<Date>`now()`)
      .returning(['agent_id', 'destination'])
      .executeTakeFirst()
    const agent = lien ? await findAgent(trx, { id: lien.agent_id }) : null
    if (!lien || !agent) return null
    const session = await openSession(trx, agent, 'lien')
    return { agent, session, destination: lien.destination }
  })
}

/** Signs in somebody whom the provider knows by this address; `null` for whoever is not an agent in activity. */
export async function enterByOidc(
  db: Db,
  { courriel, jeton }: { courriel: string; jeton: string },
): Promise<SessionOuverte | null> {
  return db.transaction().execute(async (trx) => {
    const agent = await findAgent(trx, { courriel })
    return agent && openSession(trx, agent, 'oidc', jeton)
  })
}

/** Writes that somebody was turned away at the door. */
export const writeRefus = (db: Db, moyen: 'lien' | 'oidc', motif: string): Promise<void> =>
  writeAudit(db, {
    agent: 'systeme',
    acte: 'connexion_refusee',
    objet: 'connexion',
    details: { moyen, motif },
  })
