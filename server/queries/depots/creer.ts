import { sql } from 'kysely'
import { DEPOTS_PAR_JOUR, type FormatDepot, type SchemaDepot } from '../../../data/catalogue/model/depot.ts'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { addTache } from '../../../data/taches/ajouter.ts'
import type { Db } from '../db.ts'

/** A file received, and for whom. */
export interface NouveauDepot {
  schema: SchemaDepot
  niveau: Niveau
  code: string
  organisation: string
  fichier: string
  format: FormatDepot
  octets: number
  sha256: string
  demonstration: boolean
}

/**
 * Writes a depot and asks for its check, all or nothing.
 * @param sort puts the file where the check will look for it.
 * @returns its number; `null` when too many were sent in a day for this territory.
 */
export async function createDepot(
  db: Db,
  agent: Agent,
  { schema, ...depot }: NouveauDepot,
  sort: (id: number) => Promise<void>,
): Promise<number | null> {
  const { niveau, code } = depot
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`depots:${niveau}:${code}`}, 3))`.execute(trx)
    const { nombre } = await trx
      .selectFrom('depot')
      .select((eb) => eb.fn.countAll<number>().as('nombre'))
      .where('niveau', '=', niveau)
      .where('code', '=', code)
      .where('cree_le', '>', sql<Date>`now() - interval '1 day'`)
      .executeTakeFirstOrThrow()
    if (nombre >= DEPOTS_PAR_JOUR) return null
    const { id } = await trx
      .insertInto('depot')
      .values({ ...depot, schema_donnees: schema, agent_id: agent.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const details = { schema, territoire: `${niveau}:${code}`, sha256: depot.sha256 }
    await writeAudit(trx, { agent, acte: 'depot_envoye', objet: `depot:${id}`, details })
    await addTache(trx, 'depot', { depot: id }, { essais: 5 })
    await sort(id)
    return id
  })
}
