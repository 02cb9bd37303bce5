import type { RejetDepot } from '../../contract/depots.ts'
import type { Db } from '../db.ts'

const selectRejets = (db: Db, depot: number, apres: number, limit: number) =>
  db
    .selectFrom('depot_rejet')
    .select(['ligne', 'colonne', 'valeur', 'code', 'motif', 'contenu'])
    .where('depot_id', '=', depot)
    .where('ligne', '>', apres)
    .orderBy('ligne')
    .limit(limit)

/** One page of the rejected lines of a depot, in the order of its file. */
export async function listRejets(
  db: Db,
  depot: number,
  { apres, limit }: { apres: number | null; limit: number },
): Promise<{ rejets: RejetDepot[]; reste: boolean }> {
  const rows = await selectRejets(db, depot, apres ?? 0, limit + 1).execute()
  return { rejets: rows.slice(0, limit), reste: rows.length > limit }
}

const LOT = 2000

/** All of them, a batch at a time: no connection is held while the client reads. */
export async function* lireRejets(db: Db, depot: number): AsyncGenerator<RejetDepot[]> {
  for (let apres = 0; ; ) {
    const rows = await selectRejets(db, depot, apres, LOT).execute()
    if (rows.length > 0) yield rows
    if (rows.length < LOT) return
    apres = rows.at(-1)?.ligne ?? apres
  }
}
