import type { Indicateur } from '../catalogue/model/indicateur.ts'
import { type Observation, synthesize } from './synthese.ts'

/** A unit in one campaign, and whether it existed in the other. */
export interface ObservationSuivie extends Observation {
  /** The unit is part of the perimeter in the other campaign too, whether it answered or not. */
  ailleurs: boolean
}

/**
 * Exact breakdown of the change of a value between two campaigns. The six parts sum to `total`: the value is
 * recomputed while the set of answers goes, one step at a time, from those of the first campaign to those of the
 * second, and each part is what its step changed.
 */
export interface Evolution {
  avant: number
  apres: number
  total: number
  parts: {
    /** Units that left the perimeter (closed, out of the population). */
    fermetures: number
    /** Units that answered the first campaign and not the second. */
    reponses_perdues: number
    /** What changed in the units that answered both. */
    reel: number
    /** The same, when the question or method changed in between: it cannot be told from a real change. */
    methode: number
    /** Units that were silent and answered. */
    reponses_nouvelles: number
    /** Units that entered the perimeter. */
    ouvertures: number
  }
  /** Units that answered both campaigns. */
  constants: number
}

/**
 * @param rupture the indicator declares a change of method between the two campaigns.
 * @returns null when one of the two campaigns has no value, or none remains along the way (no unit answered both).
 */
export function changeBetween(
  indicateur: Indicateur,
  avant: readonly ObservationSuivie[],
  apres: readonly ObservationSuivie[],
  rupture: boolean,
): Evolution | null {
  const answeredBefore = new Set(avant.filter(({ repondu }) => repondu).map(({ code }) => code))
  const answeredAfter = new Set(apres.filter(({ repondu }) => repondu).map(({ code }) => code))
  const open = { ...indicateur, repondantsMin: 1 }
  const value = (observations: readonly Observation[]) =>
    synthesize(
      open,
      observations.filter(({ repondu }) => repondu),
    ).valeur
  const steps = [
    value(avant),
    value(avant.filter(({ ailleurs }) => ailleurs)),
    value(avant.filter(({ code }) => answeredAfter.has(code))),
    value(apres.filter(({ code }) => answeredBefore.has(code))),
    value(apres.filter(({ ailleurs }) => ailleurs)),
    value(apres),
  ]
  // A total counts the missing as nothing; any other value needs at least one answer at each step.
  const known = steps.map((step) => step ?? (indicateur.mesure.genre === 'somme' ? 0 : null))
  if (known.some((step) => step === null)) return null
  const [v0, v1, v2, v3, v4, v5] = known as [number, number, number, number, number, number]
  const kept = v3 - v2
  return {
    avant: v0,
    apres: v5,
    total: v5 - v0,
    parts: {
      fermetures: v1 - v0,
      reponses_perdues: v2 - v1,
      reel: rupture ? 0 : kept,
      methode: rupture ? kept : 0,
      reponses_nouvelles: v4 - v3,
      ouvertures: v5 - v4,
    },
    constants: [...answeredBefore].filter((code) => answeredAfter.has(code)).length,
  }
}
