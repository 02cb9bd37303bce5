import type { Agent } from '../../../data/catalogue/model/role.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { makeSecret } from '../../../data/comptes/secret.ts'
import type { LivraisonLue, WebhookLu } from '../../contract/avis.ts'
import { createBounded } from '../comptes/un-a-la-fois.ts'
import type { Db } from '../db.ts'
import { post } from './diffuser.ts'

/** Addresses an agent may have. */
export const WEBHOOKS_MAX = 10

const COLONNES = ['id', 'nom', 'url', 'actif', 'motif_arret', 'echecs', 'cree_le'] as const
const toWebhook = ({ cree_le, ...row }: Omit<WebhookLu, 'cree_le'> & { cree_le: Date }): WebhookLu => ({
  ...row,
  cree_le: cree_le.toISOString(),
})

/** Webhooks of an agent, newest first. */
export async function listWebhooks(db: Db, agentId: number): Promise<WebhookLu[]> {
  const rows = await db
    .selectFrom('webhook')
    .select(COLONNES)
    .where('agent_id', '=', agentId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toWebhook)
}

/** One webhook of an agent; another's is not found. */
export async function findWebhook(db: Db, agentId: number, id: number): Promise<WebhookLu | null> {
  const row = await db
    .selectFrom('webhook')
    .select(COLONNES)
    .where('agent_id', '=', agentId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toWebhook(row) : null
}

/**
 * Creates a webhook. Its secret is returned once.
 * @param seal seals the secret as it is kept. @returns `null` when the agent has too many.
 */
export async function createWebhook(
  db: Db,
  agent: Agent,
  { nom, url }: { nom: string; url: string },
  seal: (secret: string) => Buffer,
): Promise<(WebhookLu & { secret: string }) | null> {
  const secret = makeSecret()
  const count = async (trx: Db) => (await listWebhooks(trx, agent.id)).length
  return createBounded(db, agent.id, { max: WEBHOOKS_MAX, count }, async (trx) => {
    const row = await trx
      .insertInto('webhook')
      .values({ agent_id: agent.id, nom, url, secret: seal(secret) })
      .returning(COLONNES)
      .executeTakeFirstOrThrow()
    await writeAudit(trx, {
      agent,
      acte: 'webhook_cree',
      objet: `webhook:${row.id}`,
      details: { nom, hote: new URL(url).host },
    })
    return { ...toWebhook(row), secret }
  })
}

/** Stops a webhook, or starts it again; what happened meanwhile is not posted. `null`: it is not theirs. */
export async function changeWebhook(
  db: Db,
  agent: Agent,
  id: number,
  { actif }: { actif: boolean },
): Promise<WebhookLu | null> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('webhook')
      .set({ actif, motif_arret: actif ? null : 'agent', ...(actif && { echecs: 0 }) })
      .where('id', '=', id)
      .where('agent_id', '=', agent.id)
      .returning(COLONNES)
      .executeTakeFirst()
    if (!row) return null
    await writeAudit(trx, { agent, acte: 'webhook_modifie', objet: `webhook:${id}`, details: { actif } })
    return toWebhook(row)
  })
}

/** Removes a webhook with its log. @returns false when it is not theirs. */
export async function deleteWebhook(db: Db, agent: Agent, id: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom('webhook')
      .where('id', '=', id)
      .where('agent_id', '=', agent.id)
      .returning(['nom'])
      .executeTakeFirst()
    if (!row) return false
    await writeAudit(trx, { agent, acte: 'webhook_supprime', objet: `webhook:${id}`, details: row })
    return true
  })
}

/** Posts a trial, tried once. @returns number of the delivery. */
export const attemptWebhook = (db: Db, id: number): Promise<number> =>
  db.transaction().execute((trx) => post(trx, id))

/** Deliveries of a webhook, newest first. */
export async function listLivraisons(
  db: Db,
  webhook: number,
  { avant, limit }: { avant: number | null; limit: number },
): Promise<{ total: number; livraisons: LivraisonLue[]; reste: boolean }> {
  const siennes = db.selectFrom('webhook_livraison').where('webhook_id', '=', webhook)
  const page = avant === null ? siennes : siennes.where('id', '<', avant)
  const [{ total }, rows] = await Promise.all([
    siennes.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    page
      .select(['id', 'signalement_id', 'rang', 'etat', 'essais', 'statut_http', 'erreur', 'duree_ms'])
      .select(['cree_le', 'essai_le'])
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute(),
  ])
  const livraisons = rows.slice(0, limit).map(({ cree_le, essai_le, ...row }) => ({
    ...row,
    cree_le: cree_le.toISOString(),
    essai_le: essai_le?.toISOString() ?? null,
  }))
  return { total, livraisons, reste: rows.length > limit }
}
