import type { Agent } from './role.ts'
import type { Acteur } from './signalement.ts'

/** What decides who may act on a report: where its target stands, and who answers for its field. */
interface Concerne {
  territoires: Readonly<Record<string, string>>
  source: string
}

/**
 * Hats an agent wears on one report: `pilote` where the target stands in one of its perimeters, `producteur` where it
 * answers for the source. None: the report is not theirs.
 */
export function acteursOf({ droits }: Pick<Agent, 'droits'>, { territoires, source }: Concerne): Acteur[] {
  const acteurs = droits.flatMap((droit): Acteur[] => {
    if (droit.role === 'pilote') return territoires[droit.niveau] === droit.code ? ['pilote'] : []
    if (droit.role === 'producteur') return droit.source === source ? ['producteur'] : []
    return [droit.role]
  })
  return [...new Set(acteurs)]
}
