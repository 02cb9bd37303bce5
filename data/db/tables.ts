import type { ColumnType, Generated } from 'kysely'
import type { TablesAvis } from './avis.table.ts'
import type { TablesComptes } from './comptes.table.ts'
import type { TablesDepots } from './depots.table.ts'
import type { Horodatage } from './horodatage.ts'
import type { TablesSignalements } from './signalements.table.ts'

type Json<T> = ColumnType<T, string, string>

/** Facts about this database itself (`nature`: `demonstration` or `reelle`). */
export interface InstanceTable {
  cle: string
  valeur: string
}

/** Lines of an import grouped by what became of them. */
export interface Motif {
  nature: 'ignore' | 'rejet' | 'avertissement'
  code: string
  motif: string
  nombre: number
  /** First line concerned, 1 being the first line of the file. */
  premiere_ligne: number | null
}

/** One file read by the ETL, whatever became of it. */
export interface ImportTable {
  id: Generated<number>
  source: string
  fichier: string
  sha256: string
  octets: number
  generation: string | null
  encodage: string | null
  separateur: string | null
  campagnes: ColumnType<string[], string[] | undefined, string[]>
  demonstration: boolean
  statut: 'en_cours' | 'valide' | 'refuse' | 'echoue'
  debut: Horodatage
  fin: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  lues: Generated<number>
  chargees: Generated<number>
  ignorees: Generated<number>
  rejetees: Generated<number>
  motifs: ColumnType<Motif[], string | undefined, string>
  /** Milliseconds by step. */
  durees: ColumnType<Record<string, number>, string | undefined, string>
  message: string | null
}

/** A rejected line, kept with its reason so that its producer can mend it. */
export interface ImportRejetTable {
  import_id: number
  ligne: number
  colonne: string | null
  valeur: string | null
  code: string
  motif: string
  contenu: string
}

/** One accepted row of a source: what it says of one unit (school or territory) for one campaign. */
export interface ReleveTable {
  import_id: number
  campagne: string
  niveau: string
  code: string
  ligne: number
  valeurs: Json<Record<string, string | number | boolean | null>>
  /** Statuses written in the file in place of values, by field. */
  statuts: ColumnType<Record<string, string> | null, string | null, string | null>
}

export interface ContourTable {
  import_id: number
  niveau: string
  code: string
  geometrie: Json<unknown>
  /** [west, south, east, north] in degrees. */
  emprise: number[]
  /** Centroid of the shape, in degrees. */
  longitude: number
  latitude: number
}

export interface JeuTuilesTable {
  id: Generated<number>
  couche: string
  empreinte: string
  zoom_min: number
  zoom_max: number
}

/** A gzipped vector tile. */
export interface TuileTable {
  jeu_id: number
  z: number
  x: number
  y: number
  contenu: Buffer
}

/** A whole, immutable state of the published data. */
export interface PublicationTable {
  id: Generated<number>
  cree_le: Horodatage
  demonstration: boolean
  statut: 'en_preparation' | 'publiee' | 'retiree'
  motif: string
  durees: ColumnType<Record<string, number>, string | undefined, string>
}

/** Which import a publication reads for each source and campaign. */
export interface PublicationImportTable {
  publication_id: number
  source: string
  campagne: string
  import_id: number
}

export interface PublicationTuilesTable {
  publication_id: number
  couche: string
  jeu_id: number
}

export interface TerritoireTable {
  publication_id: number
  niveau: string
  code: string
  nom: string
  nature: string | null
  commune: string | null
  epci: string | null
  circonscription: string | null
  departement: string | null
  academie: string | null
  region_academique: string | null
  region: string | null
  pays: string
  population: number | null
  anciens_codes: string[]
  longitude: number | null
  latitude: number | null
  /** [west, south, east, north] in degrees. */
  emprise: number[] | null
  geometrie: 'reelle' | 'schematique' | null
}

export interface EtablissementTable {
  publication_id: number
  uai: string
  nom: string
  type: string
  secteur: string
  nature: string | null
  ouvert: boolean
  date_ouverture: string | null
  adresse: string | null
  code_postal: string | null
  localite: string | null
  commune: string
  arrondissement: string | null
  epci: string | null
  circonscription: string | null
  departement: string
  academie: string | null
  region_academique: string | null
  region: string | null
  pays: string
  longitude: number | null
  latitude: number | null
  position_precision: string
  /** Id of the source the position comes from. */
  position_source: string | null
  education_prioritaire: string | null
  details: Json<Record<string, unknown>>
  /** Row of the annuaire behind this school. */
  import_id: number
  ligne: number
}

/** One published number: (territory × type × sector × indicator × campaign). */
export interface SyntheseTable {
  publication_id: number
  indicateur: string
  campagne: string
  niveau: string
  code: string
  type: string
  secteur: string
  attendus: number
  repondants: number
  statut: string
  valeur: number | null
  borne_basse: number | null
  borne_haute: number | null
  numerateur: number | null
  denominateur: number | null
  decile_1: number | null
  decile_9: number | null
  /** Count per class, `nc` included. */
  repartition: ColumnType<Record<string, number> | null, string | null, string | null>
}

/** An answer worth a second look; it is published as it was given. */
export interface AnomalieTable {
  publication_id: number
  indicateur: string
  campagne: string
  uai: string
  code: 'hors_bornes' | 'variation_decuple'
  valeur: number
  valeur_precedente: number | null
  campagne_precedente: string | null
}

/** What the search box looks into. */
export interface RechercheTable {
  publication_id: number
  genre: 'territoire' | 'etablissement'
  niveau: string
  code: string
  libelle: string
  contexte: string
  texte: string
  poids: number
  longitude: number | null
  latitude: number | null
}

/** The words of the names of a publication, each once. */
export interface RechercheMotTable {
  publication_id: number
  mot: string
}

export interface Database extends TablesComptes, TablesSignalements, TablesDepots, TablesAvis {
  instance: InstanceTable
  import: ImportTable
  import_rejet: ImportRejetTable
  releve: ReleveTable
  contour: ContourTable
  jeu_tuiles: JeuTuilesTable
  tuile: TuileTable
  publication: PublicationTable
  publication_import: PublicationImportTable
  publication_tuiles: PublicationTuilesTable
  territoire: TerritoireTable
  etablissement: EtablissementTable
  synthese: SyntheseTable
  anomalie: AnomalieTable
  recherche: RechercheTable
  recherche_mot: RechercheMotTable
}
