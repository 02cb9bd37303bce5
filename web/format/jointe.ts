import { readJointe } from '../../data/mots/jointe.ts'
import { type Unite, valeurAvecUnite } from '../../data/mots/valeur.ts'
import type { ValeurJointe } from '../../server/contract/etablissements.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'

/** The value of one school in a list: « Oui », the name of its class, a number, or the sign of what is missing. */
export function writeJointe(
  jointe: Pick<ValeurJointe, 'valeur' | 'statut'> | undefined,
  mesure: IndicateurPublie['mesure'] | null,
  unite: Unite,
): string {
  const lue = readJointe(jointe, mesure)
  return typeof lue === 'number' ? valeurAvecUnite(lue, unite) : lue
}
