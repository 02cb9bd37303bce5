import { ErreurUtilisateur } from '../../erreur.ts'

/** A row of a workbook: its number there, 1 being the first, and its cells as text. */
export interface LigneLue {
  ligne: number
  cellules: string[]
}

/** More columns are not a table of ours: a style applied to a whole sheet, or an attack. */
export const COLONNES_MAX = 500

/** A workbook that would fill the memory. */
export const trop = (quoi: 'colonnes' | 'textes'): ErreurUtilisateur =>
  new ErreurUtilisateur(
    quoi === 'colonnes'
      ? `Le classeur a plus de ${COLONNES_MAX} colonnes : ce n’est pas un tableau du schéma.`
      : 'Le classeur contient trop de texte pour être lu.',
  )

/** A number as it was typed: spreadsheets keep fifteen figures, the rest is what is left of binary fractions. */
export const arrondi = (nombre: number): string => String(Number(nombre.toPrecision(15)))
