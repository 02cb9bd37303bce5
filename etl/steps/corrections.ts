import type { Correction } from '../../data/catalogue/model/correction.ts'
import type { Champs } from '../../data/catalogue/model/source.ts'
import type { Bilan } from './bilan.ts'

/**
 * Applies the declared corrections of a source to its rows as they are read, before anything is made of them.
 * What was corrected is told to the bilan; what no longer needs to be is told too, once the file is read.
 */
export class Corrections {
  readonly #byUnit = new Map<string, Correction[]>()
  readonly #met = new Set<string>()

  constructor(
    corrections: readonly Correction[],
    source: string,
    private readonly bilan: Bilan,
  ) {
    for (const correction of corrections) {
      if (correction.source !== source || correction.statut !== 'appliquee') continue
      const key = `${correction.cle.champ}=${correction.cle.valeur}`
      this.#byUnit.set(key, [...(this.#byUnit.get(key) ?? []), correction])
    }
  }

  /** Corrects the values of a line in place. */
  apply(values: Champs, ligne: number): void {
    if (this.#byUnit.size === 0) return
    for (const champ of ['uai', 'commune', 'code']) {
      const unit = values[champ]
      if (typeof unit !== 'string') continue
      for (const correction of this.#byUnit.get(`${champ}=${unit}`) ?? [])
        this.#applyOne(correction, values, ligne)
    }
  }

  #applyOne(correction: Correction, values: Champs, ligne: number): void {
    const { id, campagne, champ, valeur, valeur_source, motif } = correction
    if (campagne !== null && values.campagne !== campagne) return
    this.#met.add(id)
    if (values[champ] === valeur_source) {
      values[champ] = valeur
      this.bilan.warn('correction_appliquee', `${id} : ${motif}`, ligne)
    } else {
      const now = values[champ] === valeur ? 'le producteur a corrigé' : 'la valeur du producteur a changé'
      this.bilan.warn('correction_expiree', `${id} : ${now}, la correction est à retirer`, ligne)
    }
  }

  /** Tells of the corrections whose unit the file does not hold. */
  finish(): void {
    for (const list of this.#byUnit.values()) {
      for (const { id, cle } of list) {
        if (!this.#met.has(id)) {
          this.bilan.warn('correction_sans_objet', `${id} : ${cle.valeur} n’est pas dans ce fichier`, null)
        }
      }
    }
  }
}
