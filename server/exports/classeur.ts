import type { Cellule, Tableau } from './tableau.ts'

/** Rows a sheet can hold, header included: the limit of Excel and of LibreOffice. */
const LIGNES_MAX = 1_048_576

/** A sheet of a workbook: its rows, batch by batch. */
export interface Feuille {
  nom: string
  lots: AsyncIterable<readonly (readonly Cellule[])[]>
}

/**
 * The data of a table in as many sheets as it takes. Each sheet must be read to its end before the next is asked for.
 * @param max rows per sheet, header included.
 */
export async function* feuillesDonnees(
  { colonnes, lots }: Tableau,
  max = LIGNES_MAX,
): AsyncGenerator<Feuille> {
  const lecteur = lots[Symbol.asyncIterator]()
  let lues: readonly object[] = []
  let fini = false
  const completer = async (): Promise<void> => {
    while (lues.length === 0 && !fini) {
      const lot = await lecteur.next()
      if (lot.done) fini = true
      else lues = lot.value
    }
  }
  async function* remplir(): Feuille['lots'] & AsyncGenerator {
    yield [colonnes.map(({ nom }) => nom)]
    await completer()
    for (let place = max - 1; place > 0 && lues.length > 0; await completer()) {
      const prises = lues.slice(0, place)
      lues = lues.slice(place)
      place -= prises.length
      yield prises.map((ligne) => colonnes.map((colonne) => colonne.lire(ligne)))
    }
  }
  try {
    for (let numero = 1; numero === 1 || lues.length > 0; numero += 1) {
      yield { nom: numero === 1 ? 'Données' : `Données ${numero}`, lots: remplir() }
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
