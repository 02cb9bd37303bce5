import { ascending, group } from 'd3'
import type { Cog, CogCommune } from '../cog.ts'

/** A current commune of the COG (métropole and the five DROM), or an arrondissement municipal. */
export interface Commune {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly arrondissement: string | undefined
  readonly epci: string | undefined
  readonly codesPostaux: readonly string[]
  /** Names under which a gazetteer may know it: its own, its chef-lieu's, then those of other former communes. */
  readonly noms: readonly string[]
}

/** The communes to be placed: those of the collectivités outside the départements have no outline to be in. */
export function communesDuCog(cog: Cog, type: 'commune-actuelle' | 'arrondissement-municipal'): Commune[] {
  const epciDe = new Map(
    cog.epci.flatMap(({ code, membres }) => membres.map((membre) => [membre.code, code])),
  )
  const anciennes = group(
    cog.communes.filter(({ chefLieu }) => chefLieu !== undefined),
    ({ chefLieu }) => chefLieu,
  )
  return cog.communes
    .filter((commune) => commune.type === type && commune.zone !== 'com')
    .map(({ code, nom, departement, arrondissement, codesPostaux = [] }) => ({
      code,
      nom,
      departement,
      arrondissement,
      epci: epciDe.get(code),
      codesPostaux,
      noms: [nom, ...nomsAnciens(code, anciennes.get(code) ?? [])],
    }))
}

/** The former commune that shares the code is the chef-lieu: it comes before the others. */
function nomsAnciens(code: string, anciennes: readonly CogCommune[]): string[] {
  const rang = (ancienne: CogCommune) => Number(ancienne.code !== code)
  return anciennes
    .toSorted((a, b) => rang(a) - rang(b) || ascending(a.code, b.code))
    .map((ancienne) => ancienne.nom)
}
