/** Tells the person at the terminal what start-up is doing and how long it took. */
export interface Suivi {
  ligne(texte: string): void
  /** Runs a step, then writes its outcome and its duration. @param bilan what to write, from the result. */
  etape<T>(travail: () => Promise<T>, bilan: (resultat: T) => string): Promise<T>
  /** Time since the beginning, as written in French. */
  total(): string
}

/** `850 ms`, `8,2 s`. */
export function duree(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  return `${(ms / 1000).toFixed(1).replace('.', ',')} s`
}

export function openSuivi(write: (texte: string) => void = console.log): Suivi {
  const debut = performance.now()
  return {
    ligne: write,
    async etape(travail, bilan) {
      const depart = performance.now()
      const resultat = await travail()
      write(`${bilan(resultat)} (${duree(performance.now() - depart)})`)
      return resultat
    },
    total: () => duree(performance.now() - debut),
  }
}
