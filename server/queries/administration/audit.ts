import { type ExpressionBuilder, sql } from 'kysely'
import { acteSchema, LIBELLES_ACTE } from '../../../data/catalogue/model/acte.ts'
import type { Database } from '../../../data/db/tables.ts'
import type { LigneAudit, RequeteAudit } from '../../contract/administration.ts'
import type { Db } from '../db.ts'

type Filtres = Omit<RequeteAudit, 'limit' | 'curseur'>

const filter =
  ({ agent, acte, objet, depuis, jusqua }: Filtres) =>
  (eb: ExpressionBuilder<Database, 'audit'>) =>
    eb.and([
      ...(agent ? [eb('agent_id', '=', agent)] : []),
      ...(acte ? [eb('acte', '=', acte)] : []),
      ...(objet ? [objet.includes(':') ? eb('objet', '=', objet) : eb('objet', 'like', `${objet}:%`)] : []),
      ...(depuis ? [sql<boolean>`date >= ${depuis}::date`] : []),
      ...(jusqua ? [sql<boolean>`date < ${jusqua}::date + 1`] : []),
    ])

/** One page of the log, newest first. @param avant number of the last line shown. */
export async function listAudit(
  db: Db,
  filtres: Filtres,
  limit: number,
  avant: number | null,
): Promise<{ lignes: LigneAudit[]; reste: boolean }> {
  const rows = await db
    .selectFrom('audit')
    .select(['id', 'date', 'agent_id', 'auteur', 'acte', 'objet', 'details'])
    .where(filter(filtres))
    .$if(avant !== null, (query) => query.where('id', '<', avant))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const lignes = rows.slice(0, limit).map(({ date, acte, ...row }) => {
    const genre = acteSchema.parse(acte)
    return { ...row, acte: genre, libelle: LIBELLES_ACTE[genre], date: date.toISOString() }
  })
  return { lignes, reste: rows.length > limit }
}

/** Lines that answer the filters. */
export async function countAudit(db: Db, filtres: Filtres): Promise<number> {
  const { total } = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(filter(filtres))
    .executeTakeFirstOrThrow()
  return total
}

const LOT = 1000

/** Every line that answers the filters, batch by batch, newest first. */
export async function* readAudit(db: Db, filtres: Filtres): AsyncGenerator<LigneAudit[]> {
  for (let avant: number | null = null; ; ) {
    const { lignes, reste }: { lignes: LigneAudit[]; reste: boolean } = await listAudit(
      db,
      filtres,
      LOT,
      avant,
    )
    yield lignes
    avant = lignes.at(-1)?.id ?? null
    if (!reste) return
  }
}
