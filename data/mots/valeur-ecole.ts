import { LIBELLES_STATUT, type Statut } from '../catalogue/model/statut.ts'
import { type Unite, valeurAvecUnite } from './valeur.ts'

interface Reponse {
  valeur: number | string | boolean | null
  statut: Statut
  unite: Unite
}

/** What of a measure is needed to write one answer. */
type Mesure =
  | { genre: 'part'; oui: Record<string, unknown>; lecture?: unknown }
  | { genre: 'repartition'; classes: readonly { id: string; libelle: string }[]; lecture?: unknown }
  | { genre: 'ratio' | 'mediane' | 'somme' }

/** What one school answered, in words: yes or no, the name of its class, a number, or why there is nothing. */
export function ecrireReponse({ valeur, statut, unite }: Reponse, mesure: Mesure | null): string {
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
