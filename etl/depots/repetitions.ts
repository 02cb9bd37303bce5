import type { Champs, Contexte, SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { Ignore, Refus } from '../../data/catalogue/model/valeur.ts'
import { cleOfReleve, type Faute, type ReleveLu } from '../steps/validate.ts'

/** Columns that say what a line is about; in a Table Schema, fields and columns have one name. */
const CLES = ['uai', 'niveau', 'code', 'campagne', 'programme', 'debut', 'fin']

/** What the lines of a file are about: one that is rejected for something else must also know that it repeats another. */
export class Repetitions {
  readonly #lignes = new Map<string, number>()

  constructor(
    private readonly source: SourceTabulaire,
    private readonly contexte: Contexte,
  ) {}

  /** Remembers an accepted line. */
  note(releve: ReleveLu): void {
    this.#premiere(cleOfReleve(releve), releve.ligne)
  }

  /** @returns that a rejected line repeats an earlier one, accepted or not; nothing when its key cannot be read. */
  judge(values: Champs, fautes: readonly Faute[], ligne: number): Faute[] {
    if (fautes.some(({ refus }) => refus.code === 'doublon' || isIllisible(refus, values))) return []
    const releves = this.source.toReleves(values, this.contexte)
    if (releves instanceof Refus || releves instanceof Ignore || !releves[0]) return []
    const premiere = this.#premiere(cleOfReleve(releves[0]), ligne)
    if (premiere === ligne) return []
    return [{ refus: new Refus('doublon', `déjà décrit à la ligne ${premiere}`), valeur: null }]
  }

  #premiere(cle: string, ligne: number): number {
    const connue = this.#lignes.get(cle)
    if (connue === undefined) this.#lignes.set(cle, ligne)
    return connue ?? ligne
  }
}

/** Is what the line is about at fault, or the line too broken for anything to be read of it? */
const isIllisible = ({ code, colonne }: Refus, values: Champs): boolean =>
  colonne === null
    ? code === 'nombre_de_colonnes' || code === 'encodage'
    : CLES.includes(colonne) && (values[colonne] ?? null) === null
