import type { Selectable } from 'kysely'
import { actionsDepot, type SchemaDepot } from '../../../data/catalogue/model/depot.ts'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import type { DepotTable } from '../../../data/db/depots.table.ts'
import type { DepotLu } from '../../contract/depots.ts'

/** A depot as a row of the base, with the name of its agent. */
export type LigneDepot = Selectable<DepotTable> & { agent: string | null }

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** A depot as its agents read it. */
export const toDepot = (row: LigneDepot): DepotLu => ({
  id: row.id,
  schema: row.schema_donnees as SchemaDepot,
  auteur: { niveau: row.niveau as Niveau, code: row.code, nom: row.organisation },
  fichier: row.fichier,
  format: row.format,
  octets: row.octets,
  sha256: row.sha256,
  etat: row.etat,
  actions: actionsDepot(row.etat),
  avancement: row.avancement,
  lignes: { lues: row.lues, acceptees: row.acceptees, rejetees: row.rejetees },
  champs: row.champs,
  campagnes: row.campagnes,
  avertissements: row.avertissements,
  message: row.message,
  comparaison: row.comparaison,
  version: row.version,
  agent: row.agent,
  cree_le: row.cree_le.toISOString(),
  publie_le: iso(row.publie_le),
  fin_le: iso(row.fin_le),
})
