import { group } from 'd3'
import type { Commune } from './communes.ts'

/** Codes of the communes of the whole country that share something. */
export interface Voisinages {
  readonly parCodePostal: ReadonlyMap<string, readonly string[]>
  readonly parEpci: ReadonlyMap<string, readonly string[]>
  readonly parArrondissement: ReadonlyMap<string, readonly string[]>
}

/** Indexes the communes by postal code (every one of theirs), EPCI and arrondissement. */
export function index(communes: readonly Commune[]): Voisinages {
  const parCle = (clesDe: (commune: Commune) => readonly (string | undefined)[]) => {
    const paires = communes.flatMap((commune) =>
      clesDe(commune).map((cle) => ({ cle: cle ?? '', code: commune.code })),
    )
    const groupes = group(
      paires.filter(({ cle }) => cle !== ''),
      ({ cle }) => cle,
    )
    return new Map([...groupes].map(([cle, membres]) => [cle, membres.map(({ code }) => code)]))
  }
  return {
    parCodePostal: parCle(({ codesPostaux }) => codesPostaux),
    parEpci: parCle(({ epci }) => [epci]),
    parArrondissement: parCle(({ arrondissement }) => [arrondissement]),
  }
}
