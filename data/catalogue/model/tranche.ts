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

const LARGES: readonly Niveau[] = [
  'pays',
  'region',
  'region_academique',
  'academie',
  'departement',
  'circonscription',
  'epci',
]
const FINS: readonly Niveau[] = ['commune', 'arrondissement']

/**
 * Which syntheses a publication stores. From the country down to the EPCI: every crossing, every campaign.
 * Communes (25 times more numerous than all the others) are stored whole for the latest campaign, which the map
 * shows; their crossings and former campaigns are computed by the same statement when asked, then kept in memory.
 */
export function storedTranches(grain: Indicateur['grain'], isLatest: boolean): Tranche[] {
  if (grain === 'academie') return [{ niveau: 'academie', croisements: [[]] }]
  if (grain === 'commune') {
    return [...LARGES.filter((niveau) => niveau !== 'circonscription'), 'commune' as const].map((niveau) => ({
      niveau,
      croisements: [[]],
    }))
  }
  const fine = isLatest ? FINS.map((niveau) => ({ niveau, croisements: [[]] as readonly Croisement[] })) : []
  return [...LARGES.map((niveau) => ({ niveau, croisements: CROISEMENTS })), ...fine]
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
