import type { Enveloppe } from '../contract/enveloppe.ts'
import type { Feuille } from './classeur.ts'

/** What one cell of a flat format holds. */
export type Cellule = string | number | boolean | null

/** Codes are `texte`, whatever they look like. */
export type TypeColonne = 'texte' | 'entier' | 'nombre' | 'booleen'

/** One column of a flat format. */
export interface Colonne {
  nom: string
  type: TypeColonne
  /** What it means, in French. */
  description: string
  /** Cell of a row of the collection. */
  read(ligne: object): Cellule
}

/** What must be known to use the rows: shown beside them in every format that can. */
export interface Notice {
  titre: string
  /** Address of these very rows. */
  adresse: string
  enveloppe: Enveloppe
  /** Date of the publication: files made twice are the same. */
  date: Date
}

/** A collection about to be written. */
export interface Tableau {
  colonnes: readonly Colonne[]
  /** Rows, batch by batch: the next batch is only read when the former has been sent. */
  lots: AsyncIterable<readonly object[]>
  notice: Notice
  /** Sheets made to be read, put before the data of a workbook; other formats never ask for them. */
  feuilles?: () => readonly Feuille[]
}

/** Pieces of a file, in order. */
export type Flux = AsyncGenerator<Buffer | string, void, undefined>
