import type { Ignore } from '../../data/catalogue/model/valeur.ts'
import type { Motif } from '../../data/db/tables.ts'

/** A rejected line with its reason, as it is stored. */
export interface Rejet {
  ligne: number
  colonne: string | null
  valeur: string | null
  code: string
  motif: string
  contenu: string
}

/** What became of the lines of a file: every line is loaded, ignored by name, or rejected. */
export class Bilan {
  lues = 0
  chargees = 0
  ignorees = 0
  rejetees = 0
  readonly campagnes = new Set<string>()
  /** Filled values by field, over the loaded rows. */
  readonly remplis = new Map<string, number>()
  readonly #motifs = new Map<string, Motif>()

  /** Counts a loaded line and its filled fields. */
  load(rows: readonly { campagne: string }[], values: Readonly<Record<string, unknown>>): void {
    this.chargees += 1
    for (const { campagne } of rows) this.campagnes.add(campagne)
    for (const nom in values)
      if (values[nom] !== null) this.remplis.set(nom, (this.remplis.get(nom) ?? 0) + 1)
  }

  ignore({ code, motif }: Ignore, ligne: number): void {
    this.ignorees += 1
    this.#count('ignore', code, motif, ligne)
  }

  reject(rejet: Rejet): void {
    this.rejetees += 1
    const where = rejet.colonne ? `${rejet.colonne} : ${rejet.motif}` : rejet.motif
    this.#count('rejet', rejet.code, where, rejet.ligne)
  }

  warn(code: string, motif: string, ligne: number | null, nombre = 1): void {
    this.#count('avertissement', code, motif, ligne, nombre)
  }

  #count(nature: Motif['nature'], code: string, motif: string, ligne: number | null, nombre = 1): void {
    const key = `${nature}|${code}|${motif}`
    const known = this.#motifs.get(key)
    if (known) known.nombre += nombre
    else this.#motifs.set(key, { nature, code, motif, nombre, premiere_ligne: ligne })
  }

  /** Reasons met, the most frequent first. */
  get motifs(): Motif[] {
    return [...this.#motifs.values()].sort((a, b) => b.nombre - a.nombre)
  }
}
