import type { Source } from '../../data/catalogue/model/source.ts'
import type { Bilan } from './bilan.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1).replace('.', ',')}\u00a0%`

/**
 * Health checks of a file against its source, before anything of it is published.
 * @param previous rows loaded by the import it would replace, if any.
 * @returns one French sentence per failed check; empty when the import may be published.
 */
export function failedAssertions(source: Source, bilan: Bilan, previous: number | null): string[] {
  const { lignesMin, perteMax, rejetsMax, remplissage } = source.assertions
  const failures: string[] = []
  if (bilan.chargees < lignesMin) {
    failures.push(`${bilan.chargees} ligne(s) chargée(s), au moins ${lignesMin} attendue(s)`)
  }
  const rejets = bilan.lues === 0 ? 0 : bilan.rejetees / bilan.lues
  if (rejets > rejetsMax) {
    failures.push(`${percent(rejets)} des lignes sont rejetées, ${percent(rejetsMax)} au plus sont admises`)
  }
  if (previous !== null && bilan.chargees < previous * (1 - perteMax)) {
    failures.push(
      `${bilan.chargees} lignes au lieu de ${previous} dans l’import précédent : la perte dépasse ${percent(perteMax)}`,
    )
  }
  for (const [champ, minimum] of Object.entries(remplissage)) {
    const share = bilan.chargees === 0 ? 0 : (bilan.remplis.get(champ) ?? 0) / bilan.chargees
    if (share < minimum) {
      failures.push(`« ${champ} » est rempli à ${percent(share)}, ${percent(minimum)} au moins est attendu`)
    }
  }
  return failures
}
