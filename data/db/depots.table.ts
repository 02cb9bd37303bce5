import type { ColumnType, Generated } from 'kysely'
import type { Horodatage } from './horodatage.ts'

type DateNulle = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

/** What a depot would change, counted when it is checked, and again when what it is compared with has changed. */
export interface ComparaisonDepot {
  /** Number of the depot published meanwhile for the same territory and schema; null without one. */
  avec: number | null
  publication: number
  lignes: { nouvelles: number; changees: number; identiques: number; retirees: number }
  cellules: { nouvelles: number; changees: number; identiques: number; retirees: number }
  nationales: { identiques: number; differentes: number; absentes: number }
}

/** A file of local data sent for a territory, and what became of it. */
export interface DepotTable {
  id: Generated<number>
  /** Table Schema that it follows. */
  schema_donnees: string
  /** Perimeter it is sent for: the author that readers see. */
  niveau: string
  code: string
  /** Name of that territory. */
  organisation: string
  /** Name of the file, never public. */
  fichier: string
  format: 'csv' | 'xlsx' | 'ods'
  octets: number
  sha256: string
  /** Agent who sent it: never public. */
  agent_id: number | null
  demonstration: boolean
  etat: ColumnType<
    | 'attente'
    | 'verification'
    | 'verifie'
    | 'refuse'
    | 'echoue'
    | 'publie'
    | 'remplace'
    | 'retire'
    | 'abandonne',
    undefined,
    | 'attente'
    | 'verification'
    | 'verifie'
    | 'refuse'
    | 'echoue'
    | 'publie'
    | 'remplace'
    | 'retire'
    | 'abandonne'
  >
  /** Share of the file that was checked, 0 to 1. */
  avancement: Generated<number>
  lues: Generated<number>
  acceptees: Generated<number>
  rejetees: Generated<number>
  /** Header as it stands in the file. */
  titres: Generated<string[]>
  /** Fields of the schema that the file holds. */
  champs: Generated<string[]>
  campagnes: Generated<string[]>
  avertissements: ColumnType<string[], string | undefined, string>
  comparaison: ColumnType<ComparaisonDepot | null, string | null | undefined, string | null>
  /** Why the whole file is refused. */
  message: string | null
  /** Rank among what was published for this territory and schema; null before. */
  version: number | null
  cree_le: Horodatage
  verifie_le: DateNulle
  publie_le: DateNulle
  /** When it stopped being published. */
  fin_le: DateNulle
}

/** An accepted line: what the territory says of one unit. */
export interface DepotLigneTable {
  depot_id: number
  ligne: number
  niveau: string
  code: string
  campagne: string
  /** Tells the lines of one unit and campaign apart: programme and dates; empty where there is one line only. */
  cle: string
  valeurs: ColumnType<Record<string, string | number | boolean | null>, string, string>
  statuts: ColumnType<Record<string, string> | null, string | null, string | null>
  /** Number of its values. */
  cellules: number
}

/** A rejected line, as it stands in the file, with the reason. */
export interface DepotRejetTable {
  depot_id: number
  ligne: number
  colonne: string | null
  valeur: string | null
  code: string
  motif: string
  /** `{ cellules, fautes }`; cells alone in lines written before all the faults of a line were kept. */
  contenu: ColumnType<unknown, string, string>
}

export interface TablesDepots {
  depot: DepotTable
  depot_ligne: DepotLigneTable
  depot_rejet: DepotRejetTable
}
