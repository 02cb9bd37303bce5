import type { Forme } from './forme.ts'
import type { Statut } from './statut.ts'

/** A value as read from one cell: text, number, yes/no, or nothing. */
export type Valeur = string | number | boolean | null

/** A cell that cannot be accepted: its line is rejected, with this reason. */
export class Refus {
  constructor(
    readonly code: string,
    readonly motif: string,
    /** Column the refusal is about, when the row-level code knows it. */
    readonly colonne: string | null = null,
  ) {}
}

/** A row deliberately left out, by name. */
export class Ignore {
  constructor(
    readonly code: string,
    readonly motif: string,
    /** The reason of this very row, where the other is counted over the whole file. */
    readonly precision: string = motif,
  ) {}
}

/** A cell that carries a status instead of a value (`ss`: statistical secrecy, `so`: not applicable). */
export class Marque {
  constructor(readonly statut: Exclude<Statut, 'publie'>) {}
}

/** Reads one cell. Empty cells never reach it: they are `null` before. */
export interface Lecteur {
  (cellule: string): Valeur | Marque | Refus
  /** What the values it gives may be, where a reader of the site may propose another one. */
  forme?: Forme
}

/** A reader that says what its values may be. */
export const withForme = (forme: Forme, read: (cellule: string) => Valeur | Marque | Refus): Lecteur =>
  Object.assign(read, { forme })
