import { lignesNotice } from './notice.ts'
import type { Style } from './styles.ts'
import type { Cellule, Colonne, Tableau } from './tableau.ts'

/** Rows a sheet can hold, header included: the limit of Excel and of LibreOffice. */
const LIGNES_MAX = 1_048_576

/** A cell that is not written like the others. */
export interface CelluleMise {
  valeur: Cellule
  style: Style
  /** Address that the cell leads to. */
  lien?: string
}
export type Case = Cellule | CelluleMise

/** A sheet of a workbook. */
export interface Feuille {
  nom: string
  /** Its rows, batch by batch. */
  lots: AsyncIterable<readonly (readonly Case[])[]>
  /** Width of each column, in characters; those that are not given are as wide as the spreadsheet likes. */
  largeurs: readonly number[]
  /** Number of the row that heads the table, which can be filtered; rows above present the sheet. */
  entete: number | null
}

/** A sheet whose rows are at hand. */
export function feuille(
  nom: string,
  largeurs: readonly number[],
  entete: number | null,
  lignes: readonly (readonly Case[])[],
): Feuille {
  async function* lots(): Feuille['lots'] & AsyncGenerator {
    yield lignes
  }
  return { nom, largeurs, entete, lots: lots() }
}

/** Cells in the style of a header. */
export const enTete = (titres: readonly string[]): CelluleMise[] =>
  titres.map((valeur) => ({ valeur, style: 'entete' }))

/** A cell under one shape, whatever its writing. */
export const mise = (cellule: Case): { valeur: Cellule; style: Style | null; lien?: string } =>
  cellule !== null && typeof cellule === 'object' ? cellule : { valeur: cellule, style: null }

/** Every sheet of a workbook, in order: those that present the data, the data, what explains them. */
export async function* feuillesOf(tableau: Tableau): AsyncGenerator<Feuille> {
  yield* tableau.feuilles?.() ?? []
  yield* feuillesDonnees(tableau)
  const notice = lignesNotice(tableau.notice, tableau.colonnes)
  yield feuille('Définitions', [32, 70, 16, 14, 24, 40], null, notice)
}

/** A code or a number needs less room than a name. */
const largeurOf = ({ nom, type }: Colonne): number => Math.max(nom.length + 3, type === 'texte' ? 16 : 10)

/**
 * The data of a table in as many sheets as it takes. Each sheet must be read to its end before the next is asked for.
 * @param max rows per sheet, header included.
 */
async function* feuillesDonnees({ colonnes, lots }: Tableau, max = LIGNES_MAX): AsyncGenerator<Feuille> {
  const lecteur = lots[Symbol.asyncIterator]()
  let lues: readonly object[] = []
  let fini = false
  const complete = async (): Promise<void> => {
    while (lues.length === 0 && !fini) {
      const lot = await lecteur.next()
      if (lot.done) fini = true
      else lues = lot.value
    }
  }
  async function* fill(): Feuille['lots'] & AsyncGenerator {
    yield [enTete(colonnes.map(({ nom }) => nom))]
    await complete()
    for (let place = max - 1; place > 0 && lues.length > 0; await complete()) {
      const prises = lues.slice(0, place)
      lues = lues.slice(place)
      place -= prises.length
      yield prises.map((ligne) => colonnes.map((colonne) => colonne.read(ligne)))
    }
  }
  try {
    for (let numero = 1; numero === 1 || lues.length > 0; numero += 1) {
      const nom = numero === 1 ? 'Données' : `Données ${numero}`
      yield { nom, largeurs: colonnes.map(largeurOf), entete: 1, lots: fill() }
    }
  } finally {
    await lecteur.return?.()
  }
}

const ENTITES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** XML 1.0 cannot carry these characters, even escaped. */
const INTERDITS = /(?![\t\n\r])[\p{Cc}\p{Cs}]|[\ufffe\uffff]/gu

/** A text inside XML. */
export const enXml = (texte: string): string =>
  texte.replace(INTERDITS, '').replace(/[&<>"]/g, (caractere) => ENTITES[caractere] ?? '')
