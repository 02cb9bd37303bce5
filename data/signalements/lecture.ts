import type { Kysely } from 'kysely'
import type { ValeurCellule } from '../catalogue/model/boucle.ts'
import type { GenreSignalement } from '../catalogue/model/signalement.ts'
import type { Statut } from '../catalogue/model/statut.ts'
import type { Database } from '../db/tables.ts'

export type Db = Kysely<Database>

/** The place of one value: of which unit, which field, which campaign. */
export interface Cellule {
  genre: GenreSignalement
  /** `etablissement`, or the level of a territory. */
  niveau: string
  code: string
  champ: string
  indicateur: string | null
  campagne: string
  /** Perimeter of a synthesis; `tous` otherwise. */
  type: string
  secteur: string
}

/** What a publication says of a cell, and from which line of which file. */
export interface Lue {
  valeur: ValeurCellule
  statut: Statut
  source: string | null
  import_id: number | null
  ligne: number | null
}

/** The publication to read, with its imports. */
export interface PublicationLue {
  id: number
  imports: readonly { source: string; campagne: string; import_id: number }[]
}

/** Reads some cells of one kind; `undefined`: this publication says nothing of it, not even that it is empty. */
export type Lire = (
  db: Db,
  publication: PublicationLue,
  cellules: readonly Cellule[],
) => Promise<(Lue | undefined)[]>
