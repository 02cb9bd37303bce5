import { sql } from 'kysely'
import type { Evenement, SignalementPublic } from '../../contract/signalement.ts'
import type { Db } from '../db.ts'
import { findSignalement, listEvenements } from '../signalements/liste.ts'

/** Deliveries given up in a row before a webhook is stopped. */
export const ECHECS_MAX = 20

/** A delivery to make, with what is public of its event at this very moment. */
export interface LivraisonDue {
  id: number
  webhook: number
  url: string
  /** Sealed. */
  secret: Buffer
  cree_le: Date
  /** `null`: a trial. */
  contenu: { signalement: SignalementPublic; evenement: Evenement } | null
}

/** A delivery that remains to be made; `null` once it is done, or when nobody wants it any more. */
export async function findLivraisonDue(db: Db, id: number): Promise<LivraisonDue | null> {
  const row = await db
    .selectFrom('webhook_livraison as l')
    .innerJoin('webhook as w', 'w.id', 'l.webhook_id')
    .innerJoin('agent as a', 'a.id', 'w.agent_id')
    .select(['l.id', 'l.signalement_id', 'l.rang', 'l.cree_le', 'w.id as webhook', 'w.url', 'w.secret'])
    .where('l.id', '=', id)
    .where('l.etat', '=', 'attente')
    .where((eb) => eb.or([eb('w.actif', '=', true), eb('l.signalement_id', 'is', null)]))
    .where('a.actif', '=', true)
    .executeTakeFirst()
  if (!row) return null
  const { signalement_id, rang, ...livraison } = row
  if (signalement_id === null) return { ...livraison, contenu: null }
  const [signalement, evenements] = await Promise.all([
    findSignalement(db, signalement_id),
    listEvenements(db, signalement_id),
  ])
  const evenement = evenements.find((connu) => connu.rang === rang)
  return signalement && evenement ? { ...livraison, contenu: { signalement, evenement } } : null
}

/** What came of one attempt. */
export interface Essai {
  statut_http: number | null
  erreur: string | null
  duree_ms: number
}

/**
 * Writes what came of an attempt. Given up too many times in a row, a webhook is stopped: its agent starts it again.
 * @param dernier no other attempt follows.
 */
export async function noteEssai(
  db: Db,
  { id, webhook }: Pick<LivraisonDue, 'id' | 'webhook'>,
  essai: Essai,
  dernier: boolean,
): Promise<void> {
  const livree = essai.erreur === null
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('webhook_livraison')
      .set({
        ...essai,
        etat: livree ? 'livree' : dernier ? 'echec' : 'attente',
        essais: sql`essais + 1`,
        essai_le: new Date(),
      })
      .where('id', '=', id)
      .execute()
    if (livree) {
      await trx.updateTable('webhook').set({ echecs: 0 }).where('id', '=', webhook).execute()
    } else if (dernier) {
      await trx
        .updateTable('webhook')
        .set({
          echecs: sql`echecs + 1`,
          actif: sql<boolean>`actif and echecs + 1 < ${sql.lit(ECHECS_MAX)}`,
          motif_arret: sql`case when echecs + 1 < ${sql.lit(ECHECS_MAX)} then motif_arret else 'echecs' end`,
        })
        .where('id', '=', webhook)
        .execute()
    }
  })
}
