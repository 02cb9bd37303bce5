import type { Champs, Releve, SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { type Ignore, Refus } from '../../data/catalogue/model/valeur.ts'
import { contextOf } from '../context.ts'
import { Bilan } from '../steps/bilan.ts'
import { Corrections } from '../steps/corrections.ts'
import { compileValidation, type Faute, type ReleveLu } from '../steps/validate.ts'
import type { LigneAcceptee, LigneRejetee } from './ecrire.ts'
import type { FichierOuvert } from './ouvrir.ts'
import { Repetitions } from './repetitions.ts'
import type { Unite } from './unites.ts'

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
  let rejet: Fautif | null = null
  const bilan = new BilanLigne()
  const contexte = contextOf(null, today)
  const repetitions = new Repetitions(source, contexte)
  const validate = compileValidation({
    ...{ source, lecture, bilan, today, demonstration, reducteur: null },
    largeur: titres.length,
    contexte,
    corrections: new Corrections([], source.id, bilan),
    reject: ({ ligne }, siennes, values) => {
      const fautes = [...siennes, ...repetitions.judge(values, siennes, ligne)]
      const place = ({ refus: { colonne } }: Faute) => lecture.colonnes.get(colonne ?? '') ?? titres.length
      rejet = { fautes: fautes.toSorted((a, b) => place(a) - place(b)), unite: uniteOf(values) }
    },
  })
  const gardes = new Set([...lecture.colonnes.keys(), 'programme'])
  for await (const { ligne, cellules: brutes } of lignes) {
    const cellules = brutes.map((cellule) => cellule.replace(ILLISIBLE, '\uFFFD'))
    rejet = null
    bilan.laisse = null
    const [releve] = validate(cellules, ligne)
    if (releve) {
      repetitions.note(releve)
      yield { acceptee: toLigne(releve, gardes), cellules }
    } else yield { rejetee: toRejet(ligne, rejet, bilan.laisse, cellules) }
  }
}

/** Keeps why a line was left out by name: a file of local data has no line to lose. */
class BilanLigne extends Bilan {
  laisse: Refus | null = null

  override ignore(ignore: Ignore, ligne: number): void {
    super.ignore(ignore, ligne)
    this.laisse = new Refus(ignore.code, ignore.precision)
  }
}

/** What is wrong with a line, in the order of its cells, and the unit it is about when that much can be read. */
interface Fautif {
  fautes: readonly Faute[]
  unite: Unite | null
}

/** Columns of what is refused of a whole line: in a Table Schema, fields and columns have one name. */
const COLONNES: Record<string, string> = {
  campagne_future: 'campagne',
  uai_reel: 'uai',
  uai_demonstration: 'uai',
}

function toRejet(
  ligne: number,
  rejet: Fautif | null,
  laisse: Refus | null,
  cellules: readonly string[],
): LigneRejetee {
  if (!rejet) {
    const refus = laisse ?? new Refus('ligne_illisible', 'la ligne ne dit rien')
    return { ligne, fautes: [{ refus, valeur: null }], unite: null, cellules }
  }
  const fautes = rejet.fautes.map(({ refus: { code, motif, colonne }, valeur }) => ({
    refus: new Refus(code, motif, colonne ?? COLONNES[code] ?? null),
    valeur,
  }))
  return { ligne, fautes, unite: rejet.unite, cellules }
}

/** The unit of a line that is rejected for something else: it may be out of the perimeter too. */
function uniteOf({ uai, niveau, code }: Champs): Unite | null {
  if (typeof uai === 'string') return { niveau: 'etablissement', code: uai }
  return typeof niveau === 'string' && typeof code === 'string' ? { niveau, code } : null
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
