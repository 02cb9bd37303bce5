import { sql } from 'kysely'
import { type ActionDepot, type EtatDepot, isPermise } from '../../../data/catalogue/model/depot.ts'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { bumpRevision } from '../../../data/signalements/revision.ts'
import type { Db } from '../db.ts'
import { findPublie } from './comparer.ts'

/** How an act ended. */
export type IssueDepot =
  | { fait: true }
  | { fait: false; motif: 'etat'; etat: EtatDepot }
  /** Another depot was published, or withdrawn, since the preview was read. */
  | { fait: false; motif: 'remplace'; publie: number | null }

const ACTES = { publier: 'depot_publie', retirer: 'depot_retire', abandonner: 'depot_abandonne' } as const

/**
 * Publishes, withdraws or gives up a depot, in one transaction. Acts on the depots of one territory wait for each
 * other: there is never more than one version published.
 * @param attendu depot that this one is to replace, as the agent read it; not checked when `undefined`.
 */
export async function agirSurDepot(
  db: Db,
  agent: Agent,
  id: number,
  action: ActionDepot,
  attendu?: number | null,
): Promise<IssueDepot> {
  return db.transaction().execute(async (trx) => {
    const vu = await trx.selectFrom('depot').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await sql`select pg_advisory_xact_lock(hashtextextended(${`depots:${vu.niveau}:${vu.code}`}, 3))`.execute(
      trx,
    )
    const depot = await trx.selectFrom('depot').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    if (!isPermise(action, depot.etat)) return { fait: false, motif: 'etat', etat: depot.etat }
    const publie = await findPublie(trx, depot)
    if (action === 'publier' && attendu !== undefined && attendu !== publie)
      return { fait: false, motif: 'remplace', publie }
    if (action === 'publier') await publish(trx, depot, publie)
    else if (action === 'retirer') await clore(trx, id, 'retire')
    else await abandon(trx, id)
    const details = {
      schema: depot.schema_donnees,
      territoire: `${depot.niveau}:${depot.code}`,
      remplace: publie,
    }
    await writeAudit(trx, { agent, acte: ACTES[action], objet: `depot:${id}`, details })
    if (action !== 'abandonner') await bumpRevision(trx)
    return { fait: true }
  })
}

const clore = (trx: Db, id: number, etat: 'remplace' | 'retire') =>
  trx.updateTable('depot').set({ etat, fin_le: new Date() }).where('id', '=', id).execute()

/** A version that comes back keeps its number: readers see it is the same. */
async function publish(
  trx: Db,
  depot: { id: number; schema_donnees: string; niveau: string; code: string; version: number | null },
  publie: number | null,
): Promise<void> {
  const { id, schema_donnees, niveau, code } = depot
  if (publie !== null) await clore(trx, publie, 'remplace')
  const { derniere } = await trx
    .selectFrom('depot')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), sql<number>`0`).as('derniere'))
    .where('schema_donnees', '=', schema_donnees)
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('depot')
    .set({
      etat: 'publie',
      version: depot.version ?? (derniere ?? 0) + 1,
      publie_le: new Date(),
      fin_le: null,
      comparaison: null,
    })
    .where('id', '=', id)
    .execute()
}

/** What was never published leaves nothing but its row. */
async function abandon(trx: Db, id: number): Promise<void> {
  await trx.deleteFrom('depot_ligne').where('depot_id', '=', id).execute()
  await trx.deleteFrom('depot_rejet').where('depot_id', '=', id).execute()
  await trx.updateTable('depot').set({ etat: 'abandonne', comparaison: null }).where('id', '=', id).execute()
}
