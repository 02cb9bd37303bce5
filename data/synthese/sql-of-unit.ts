import type { Indicateur } from '../catalogue/model/indicateur.ts'
import { classCondition, conditionOf, isNumeric } from './sql-of-indicator.ts'

/** The number a unit answered, as SQL on a row of observations; `null` when its answers are not numbers. */
export function numberOfUnit({ mesure }: Indicateur): string | null {
  if (mesure.genre === 'ratio') return `(${mesure.facteur} * numerateur / nullif(denominateur, 0))`
  return isNumeric(mesure) ? 'lecture' : null
}

/**
 * The answer of a unit as one number, as SQL on a row of observations: 100 or 0 for a share, the rank (from 0) of
 * its class for a distribution, the number itself otherwise; null without an answer.
 */
export function valueOfUnit(indicateur: Indicateur): string {
  const { mesure } = indicateur
  if (mesure.genre === 'part')
    return `case when repondu then case when ${conditionOf(mesure.oui)} then 100 else 0 end end`
  if (mesure.genre === 'repartition') {
    const ranks = mesure.classes.map((_, rank) => `when ${classCondition(mesure.classes, rank)} then ${rank}`)
    return `case when not repondu then null ${ranks.join(' ')} end`
  }
  return `case when repondu then ${numberOfUnit(indicateur)} end`
}

/** Whether a unit answered « yes » (a share), or is in a class (a distribution), as SQL; null for other measures. */
export function membershipOfUnit({ mesure }: Indicateur, classe: string): string | null {
  if (mesure.genre === 'part') {
    if (classe !== 'oui' && classe !== 'non') return null
    return `(${conditionOf(mesure.oui)}) is ${classe === 'oui' ? 'true' : 'not true'}`
  }
  if (mesure.genre !== 'repartition') return null
  const rank = mesure.classes.findIndex(({ id }) => id === classe)
  return rank < 0 ? null : classCondition(mesure.classes, rank)
}
