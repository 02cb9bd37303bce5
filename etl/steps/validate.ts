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

/** Checks one line; loaded rows are returned, everything else is told to the bilan. */
export type Validation = (cellules: readonly string[], ligne: number) => readonly ReleveLu[]

/**
 * Compiles the row check of a source for one header, so that reading a million lines costs only the cells.
 * @param largeur expected number of cells, or `null` when it may vary.
 * @param reject called for each rejected line.
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
  reject: (rejet: Rejet) => void
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

  const refuse = (refus: Refus, cellules: readonly string[], ligne: number, valeur: string | null) => {
    const { code, motif, colonne } = refus
    const rejet: Rejet = { ligne, colonne, valeur, code, motif, contenu: cellules.join(';').slice(0, 4000) }
    bilan.reject(rejet)
    options.reject(rejet)
    return []
  }

  /** Values of a line, or why it cannot be read; statuses written in place of values go to `statuts`. */
  const readLine = (cellules: readonly string[], ligne: number, statuts: Record<string, string>) => {
    const values: Champs = {}
    for (const champ of champs) {
      if (champ.index === -1) continue
      const cellule = (cellules[champ.index] ?? '').trim()
      const value = readCell(champ, cellule)
      if (value instanceof Refus && !champ.tolere) {
        return { refus: new Refus(value.code, value.motif, champ.titre), cellule }
      }
      if (value instanceof Refus) bilan.warn(value.code, `${champ.titre} : ${value.motif}`, ligne)
      else if (value instanceof Marque) statuts[champ.nom] = value.statut
      values[champ.nom] = value instanceof Refus || value instanceof Marque ? null : value
    }
    return values
  }

  /** Rows of the values of a line, checked against the rest of the file. */
  const rowsOf = (values: Champs, statuts: object, ligne: number): readonly Releve[] | Refus | Ignore => {
    corrections.apply(values, ligne)
    const rows = source.toReleves(values, contexte)
    if (rows instanceof Refus || rows instanceof Ignore) return rows
    const fault = firstFault(rows, today, demonstration)
    if (fault) return fault
    return (reducteur ? reducteur.add(rows, values, ligne) : duplicates.check(rows, statuts, ligne)) ?? rows
  }

  return (cellules, ligne) => {
    bilan.lues += 1
    const shape = checkShape(cellules, largeur)
    if (shape) return refuse(shape, cellules, ligne, null)
    const statuts: Record<string, string> = {}
    const values = readLine(cellules, ligne, statuts)
    if (isUnreadable(values)) return refuse(values.refus, cellules, ligne, values.cellule)
    const rows = rowsOf(values, statuts, ligne)
    if (rows instanceof Refus) return refuse(rows, cellules, ligne, null)
    if (rows instanceof Ignore) {
      bilan.ignore(rows.code, rows.motif, ligne)
      return []
    }
    bilan.load(rows, values)
    if (reducteur) return []
    const written = Object.keys(statuts).length > 0 ? statuts : null
    return rows.map((row) => ({ ...row, ligne, statuts: written }))
  }
}

const isUnreadable = (
  values: Champs | { refus: Refus; cellule: string },
): values is { refus: Refus; cellule: string } => 'refus' in values && values.refus instanceof Refus

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

/** Remembers the units already seen: a repeated row is ignored when it says the same, rejected otherwise. */
class Duplicates {
  readonly #seen = new Map<string, { ligne: number; empreinte: string }>()

  check(rows: readonly Releve[], statuts: object, ligne: number): Refus | Ignore | null {
    const first = rows[0]
    if (!first) return null
    const key = `${first.campagne}|${first.niveau}|${first.cle ?? first.code}`
    const empreinte = JSON.stringify([rows.map(({ campagne, valeurs }) => [campagne, valeurs]), statuts])
    const known = this.#seen.get(key)
    if (!known) {
      this.#seen.set(key, { ligne, empreinte })
      return null
    }
    return known.empreinte === empreinte
      ? new Ignore('doublon_identique', 'répète une ligne déjà lue')
      : new Refus('doublon', `déjà décrit, autrement, à la ligne ${known.ligne}`)
  }
}
