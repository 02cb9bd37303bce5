import type { ColonneJeu, Jeu } from '../queries/exports.ts'
import { toCellule } from './colonnes.ts'
import { FORMATS, type NomFormat } from './formats.ts'
import type { Colonne, Flux, Notice } from './tableau.ts'

/** Formats in which complete tables are kept. */
export const FORMATS_JEU = ['csv', 'parquet'] as const satisfies readonly NomFormat[]
export type FormatJeu = (typeof FORMATS_JEU)[number]

/** Complete files are read by programs: RFC 4180, with the decimal point. */
const DIALECTE = { separateur: ',', decimale: '.', bom: false } as const

const toColonne = (colonne: ColonneJeu): Colonne => ({
  ...colonne,
  read: (ligne) => toCellule((ligne as Record<string, unknown>)[colonne.nom]),
})

/** A complete table, written in a format. @param count told how many rows each batch holds. */
export function writeJeu(
  { colonnes }: Jeu,
  lots: AsyncIterable<readonly object[]>,
  format: FormatJeu,
  notice: Notice,
  count: (lignes: number) => void,
): Flux {
  async function* comptes() {
    for await (const lot of lots) {
      count(lot.length)
      yield lot
    }
  }
  return FORMATS[format].write({ colonnes: colonnes.map(toColonne), lots: comptes(), notice }, DIALECTE)
}
