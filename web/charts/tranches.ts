import { bin, nice, ticks } from 'd3'
import type { Tranche } from './distribution.tsx'

/** Classes of equal width on round bounds: about a dozen, fewer when there are few values. */
export function tranchesOf(valeurs: readonly number[]): Tranche[] {
  if (valeurs.length === 0) return []
  const nombre = Math.min(14, Math.max(4, Math.ceil(Math.sqrt(valeurs.length))))
  const [bas, haut] = nice(Math.min(...valeurs), Math.max(...valeurs), nombre)
  if (bas === haut) return [{ bas, haut: bas + 1, effectif: valeurs.length }]
  // A bound on the very top would set the highest values apart, in a class without width.
  const bornes = ticks(bas, haut, nombre).filter((borne) => borne > bas && borne < haut)
  return bin()
    .domain([bas, haut])
    .thresholds(bornes)(valeurs)
    .map((tranche) => ({ bas: tranche.x0 ?? bas, haut: tranche.x1 ?? haut, effectif: tranche.length }))
}
