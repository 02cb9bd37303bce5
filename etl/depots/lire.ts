import type { Releve, SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { Refus } from '../../data/catalogue/model/valeur.ts'
import { contextOf } from '../context.ts'
import { Bilan, type Rejet } from '../steps/bilan.ts'
import { Corrections } from '../steps/corrections.ts'
import { compileValidation, type ReleveLu } from '../steps/validate.ts'
import type { LigneAcceptee, LigneRejetee } from './ecrire.ts'
import type { FichierOuvert } from './ouvrir.ts'

/** What one line of a file became. */
export type LigneJugee = { acceptee: LigneAcceptee; cellules: readonly string[] } | { rejetee: LigneRejetee }

/** What the database would not store: NUL, halves of characters. */
const ILLISIBLE = /[\0\p{Surrogate}]/gu

/**
 * Reads the lines of a file by the very rules of the source that its schema declares. Each is accepted or rejected;
 * one that only repeats another is rejected too, since its author must know.
 */
export async function* judgeLignes(
  source: SourceTabulaire,
  { titres, lecture, lignes }: Pick<FichierOuvert, 'titres' | 'lecture' | 'lignes'>,
  { today, demonstration }: { today: Date; demonstration: boolean },
): AsyncGenerator<LigneJugee> {
  let rejet: Rejet | null = null
  const bilan = new BilanLigne()
  const validate = compileValidation({
    ...{ source, lecture, bilan, today, demonstration, reducteur: null },
    largeur: titres.length,
    contexte: contextOf(null, today),
    corrections: new Corrections([], source.id, bilan),
    reject: (lu) => {
      rejet = lu
    },
  })
  const gardes = new Set([...lecture.colonnes.keys(), 'programme'])
  for await (const { ligne, cellules: brutes } of lignes) {
    const cellules = brutes.map((cellule) => cellule.replace(ILLISIBLE, '\uFFFD'))
    rejet = null
    bilan.laisse = null
    const [releve] = validate(cellules, ligne)
    if (releve) yield { acceptee: toLigne(releve, gardes), cellules }
    else yield { rejetee: toRejet(ligne, rejet, bilan.laisse, cellules) }
  }
}

/** Keeps why a line was left out by name: a file of local data has no line to lose. */
class BilanLigne extends Bilan {
  laisse: Refus | null = null

  override ignore(code: string, motif: string, ligne: number): void {
    super.ignore(code, motif, ligne)
    this.laisse = new Refus(code, motif)
  }
}

function toRejet(
  ligne: number,
  rejet: Rejet | null,
  laisse: Refus | null,
  cellules: readonly string[],
): LigneRejetee {
  if (rejet) {
    return { ligne, refus: new Refus(rejet.code, rejet.motif, rejet.colonne), valeur: rejet.valeur, cellules }
  }
  return {
    ligne,
    refus: laisse ?? new Refus('ligne_illisible', 'la ligne ne dit rien'),
    valeur: null,
    cellules,
  }
}

const PROGRAMME = /^programme_(.+)$/

/** A line with the fields that its file holds; the programme it names is one of them, not a column of its own. */
function toLigne(
  { ligne, niveau, code, campagne, cle, valeurs, statuts }: ReleveLu & Releve,
  gardes: ReadonlySet<string>,
): LigneAcceptee {
  const programme = Object.keys(valeurs).flatMap((champ) => PROGRAMME.exec(champ)?.[1] ?? [])[0]
  const propres = Object.entries(valeurs).filter(([champ]) => gardes.has(champ))
  return {
    ...{ ligne, niveau, code, campagne, statuts },
    cle: cle === undefined ? '' : cle.slice(cle.indexOf('|') + 1),
    valeurs: { ...(programme && { programme }), ...Object.fromEntries(propres) },
  }
}
