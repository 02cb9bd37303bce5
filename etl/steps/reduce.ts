import type { Champs, Reduction, Releve } from '../../data/catalogue/model/source.ts'
import { Refus } from '../../data/catalogue/model/valeur.ts'
import type { ReleveLu } from './validate.ts'

const CAPACITE = 4096

/** One number per unit, in an array that doubles; NaN while the unit has none. */
class Colonne {
  #valeurs = new Float64Array(CAPACITE).fill(Number.NaN)

  constructor(private readonly keepsMaximum: boolean) {}

  add(unite: number, valeur: number): void {
    if (unite >= this.#valeurs.length) {
      const larger = new Float64Array(this.#valeurs.length * 2).fill(Number.NaN)
      larger.set(this.#valeurs)
      this.#valeurs = larger
    }
    const known = this.#valeurs[unite] as number
    if (Number.isNaN(known)) this.#valeurs[unite] = valeur
    else this.#valeurs[unite] = this.keepsMaximum ? Math.max(known, valeur) : known + valeur
  }

  get(unite: number): number | null {
    const valeur = this.#valeurs[unite]
    return valeur === undefined || Number.isNaN(valeur) ? null : valeur
  }
}

/** One bit per unit and rank. */
class Vus {
  #mots: Uint32Array
  readonly #motsParUnite: number

  constructor(rangs: number) {
    this.#motsParUnite = Math.ceil(rangs / 32)
    this.#mots = new Uint32Array(CAPACITE * this.#motsParUnite)
  }

  has(unite: number, rang: number): boolean {
    return ((this.#mots[this.#at(unite, rang)] ?? 0) & (1 << (rang % 32))) !== 0
  }

  add(unite: number, rang: number): void {
    const at = this.#at(unite, rang)
    if (at >= this.#mots.length) {
      const larger = new Uint32Array(this.#mots.length * 2)
      larger.set(this.#mots)
      this.#mots = larger
    }
    this.#mots[at] = (this.#mots[at] as number) | (1 << (rang % 32))
  }

  count(unite: number): number {
    let total = 0
    for (let i = 0; i < this.#motsParUnite; i++) {
      for (let mot = this.#mots[unite * this.#motsParUnite + i] ?? 0; mot !== 0; mot &= mot - 1) total += 1
    }
    return total
  }

  #at = (unite: number, rang: number): number => unite * this.#motsParUnite + (rang >>> 5)
}

/**
 * Gathers the lines of each unit and campaign into one row, as its source declares. Memory grows with the units,
 * never with the lines.
 */
export class Reducteur {
  readonly #unites = new Map<string, number>()
  readonly #lignes: number[] = []
  readonly #colonnes = new Map<string, Colonne>()
  readonly #vus: Vus

  constructor(private readonly reduction: Reduction) {
    this.#vus = new Vus(reduction.rangs)
  }

  /**
   * Adds the rows of one line to their units.
   * @returns why the line cannot be added: its rank was already told for this unit. Nothing of it is then counted.
   * @throws Error when the source yields a value that cannot be added up, or a rank out of its range.
   */
  add(rows: readonly Releve[], champs: Champs, ligne: number): Refus | null {
    const rang = this.reduction.rang(champs)
    if (!(rang >= 0 && rang < this.reduction.rangs)) throw new Error(`rank out of range: ${rang}`)
    const unites = rows.map((row) => this.#unite(row, ligne))
    const repeated = unites.find((unite) => this.#vus.has(unite, rang))
    if (repeated !== undefined) {
      const first = this.#lignes[repeated]
      return new Refus(
        'doublon',
        `période déjà décrite pour la même unité, lue à partir de la ligne ${first}`,
      )
    }
    rows.forEach((row, index) => {
      this.#vus.add(unites[index] as number, rang)
      this.#accumulate(unites[index] as number, row)
    })
    return null
  }

  #unite({ campagne, niveau, code }: Releve, ligne: number): number {
    const key = `${campagne}|${niveau}|${code}`
    const known = this.#unites.get(key)
    if (known !== undefined) return known
    this.#unites.set(key, this.#lignes.length)
    return this.#lignes.push(ligne) - 1
  }

  #accumulate(unite: number, { valeurs }: Releve): void {
    for (const nom in valeurs) {
      const valeur = valeurs[nom]
      let colonne = this.#colonnes.get(nom)
      if (!colonne) {
        colonne = new Colonne(this.reduction.maximum?.includes(nom) ?? false)
        this.#colonnes.set(nom, colonne)
      }
      if (valeur === null) continue
      if (typeof valeur !== 'number') throw new Error(`field ${nom} cannot be added up: ${valeur}`)
      colonne.add(unite, valeur)
    }
  }

  /** One row per unit and campaign, in the order in which they were met; its line is the first one. */
  *rows(): Generator<ReleveLu> {
    for (const [key, unite] of this.#unites) {
      const [campagne, niveau, code] = key.split('|') as [string, ReleveLu['niveau'], string]
      const valeurs: ReleveLu['valeurs'] = { [this.reduction.compte]: this.#vus.count(unite) }
      for (const [nom, colonne] of this.#colonnes) valeurs[nom] = colonne.get(unite)
      yield { campagne, niveau, code, valeurs, statuts: null, ligne: this.#lignes[unite] as number }
    }
  }
}
