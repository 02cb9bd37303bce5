import type { ExpressionBuilder } from 'kysely'
import { type Agent, hasRole, perimetresOf } from '../../../data/catalogue/model/role.ts'
import type { Database } from '../../../data/db/tables.ts'
import type { DepotLu, RequeteDepots } from '../../contract/depots.ts'
import type { Db } from '../db.ts'
import { type LigneDepot, toDepot } from './element.ts'

/** Depots entrusted to an agent: those of its territories, all of them for an administrator. */
const confies = (agent: Agent) => (eb: ExpressionBuilder<Database & { d: Database['depot'] }, 'd'>) =>
  hasRole(agent, 'administrateur')
    ? eb.lit(true)
    : eb.or(
        perimetresOf(agent).map(({ niveau, code }) =>
          eb.and([eb('d.niveau', '=', niveau), eb('d.code', '=', code)]),
        ),
      )

const selectDepots = (db: Db, agent: Agent) =>
  db.selectFrom('depot as d').where(confies(agent)).leftJoin('agent as a', 'a.id', 'd.agent_id')

/** One page of the depots of an agent, newest first; what was given up is left out. */
export async function listDepots(
  db: Db,
  agent: Agent,
  { schema, niveau, code, limit }: Omit<RequeteDepots, 'curseur'>,
  avant: number | null,
): Promise<{ total: number; depots: DepotLu[]; reste: boolean }> {
  const tous = selectDepots(db, agent)
    .where('d.etat', '<>', 'abandonne')
    .$if(schema !== undefined, (q) => q.where('d.schema_donnees', '=', schema ?? ''))
    .$if(niveau !== undefined && code !== undefined, (q) =>
      q.where('d.niveau', '=', niveau ?? '').where('d.code', '=', code ?? ''),
    )
  const [{ total }, rows] = await Promise.all([
    tous.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    tous
      .selectAll('d')
      .select('a.nom as agent')
      .$if(avant !== null, (q) => q.where('d.id', '<', avant))
      .orderBy('d.id', 'desc')
      .limit(limit + 1)
      .execute(),
  ])
  return { total, depots: rows.slice(0, limit).map(toDepot), reste: rows.length > limit }
}

/** One depot, if it is entrusted to this agent: that of another territory is as if it were not. */
export const findDepot = async (db: Db, agent: Agent, id: number): Promise<LigneDepot | null> =>
  (await selectDepots(db, agent)
    .selectAll('d')
    .select('a.nom as agent')
    .where('d.id', '=', id)
    .executeTakeFirst()) ?? null
