import type { SourceTabulaire } from '../../../data/catalogue/model/source.ts'
import { ErreurUtilisateur } from '../../erreur.ts'
import type { Archive } from './archive.ts'
import { knownTitles, type Lecture, mapEntete } from './entete.ts'
import type { LigneLue } from './ligne-lue.ts'
import { readOds } from './ods.ts'
import { readXlsx } from './xlsx.ts'

/** Titles may stand under a few lines of presentation. */
const LIGNES_DE_TITRE_MAX = 20

/** A sheet opened under the declaration of a source. */
export interface Feuille {
  titres: string[]
  lecture: Lecture
  lignes: AsyncIterable<LigneLue>
}

/**
 * Opens the first sheet of a workbook: finds its header among the first rows, then gives the rows below, as wide as
 * the header; a cell beyond it is kept, for its line to be rejected.
 * @throws ErreurUtilisateur when no row of the beginning looks like the header of this source.
 */
export async function openFeuille(
  source: SourceTabulaire,
  archive: Archive,
  format: 'xlsx' | 'ods',
): Promise<Feuille> {
  const rows = format === 'xlsx' ? readXlsx(archive) : readOds(archive)
  const debut: LigneLue[] = []
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    debut.push(next.value)
    if (debut.length === LIGNES_DE_TITRE_MAX) break
  }
  const scores = debut.map(({ cellules }) => knownTitles(source, cellules))
  const best = Math.max(0, ...scores)
  const entete = debut[scores.indexOf(best)]
  if (!entete || best === 0) throw sansEntete(source, debut.length === 0)
  const titres = entete.cellules.map((titre) => titre.trim())
  while (titres.at(-1) === '') titres.pop()
  const suite = debut.slice(debut.indexOf(entete) + 1)
  return { titres, lecture: mapEntete(source, titres), lignes: rowsBelow(suite, rows, titres.length) }
}

async function* rowsBelow(
  debut: readonly LigneLue[],
  suite: AsyncIterable<LigneLue>,
  largeur: number,
): AsyncGenerator<LigneLue> {
  for (const ligne of debut) yield* squared(ligne, largeur)
  for await (const ligne of suite) yield* squared(ligne, largeur)
}

/** A row as wide as the header; none when it is empty. */
function squared({ ligne, cellules }: LigneLue, largeur: number): LigneLue[] {
  const end = cellules.findLastIndex((cellule) => cellule !== '') + 1
  if (end === 0) return []
  const square = cellules.slice(0, Math.max(largeur, end))
  while (square.length < largeur) square.push('')
  return [{ ligne, cellules: square }]
}

function sansEntete({ champs }: SourceTabulaire, vide: boolean): ErreurUtilisateur {
  if (vide) return new ErreurUtilisateur('La première feuille du classeur est vide.')
  const attendues = Object.values(champs).flatMap(({ colonnes }) => colonnes[0] ?? [])
  return new ErreurUtilisateur(
    `Aucune colonne du schéma n’est reconnue dans les ${LIGNES_DE_TITRE_MAX} premières lignes de la première feuille. Attendu, par exemple : ${attendues.slice(0, 5).join(', ')}.`,
  )
}
