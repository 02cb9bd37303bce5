import type { Cellule, Colonne, Flux, Tableau } from './tableau.ts'

/** How a CSV is written. */
export interface Dialecte {
  separateur: ';' | ',' | '\t'
  decimale: ',' | '.'
  /** Mark that tells spreadsheets the file is UTF-8. */
  bom: boolean
}

const BOM = '\ufeff'
/** A spreadsheet takes a text that begins so for a formula. */
const FORMULE = /^[=+\-@\t\r]/
const NOMBRE_ECRIT = /^[+-]?\d+([.,]\d+)?$/

/** A text no spreadsheet will run: an apostrophe shields it, unless it is only a number. */
export const neutralise = (texte: string): string =>
  FORMULE.test(texte) && !NOMBRE_ECRIT.test(texte) ? `'${texte}` : texte

function writeTexte(texte: string, aProteger: RegExp): string {
  const sur = neutralise(texte)
  return aProteger.test(sur) ? `"${sur.replaceAll('"', '""')}"` : sur
}

/** Does a text begin with a letter or a figure, and hold nothing to protect? Most do: told by one look each. */
function isOrdinaire(texte: string, aProteger: RegExp): boolean {
  const premier = texte.charCodeAt(0)
  return (premier > 64 || (premier >= 48 && premier <= 57)) && !aProteger.test(texte)
}

function write(cellule: Cellule, { decimale }: Dialecte, aProteger: RegExp): string {
  if (cellule === null) return ''
  if (typeof cellule === 'string')
    return isOrdinaire(cellule, aProteger) ? cellule : writeTexte(cellule, aProteger)
  if (typeof cellule === 'boolean') return cellule ? 'oui' : 'non'
  const nombre = String(cellule)
  return decimale === ',' ? nombre.replace('.', ',') : nombre
}

/** Rows of a table as CSV (RFC 4180 when the separator is the comma), header first. */
export async function* writeCsv(
  { colonnes, lots }: Pick<Tableau, 'colonnes' | 'lots'>,
  dialecte: Dialecte,
): Flux {
  const { separateur, bom } = dialecte
  const aProteger = new RegExp(`["\\r\\n${separateur}]|^\\s|\\s$`)
  yield `${bom ? BOM : ''}${colonnes.map(({ nom }) => nom).join(separateur)}\r\n`
  for await (const lot of lots) {
    if (lot.length > 0) yield lignesCsv(lot, colonnes, dialecte, aProteger)
  }
}

function lignesCsv(
  lot: readonly object[],
  colonnes: readonly Colonne[],
  dialecte: Dialecte,
  aProteger: RegExp,
): string {
  let texte = ''
  for (const ligne of lot) {
    let suivant = ''
    for (const colonne of colonnes) {
      texte += suivant + write(colonne.read(ligne), dialecte, aProteger)
      suivant = dialecte.separateur
    }
    texte += '\r\n'
  }
  return texte
}
