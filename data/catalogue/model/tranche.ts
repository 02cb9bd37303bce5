import type { Indicateur } from './indicateur.ts'
import type { Niveau } from './niveau.ts'

/** Columns a synthesis may be crossed with: all schools together, by type, by sector, by both. */
export type Croisement = readonly ('type' | 'secteur')[]
export const CROISEMENTS: readonly Croisement[] = [[], ['type'], ['secteur'], ['type', 'secteur']]

/** Syntheses of one level, for some crossings. */
export interface Tranche {
  niveau: Niveau
  croisements: readonly Croisement[]
}

const LARGES: readonly Niveau[] = ['pays', 'region', 'region_academique', 'academie', 'departement']

const ENSEMBLE: readonly Croisement[] = [[]]

/**
 * Which syntheses a publication stores. From the country down to the départements: every crossing, every
 * campaign. Finer levels (a hundred times more numerous) are stored for the latest campaign, which the map
 * shows, EPCI by type of school too; their other crossings and former campaigns are computed by the same
 * statement when asked, then kept in memory.
 */
export function storedTranches(grain: Indicateur['grain'], isLatest: boolean): Tranche[] {
  if (grain === 'academie') return [{ niveau: 'academie', croisements: ENSEMBLE }]
  if (grain === 'commune') {
    return [...LARGES, 'epci' as const, 'commune' as const].map((niveau) => ({
      niveau,
      croisements: ENSEMBLE,
    }))
  }
  const larges = LARGES.map((niveau) => ({ niveau, croisements: CROISEMENTS }))
  if (!isLatest) return [...larges, { niveau: 'epci', croisements: ENSEMBLE }]
  return [
    ...larges,
    { niveau: 'circonscription', croisements: ENSEMBLE },
    { niveau: 'epci', croisements: [[], ['type']] },
    { niveau: 'commune', croisements: ENSEMBLE },
    { niveau: 'arrondissement', croisements: ENSEMBLE },
  ]
}

/** Whether a synthesis is stored; otherwise it is computed on demand. */
export function isStored(
  grain: Indicateur['grain'],
  asked: { niveau: Niveau; type: string; secteur: string; isLatest: boolean },
): boolean {
  const croisement = [asked.type !== 'tous' && 'type', asked.secteur !== 'tous' && 'secteur'].filter(Boolean)
  return storedTranches(grain, asked.isLatest).some(
    (tranche) =>
      tranche.niveau === asked.niveau &&
      tranche.croisements.some(
        (c) => c.length === croisement.length && c.every((x) => croisement.includes(x)),
      ),
  )
}
