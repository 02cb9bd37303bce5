import type { FormatDepot } from '../../data/catalogue/model/depot.ts'
import { foldText } from '../../data/catalogue/model/lecteurs.ts'
import type { SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { ErreurUtilisateur } from '../erreur.ts'
import { Archive } from '../steps/read/archive.ts'
import type { Lecture } from '../steps/read/entete.ts'
import { inspectFile } from '../steps/read/inspect.ts'
import type { LigneLue } from '../steps/read/ligne-lue.ts'
import { openTableau } from '../steps/read/lignes.ts'
import { openFeuille } from '../steps/read/tableur.ts'

/** A file of local data, opened: its header, and its lines as they are read. */
export interface FichierOuvert {
  titres: string[]
  lecture: Lecture
  lignes: AsyncIterable<LigneLue>
  /** Number of lines, when the file can tell before it is read. */
  total: number | null
  avertissements: string[]
  close(): Promise<void>
}

/** Columns that our own file of rejected lines adds: it may be mended and sent back as it is. */
const COLONNES_REJETS = [
  'ligne_du_fichier',
  'colonne_en_cause',
  'motif_du_rejet',
  'cellules_en_trop',
] as const

/** @throws ErreurUtilisateur when the file is not what its format says, or lacks a column. */
export async function openFichier(
  source: SourceTabulaire,
  chemin: string,
  format: FormatDepot,
): Promise<FichierOuvert> {
  const ouvert = format === 'csv' ? await openCsv(source, chemin) : await openClasseur(source, chemin, format)
  try {
    checkTitres(source, ouvert.titres, ouvert.lecture)
  } catch (error) {
    await ouvert.close()
    throw error
  }
  return { ...ouvert, avertissements: [...ouvert.avertissements, ...inconnues(source, ouvert.lecture)] }
}

async function openCsv(source: SourceTabulaire, chemin: string): Promise<FichierOuvert> {
  const fichier = await inspectFile(chemin, true)
  const { titres, lecture, lignes } = openTableau(source, fichier)
  const avertissements = fichier.encodageMelange
    ? ['Des lignes sont en UTF-8, d’autres non : celles qui ne peuvent pas être lues sont rejetées.']
    : []
  const total = fichier.lignes
  return { titres: [...titres], lecture, lignes, total, avertissements, close: async () => {} }
}

async function openClasseur(
  source: SourceTabulaire,
  chemin: string,
  format: 'xlsx' | 'ods',
): Promise<FichierOuvert> {
  const archive = await Archive.open(chemin)
  try {
    const feuille = await openFeuille(source, archive, format)
    return { ...feuille, total: null, avertissements: [], close: () => archive.close() }
  } catch (error) {
    await archive.close()
    throw error
  }
}

/** @throws ErreurUtilisateur when a column is there twice, or none but the key is. */
function checkTitres({ champs }: SourceTabulaire, titres: readonly string[], { colonnes }: Lecture): void {
  const connus = new Set(Object.keys(champs).map(foldText))
  const seen = new Set<string>()
  for (const titre of titres.map(foldText)) {
    if (connus.has(titre) && seen.has(titre)) {
      throw new ErreurUtilisateur(`La colonne « ${titre} » figure deux fois dans l’en-tête : gardez-en une.`)
    }
    seen.add(titre)
  }
  const donnees = [...colonnes.keys()].filter((champ) => !champs[champ]?.obligatoire)
  if (donnees.length === 0) {
    throw new ErreurUtilisateur('L’en-tête n’a que les colonnes de repérage : aucune donnée n’est à publier.')
  }
}

/** Says which columns are left aside, and which known one each may be a slip of the pen for. */
function inconnues({ champs }: SourceTabulaire, { inconnues: titres, colonnes }: Lecture): string[] {
  const libres = Object.keys(champs).filter((champ) => !colonnes.has(champ))
  const annexes = new Set<string>(COLONNES_REJETS.map(foldText))
  return titres
    .filter((titre) => !annexes.has(foldText(titre)))
    .map((titre) => {
      const proche = libres.find((champ) => distance(foldText(champ), foldText(titre)) <= 2)
      const suite = proche ? ` Vouliez-vous écrire « ${proche} » ?` : ''
      return `La colonne « ${titre.slice(0, 80)} » n’est pas dans le schéma : elle est laissée de côté.${suite}`
    })
}

/** Number of letters to change, add or take away to go from one word to another (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row.push(Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + same))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
