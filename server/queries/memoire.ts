/** A value kept with the memory it takes. */
interface Entree<V> {
  valeur: V
  octets: number
}

/** Bounded memory: what has not been read for longest goes first. */
export class Memoire<V> {
  #entrees = new Map<string, Entree<V>>()
  #octets = 0

  /** @param octetsMax bytes kept at most, all values together. */
  constructor(readonly octetsMax: number) {}

  get(cle: string): V | undefined {
    const entree = this.#entrees.get(cle)
    if (!entree) return undefined
    // A Map remembers insertion order: read entries go back to the young end.
    this.#entrees.delete(cle)
    this.#entrees.set(cle, entree)
    return entree.valeur
  }

  /** Keeps a value; one larger than an eighth of the memory is not worth what it would push out. */
  set(cle: string, valeur: V, octets: number): void {
    if (octets > this.octetsMax / 8) return
    this.delete(cle)
    this.#entrees.set(cle, { valeur, octets })
    this.#octets += octets
    for (const ancienne of this.#entrees.keys()) {
      if (this.#octets <= this.octetsMax) break
      this.delete(ancienne)
    }
  }

  /** Forgets a value. */
  delete(cle: string): void {
    const entree = this.#entrees.get(cle)
    if (!entree) return
    this.#octets -= entree.octets
    this.#entrees.delete(cle)
  }

  get octets(): number {
    return this.#octets
  }
}
