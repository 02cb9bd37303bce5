import type { ColumnType, Generated } from 'kysely'
import type { Horodatage } from './horodatage.ts'

/** A value of any shape: written as JSON text, read as it was. */
type Valeur = ColumnType<unknown, string | null, string | null>
type Territoires = ColumnType<Record<string, string>, string, string>
type DateNulle = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

/** What a reader says is wrong, and where it stands. */
export interface SignalementTable {
  id: Generated<number>
  /** The cell: two open reports of the same key are about the same thing. */
  cle: string
  genre: 'valeur' | 'position' | 'manquant' | 'ferme'
  etat: 'nouveau' | 'confirme' | 'transmis' | 'accepte' | 'resolu' | 'rejete' | 'doublon' | 'expire'
  /** Number of its events. */
  version: Generated<number>
  /** `etablissement`, or the level of a territory; `code` is then a UAI, or its code. */
  niveau: string
  code: string
  nom: string
  /** Territories the target stands in, by level, its own included. */
  territoires: Territoires
  longitude: number | null
  latitude: number | null
  champ: string
  indicateur: string | null
  campagne: string
  type: string
  secteur: string
  /** Source whose producer has the report, or will have it. */
  source: string
  /** Perimeter of the pilot territory that has, or had, it; null when none covers the target. */
  bureau_niveau: string | null
  bureau_code: string | null
  valeur_vue: Valeur
  statut_vu: string | null
  import_id: number | null
  ligne: number | null
  publication_id: number | null
  valeur_proposee: Valeur
  /** What the latest publication says. */
  valeur_courante: Valeur
  preuve_url: string | null
  doublon_de: number | null
  soutiens: Generated<number>
  demonstration: boolean
  /** SHA-256 of the secret link of its author. */
  jeton: string
  /** Address of its author, encrypted. */
  contact: Buffer | null
  cree_le: Horodatage
  etat_depuis: Horodatage
  clos_le: DateNulle
  /** Reminders sent in this state. */
  rappels: Generated<number>
}

/** Something that happened to a report. */
export interface SignalementEvenementTable {
  signalement_id: number
  rang: number
  action: string
  acteur: string
  /** Agent who acted: never public. */
  agent_id: number | null
  /** What the agent acted for. */
  organisation: string | null
  avant: string | null
  apres: string
  commentaire: string | null
  /** What became of the comment. */
  texte: ColumnType<
    'aucun' | 'publie' | 'retenu' | 'masque' | 'efface',
    'aucun' | 'publie' | 'retenu' | undefined,
    'publie' | 'masque' | 'efface'
  >
  motif_retenue: string | null
  details: ColumnType<Record<string, unknown>, string | undefined, string>
  fait_le: Horodatage
  /** When those it concerns were told of it, or will be by what was then written; null while it waits. */
  diffuse_le: DateNulle
}

/** One support a day and per address, which is only known by a keyed digest. */
export interface SignalementSoutienTable {
  signalement_id: number
  adresse: string
  jour: string
}

/** A small file that supports a report. */
export interface SignalementPieceTable {
  id: Generated<number>
  signalement_id: number
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'application/pdf'
  octets: number
  sha256: string
  contenu: Buffer
  cree_le: Horodatage
}

/** A proof of work already used. */
export interface DefiUtiliseTable {
  defi: string
  expire_le: Date
}

/** How much was written in a day, from an address or about a target. */
export interface QuotaTable {
  portee: 'adresse' | 'cible'
  cle: string
  jour: string
  nombre: number
}

/** A correction shown beside the producer's value until its file says the same, or something else. */
export interface CorrectionAccepteeTable {
  signalement_id: number
  niveau: string
  code: string
  territoires: Territoires
  champ: string
  indicateur: string | null
  campagne: string
  type: string
  secteur: string
  source: string
  valeur: ColumnType<unknown, string, string>
  valeur_origine: Valeur
  role: string
  organisation: string
  depuis: Horodatage
  fin: DateNulle
  motif_fin: 'resolu' | 'change' | 'retire' | 'expire' | 'rejete' | null
}

export interface TablesSignalements {
  signalement: SignalementTable
  signalement_evenement: SignalementEvenementTable
  signalement_soutien: SignalementSoutienTable
  signalement_piece: SignalementPieceTable
  defi_utilise: DefiUtiliseTable
  quota: QuotaTable
  correction_acceptee: CorrectionAccepteeTable
}
