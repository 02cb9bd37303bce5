import type { Secteur, TypeEtablissement } from './etablissement.ts'

/** Schools a page is about: of one type or all, of one sector or both. */
export interface PerimetreEcoles {
  type: TypeEtablissement | 'tous'
  secteur: Secteur | 'tous'
}

/**
 * Perimeter a territory opens on: the public schools its authority is responsible for; every school where it has
 * none. What is asked for wins, part by part.
 */
export function perimetreOf(
  territoire: { competence: TypeEtablissement | null; autorite: { types: readonly TypeEtablissement[] } },
  voulu: Partial<PerimetreEcoles>,
): PerimetreEcoles {
  const type = voulu.type ?? territoire.competence ?? 'tous'
  const charge = type !== 'tous' && territoire.autorite.types.includes(type)
  return { type, secteur: voulu.secteur ?? (charge ? 'public' : 'tous') }
}
