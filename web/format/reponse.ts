import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import type { ValeurEtablissement } from '../../server/contract/etablissements.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { valeurAvecUnite } from './valeur.ts'

type Reponse = Pick<ValeurEtablissement, 'valeur' | 'statut' | 'unite'>

/** What one school answered, in words: yes or no, the name of its class, a number, or why there is nothing. */
export function ecrireReponse(
  { valeur, statut, unite }: Reponse,
  mesure: IndicateurPublie['mesure'] | null,
): string {
  if (valeur === null) return LIBELLES_STATUT[statut].long
  if (mesure?.genre === 'part') return isOui(mesure.oui, valeur) ? 'Oui' : 'Non'
  if (mesure?.genre === 'repartition') {
    return mesure.classes.find(({ id }) => id === valeur)?.libelle ?? String(valeur)
  }
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  return typeof valeur === 'number' ? valeurAvecUnite(valeur, unite) : valeur
}

/** Does an answer count as a yes? As the indicator declares it: one of a list, a threshold, or the answer itself. */
export function isOui(condition: Record<string, unknown>, valeur: number | string | boolean): boolean {
  if (Array.isArray(condition.parmi)) return condition.parmi.includes(String(valeur))
  const [amount, bound] = [Number(valeur), Number(condition.seuil)]
  if (condition.operateur === '>=') return amount >= bound
  if (condition.operateur === '>') return amount > bound
  if (condition.operateur === '<=') return amount <= bound
  if (condition.operateur === '<') return amount < bound
  return valeur === true
}
