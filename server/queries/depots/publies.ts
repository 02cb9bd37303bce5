import { sql } from 'kysely'
import type { SchemaDepot } from '../../../data/catalogue/model/depot.ts'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import type { Db } from '../db.ts'

/** Local data published now: what answers need of it again and again, few enough to be kept in memory. */
export interface DepotPublie {
  id: number
  schema: SchemaDepot
  niveau: Niveau
  code: string
  organisation: string
  version: number
  versions: number
  publie_le: Date
  campagnes: string[]
  champs: string[]
  lignes: number
  sha256: string
  demonstration: boolean
}

/** Every set of local data published now, by schema then territory. */
export async function listDepotsPublies(db: Db): Promise<DepotPublie[]> {
  const { rows } = await sql<DepotPublie>`
    select d.id, d.schema_donnees as schema, d.niveau, d.code, d.organisation, d.version, d.publie_le, d.campagnes,
      d.champs, d.acceptees as lignes, d.sha256, d.demonstration,
      (select count(*)::int from depot v where v.schema_donnees = d.schema_donnees and v.niveau = d.niveau
        and v.code = d.code and v.version is not null) as versions
    from depot d where d.etat = 'publie' order by d.schema_donnees, d.niveau, d.code`.execute(db)
  return rows
}
