import { isCampagneFuture } from '../../data/catalogue/model/campagne.ts'
import { isAbsence } from '../../data/catalogue/model/lecteurs.ts'
import type { Champ, Champs, Contexte, Releve, SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { isUaiDemonstration } from '../../data/catalogue/model/uai.ts'
import { Ignore, Marque, Refus } from '../../data/catalogue/model/valeur.ts'
import type { Bilan, Rejet } from './bilan.ts'
import type { Corrections } from './corrections.ts'
import type { Lecture } from './read/entete.ts'
import type { Reducteur } from './reduce.ts'

/** A row ready to be stored. */
export interface ReleveLu extends Releve {
  ligne: number
  statuts: Record<string, string> | null
}

interface ChampCompile extends Champ {
  nom: string
  index: number
  titre: string
}

/** One thing wrong with a line: why, and the cell at fault when a cell is. */
export interface Faute {
  refus: Refus
  valeur: string | null
}

/** Checks one line; loaded rows are returned, everything else is told to the bilan. */
export type Validation = (cellules: readonly string[], ligne: number) => readonly ReleveLu[]

/**
 * Compiles the row check of a source for one header, so that reading a million lines costs only the cells.
 * @param largeur expected number of cells, or `null` when it may vary.
 * @param reject called for each rejected line, with its first fault, then all of them, and what could be read of it.
 */
export function compileValidation(options: {
  source: SourceTabulaire
  lecture: Lecture
  largeur: number | null
  contexte: Contexte
  corrections: Corrections
  /** Gathers the rows of a source that declares a reduction: none is then returned line by line. */
  reducteur: Reducteur | null
  bilan: Bilan
  reject: (rejet: Rejet, fautes: readonly Faute[], values: Champs) => void
  today: Date
  /** Demonstration schools and real ones never meet in one file. */
  demonstration: boolean
}): Validation {
  const { source, lecture, largeur, contexte, corrections, reducteur, bilan, today, demonstration } = options
  const champs: ChampCompile[] = Object.entries(source.champs).map(([nom, champ]) => {
    const index = lecture.colonnes.get(nom) ?? -1
    return { ...champ, nom, index, titre: champ.colonnes[0] ?? nom }
  })
  const duplicates = new Duplicates()

  const refuse = (fautes: readonly Faute[], cellules: readonly string[], ligne: number, values: Champs) => {
    const [premiere] = fautes
    if (!premiere) throw new Error(`line ${ligne} is rejected without a reason`)
    const { code, motif, colonne } = premiere.refus
    const contenu = cellules.join(';').slice(0, 4000)
    const rejet: Rejet = { ligne, colonne, valeur: premiere.valeur, code, motif, contenu }
    bilan.reject(rejet)
    options.reject(rejet, fautes, values)
    return []
  }

  /** Values of a line, and what cannot be read of it; statuses written in place of values go to `statuts`. */
  const readLine = (cellules: readonly string[], ligne: number, statuts: Record<string, string>) => {
    const values: Champs = {}
    const fautes: Faute[] = []
    const illisibles = new Set<string>()
    for (const champ of champs) {
      if (champ.index === -1) continue
      const cellule = (cellules[champ.index] ?? '').trim()
      const value = readCell(champ, cellule)
      if (value instanceof Refus && !champ.tolere) {
        fautes.push({ refus: new Refus(value.code, value.motif, champ.titre), valeur: cellule })
        illisibles.add(champ.nom)
      } else if (value instanceof Refus) bilan.warn(value.code, `${champ.titre} : ${value.motif}`, ligne)
      else if (value instanceof Marque) statuts[champ.nom] = value.statut
      values[champ.nom] = value instanceof Refus || value instanceof Marque ? null : value
    }
    return { values, fautes, illisibles }
  }

  /** What the cells say against one another; the cell at fault is given with each. */
  const contradictionsOf = (values: Champs, cellules: readonly string[], illisibles: ReadonlySet<string>) =>
    (source.contradictions?.(values, contexte, illisibles) ?? []).map((refus): Faute => {
      const fautif = champs.find(({ titre }) => titre === refus.colonne)
      return { refus, valeur: fautif ? (cellules[fautif.index] ?? '').trim() : null }
    })

  /** Rows of the values of a line, checked against the rest of the file. */
  const rowsOf = (values: Champs, statuts: object, ligne: number): readonly Releve[] | Refus | Ignore => {
    const rows = source.toReleves(values, contexte)
    if (rows instanceof Refus || rows instanceof Ignore) return rows
    const fault = firstFault(rows, today, demonstration)
    if (fault) return fault
    return (reducteur ? reducteur.add(rows, values, ligne) : duplicates.check(rows, statuts, ligne)) ?? rows
  }

  return (cellules, ligne) => {
    bilan.lues += 1
    const shape = checkShape(cellules, largeur)
    if (shape) return refuse([{ refus: shape, valeur: null }], cellules, ligne, {})
    const statuts: Record<string, string> = {}
    const { values, fautes, illisibles } = readLine(cellules, ligne, statuts)
    if (fautes.length === 0) corrections.apply(values, ligne)
    fautes.push(...contradictionsOf(values, cellules, illisibles))
    if (fautes.length > 0) return refuse(fautes, cellules, ligne, values)
    const rows = rowsOf(values, statuts, ligne)
    if (rows instanceof Refus) return refuse([{ refus: rows, valeur: null }], cellules, ligne, values)
    if (rows instanceof Ignore) {
      bilan.ignore(rows, ligne)
      return []
    }
    bilan.load(rows, values)
    if (reducteur) return []
    const written = Object.keys(statuts).length > 0 ? statuts : null
    return rows.map((row) => ({ ...row, ligne, statuts: written }))
  }
}

function checkShape(cellules: readonly string[], largeur: number | null): Refus | null {
  if (largeur !== null && cellules.length !== largeur) {
    return new Refus('nombre_de_colonnes', `${cellules.length} colonnes au lieu de ${largeur}`)
  }
  if (cellules.some((cellule) => cellule.includes('\uFFFD'))) {
    return new Refus(
      'encodage',
      'caractères illisibles : l’encodage de cette ligne n’est pas celui du fichier',
    )
  }
  return null
}

function readCell(champ: ChampCompile, cellule: string) {
  if (isAbsence(cellule)) {
    return champ.obligatoire ? new Refus(`${champ.nom}_vide`, 'la cellule est vide') : null
  }
  return champ.lire(cellule)
}

function firstFault(rows: readonly Releve[], today: Date, demonstration: boolean): Refus | null {
  for (const { campagne, niveau, code } of rows) {
    if (/^\d/.test(campagne) && isCampagneFuture(campagne, today)) {
      return new Refus('campagne_future', `la campagne ${campagne} n’a pas encore eu lieu`)
    }
    if (niveau === 'etablissement' && isUaiDemonstration(code) !== demonstration) {
      return demonstration
        ? new Refus('uai_reel', 'un établissement réel n’entre pas dans une démonstration')
        : new Refus('uai_demonstration', 'cet UAI est réservé à la démonstration')
    }
  }
  return null
}

/** What a row is about: two rows of one file that have the same key repeat each other. */
export const cleOfReleve = ({ campagne, niveau, cle, code }: Releve): string =>
  `${campagne}|${niveau}|${cle ?? code}`

/** Remembers the units already seen: a repeated row is ignored when it says the same, rejected otherwise. */
class Duplicates {
  readonly #seen = new Map<string, { ligne: number; empreinte: string }>()

  check(rows: readonly Releve[], statuts: object, ligne: number): Refus | Ignore | null {
    const first = rows[0]
    if (!first) return null
    const key = cleOfReleve(first)
    const empreinte = JSON.stringify([rows.map(({ campagne, valeurs }) => [campagne, valeurs]), statuts])
    const known = this.#seen.get(key)
    if (!known) {
      this.#seen.set(key, { ligne, empreinte })
      return null
    }
    return known.empreinte === empreinte
      ? new Ignore('doublon_identique', 'répète une ligne déjà lue', `répète la ligne ${known.ligne}`)
      : new Refus('doublon', `déjà décrit, autrement, à la ligne ${known.ligne}`)
  }
}
