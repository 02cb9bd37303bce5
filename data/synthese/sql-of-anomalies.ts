import type { Indicateur } from '../catalogue/model/indicateur.ts'
import { sqlOfObservations } from './sql-of-indicator.ts'

/** Parameters of one campaign in the statement, and of the campaign before it. */
const PARAMETRES_PAR_CAMPAGNE = 7

/** Whether one answer of this indicator is a number that can be out of range or jump. */
export const canBeAnomalous = ({ grain, mesure }: Indicateur): boolean =>
  grain === 'etablissement' &&
  (mesure.genre === 'ratio' || mesure.genre === 'mediane' || mesure.genre === 'somme')

/** One campaign of an indicator, school by school: (uai, valeur), silent schools left out. */
function unitValues(indicateur: Indicateur, offset: number): string {
  const { mesure } = indicateur
  const value =
    mesure.genre === 'ratio' ? `${mesure.facteur} * numerateur / nullif(denominateur, 0)` : 'lecture'
  const sql = `select code as uai, ${value} as valeur from (${sqlOfObservations(indicateur)}) o where repondu`
  return sql.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`)
}

/**
 * The statement that lists the answers of a campaign worth a second look: outside the plausible range of the
 * indicator, or so many times more or less than in the campaign before. They are flagged, never rewritten.
 * Parameters: those of `parametersOf` for the campaign, then, with `compared`, for the one before.
 * Returns (uai, code, valeur, valeur_precedente).
 */
export function sqlOfAnomalies(indicateur: Indicateur, compared: boolean): string {
  const { plausible, variationSuspecte: fois } = indicateur
  const outside = [
    plausible?.min === undefined ? null : `v.valeur < ${plausible.min}`,
    plausible?.max === undefined ? null : `v.valeur > ${plausible.max}`,
  ].filter((test) => test !== null)
  const isOutside = outside.length > 0 ? outside.join(' or ') : 'false'
  const previous = compared
    ? `left join (${unitValues(indicateur, PARAMETRES_PAR_CAMPAGNE)}) p on p.uai = v.uai and p.valeur > 0`
    : 'left join (select null::text as uai, null::double precision as valeur) p on false'
  const jump =
    fois === null
      ? 'false'
      : `v.valeur > 0 and (v.valeur >= p.valeur * ${fois} or v.valeur * ${fois} <= p.valeur)`
  return `select v.uai, case when ${isOutside} then 'hors_bornes' else 'variation_decuple' end as code,
  v.valeur, p.valeur as valeur_precedente
from (${unitValues(indicateur, 0)}) v
${previous}
where ${isOutside} or (${jump})`
}
