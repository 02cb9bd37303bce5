import { LIBELLES_STATUT, type Statut } from '../catalogue/model/statut.ts'
import { type Unite, valeurAvecUnite } from './valeur.ts'

interface Reponse {
  valeur: number | string | boolean | null
  statut: Statut
  unite: Unite
}

interface Classe {
  id: string
  libelle: string
  /** Lower bound, when the classes cut a number. */
  min?: number | undefined
}

/** What of a measure is needed to write one answer. */
type Mesure =
  | { genre: 'part'; oui: Record<string, unknown>; lecture?: unknown }
  | { genre: 'repartition'; classes: readonly Classe[]; lecture?: unknown }
  | { genre: 'ratio' | 'mediane' | 'somme' }

/** What one school answered, in words: yes or no, the name of its class, a number, or why there is nothing. */
export function writeReponse({ valeur, statut, unite }: Reponse, mesure: Mesure | null): string {
  if (valeur === null) return LIBELLES_STATUT[statut].long
  if (mesure?.genre === 'part') return isOui(mesure.oui, valeur) ? 'Oui' : 'Non'
  if (mesure?.genre === 'repartition') {
    return classeDe(valeur, mesure.classes)?.libelle ?? String(valeur)
  }
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  return typeof valeur === 'number' ? valeurAvecUnite(valeur, unite) : valeur
}

/** Class of an answer: the one it names, or the one that its amount falls in. */
const classeDe = (valeur: number | string | boolean, classes: readonly Classe[]): Classe | undefined =>
  typeof valeur === 'number'
    ? classes.findLast(({ min }) => min !== undefined && valeur >= min)
    : classes.find(({ id }) => id === valeur)

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

interface Constat {
  indicateur: string
  valeur: number | string | boolean | null
}

/** The answer of a school that is worth showing, and the later silence that it stands in for. */
export interface Retenue<T> {
  valeur: T
  /** Newer campaign that got no answer; null when the value is that of the latest. */
  muette: T | null
}

/**
 * One value per indicator: the latest that was answered, else the latest silence.
 * @param valeurs of a school, by indicator, the newest campaign first.
 */
export function retain<T extends Constat>(valeurs: readonly T[]): Retenue<T>[] {
  const parIndicateur = new Map<string, T[]>()
  for (const valeur of valeurs) {
    parIndicateur.set(valeur.indicateur, [...(parIndicateur.get(valeur.indicateur) ?? []), valeur])
  }
  return [...parIndicateur.values()].flatMap((siennes) => {
    const derniere = siennes[0]
    const repondue = siennes.find(({ valeur }) => valeur !== null)
    if (!derniere) return []
    return { valeur: repondue ?? derniere, muette: repondue && repondue !== derniere ? derniere : null }
  })
}
