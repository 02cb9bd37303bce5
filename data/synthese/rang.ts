import type { Indicateur } from '../catalogue/model/indicateur.ts'
import type { Statut } from '../catalogue/model/statut.ts'

/** What a territory published. */
export interface Candidat {
  code: string
  valeur: number | null
  statut: Statut
}

/** The ranked territories of a level: those whose value is published, with enough coverage. */
export interface Classement {
  classes: number
  /** How many of them have a greater value, and a smaller one, than the territory in question. */
  superieurs: number
  inferieurs: number
  /** First quartile, median, third quartile of their values; null when there are none. */
  quartiles: number[] | null
}

/** Place of one territory among those of its level. */
export interface Place {
  rang: number | null
  classes: number
  quartile: number | null
  motif: 'polarite_neutre' | 'couverture_insuffisante' | 'sans_valeur' | 'sans_ordre' | 'trop_peu' | null
  quartiles: number[] | null
}

/** Fewer territories than quarters make no quartile. */
const CLASSES_MIN = 4

/**
 * Rank (1: most favourable, ties share it) and quartile of a territory. Only published values are ranked: a fragile
 * one (coverage under the floor) never is, and nothing is when neither more nor less is better.
 */
export function placeOf(
  { polarite, mesure }: Pick<Indicateur, 'polarite' | 'mesure'>,
  lui: Omit<Candidat, 'code'> | undefined,
  { classes, superieurs, inferieurs, ...reste }: Classement,
): Place {
  const isOrdonne = mesure.genre !== 'repartition'
  const quartiles = isOrdonne && classes >= CLASSES_MIN ? reste.quartiles : null
  const nul = (motif: Place['motif']): Place => ({ rang: null, classes, quartile: null, motif, quartiles })
  if (!isOrdonne) return nul('sans_ordre')
  if (lui?.valeur === null || lui?.valeur === undefined) return nul('sans_valeur')
  if (lui.statut !== 'publie') return nul('couverture_insuffisante')
  if (polarite === 'neutre') return nul('polarite_neutre')
  if (quartiles === null) return nul('trop_peu')
  const devant = polarite === 'plus_est_mieux' ? superieurs : inferieurs
  const quartile = Math.min(4, Math.floor((4 * devant) / classes) + 1)
  return { rang: devant + 1, classes, quartile, motif: null, quartiles }
}
