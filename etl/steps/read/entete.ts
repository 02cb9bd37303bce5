import { parse } from 'csv-parse/sync'
import { foldText } from '../../../data/catalogue/model/lecteurs.ts'
import type { SourceTabulaire } from '../../../data/catalogue/model/source.ts'
import { ErreurUtilisateur } from '../../erreur.ts'

/** The header of a tabular file, as found in it. */
export interface Entete {
  separateur: string
  /** Line of the header, 1 being the first of the file (title lines may stand above). */
  ligne: number
  titres: string[]
}

/** How a header fits the declaration of a source. */
export interface Lecture {
  generation: string
  /** Index of the column of each field; absent fields are not in it. */
  colonnes: Map<string, number>
  /** Optional fields that this file does not carry. */
  absents: string[]
  /** Columns neither loaded nor ignored by name. */
  inconnues: string[]
}

const SEPARATEURS = [';', ',', '\t', '|']
const LIGNES_DE_TITRE_MAX = 20

/** Number of declared columns (loaded or ignored) among some titles. */
export function knownTitles(source: SourceTabulaire, titres: readonly string[]): number {
  const known = new Set(Object.values(source.champs).flatMap((champ) => champ.colonnes.map(foldText)))
  return titres.filter((titre) => known.has(foldText(titre))).length
}

/**
 * Finds the separator and the header line by looking for the columns the source declares.
 * @throws ErreurUtilisateur when no line of the beginning looks like the header of this source.
 */
export function findEntete(source: SourceTabulaire, debut: string): Entete {
  const lines = debut.split(/\r\n|\n|\r/).slice(0, LIGNES_DE_TITRE_MAX)
  let best: Entete | null = null
  let bestScore = 0
  for (const separateur of SEPARATEURS) {
    lines.forEach((line, index) => {
      const titres = splitLine(line, separateur)
      const score = knownTitles(source, titres)
      if (score > bestScore) {
        best = { separateur, ligne: index + 1, titres }
        bestScore = score
      }
    })
  }
  if (best) return best
  const attendues = Object.values(source.champs).map((champ) => champ.colonnes[0])
  throw new ErreurUtilisateur(
    `Ligne 1 : aucune colonne de la source « ${source.titre} » n’est reconnue. Attendu, par exemple : ${attendues.slice(0, 5).join(', ')}.`,
  )
}

function splitLine(line: string, delimiter: string): string[] {
  return cellsOf(line, delimiter).map((titre) => titre.trim())
}

/** A quote left open means that a cell goes on to the next line: such a line is no header, but it is no fault. */
function cellsOf(line: string, delimiter: string): string[] {
  try {
    const options = { delimiter, bom: true, relax_quotes: true, relax_column_count: true }
    return (parse(line, options) as string[][])[0] ?? []
  } catch {
    return line.split(delimiter)
  }
}

/**
 * Maps the titles found to the fields declared.
 * @param exact false for JSON records, whose absent keys only mean empty cells.
 * @throws ErreurUtilisateur when a mandatory column is missing or present twice.
 */
export function mapEntete(source: SourceTabulaire, titres: readonly string[], exact = true): Lecture {
  const folded = titres.map(foldText)
  const colonnes = new Map<string, number>()
  const absents: string[] = []
  const manquantes: string[] = []
  const used = new Set<number>()
  for (const [champ, { colonnes: names, facultatif }] of Object.entries(source.champs)) {
    const index = firstIndex(folded, names.map(foldText))
    if (index !== -1) {
      colonnes.set(champ, index)
      used.add(index)
    } else if (facultatif || !exact) absents.push(champ)
    else manquantes.push(names.join(' ou '))
  }
  if (manquantes.length > 0) {
    throw new ErreurUtilisateur(
      `En-tête de « ${source.titre} » : colonne${manquantes.length > 1 ? 's' : ''} manquante${manquantes.length > 1 ? 's' : ''} : ${manquantes.join(' ; ')}. Colonnes lues : ${titres.join(', ').slice(0, 400)}.`,
    )
  }
  const inconnues = titres.filter(
    (titre, index) => titre !== '' && !used.has(index) && !isIgnored(source, titre),
  )
  return { generation: generationOf(source, titres), colonnes, absents, inconnues }
}

function firstIndex(folded: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const index = folded.indexOf(name)
    if (index !== -1) return index
  }
  return -1
}

/** True when the source ignores this column by name. */
export function isIgnored(source: SourceTabulaire, titre: string): boolean {
  return source.ignorees.some((rule) =>
    typeof rule === 'string' ? foldText(rule) === foldText(titre) : rule.test(titre),
  )
}

/** The declared generation whose signature the header carries whole; `inconnue` otherwise. */
export function generationOf(source: SourceTabulaire, titres: readonly string[]): string {
  const present = new Set(titres)
  const found = source.generations.find(({ signature }) => signature.every((titre) => present.has(titre)))
  return found?.id ?? 'inconnue'
}
