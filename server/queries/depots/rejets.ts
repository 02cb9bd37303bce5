import { sql } from 'kysely'
import type { RejetDepot } from '../../contract/depots.ts'
import type { Db } from '../db.ts'

/** Lines written before the faults of a line were all kept hold their cells alone: what is known is the first fault. */
const ancien = sql`jsonb_typeof(contenu) = 'array'`
const CELLULES = sql<string[]>`case when ${ancien} then contenu else contenu -> 'cellules' end`.as('contenu')
const FAUTES = sql<RejetDepot['fautes']>`case when ${ancien}
  then jsonb_build_array(jsonb_build_object('colonne', colonne, 'valeur', valeur, 'code', code, 'motif', motif))
  else contenu -> 'fautes' end`.as('fautes')

const selectRejets = (db: Db, depot: number, apres: number, limit: number) =>
  db
    .selectFrom('depot_rejet')
    .select(['ligne', 'colonne', 'valeur', 'code', 'motif'])
    .select([CELLULES, FAUTES])
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
export async function* readRejets(db: Db, depot: number): AsyncGenerator<RejetDepot[]> {
  for (let apres = 0; ; ) {
    const rows = await selectRejets(db, depot, apres, LOT).execute()
    if (rows.length > 0) yield rows
    if (rows.length < LOT) return
    apres = rows.at(-1)?.ligne ?? apres
  }
}
