import academies from '../../reference/academies.json' with { type: 'json' }
import type { Cog } from '../../reference/cog.ts'
import collectivites from '../../reference/collectivites.json' with { type: 'json' }

/** Codes and labels the ministry gives to the place of a school. */
export interface Appellations {
  /** Three characters: `035`, `02A`, `971`. */
  codeDepartement: string
  departement: string
  codeAcademie: string
  academie: string
  codeRegion: string
  region: string
}

/** Labels that the ministry does not write as INSEE does. */
const DEPARTEMENTS: Record<string, string> = { '975': 'St-Pierre-et-Miquelon', '977': 'Saint-Barthélémy' }
const REGIONS: Record<string, string> = { '11': 'Ile-de-France' }
const ACADEMIES: Record<string, string> = { '44': 'Saint Pierre et Miquelon' }

/** Appellations of every département the demonstration covers, by INSEE code. */
export function buildAppellations(cog: Cog): ReadonlyMap<string, Appellations> {
  const regions = new Map(cog.regions.map(({ code, nom }) => [code, nom]))
  const nomAcademie = new Map(academies.map(({ code, nom }) => [code, nom]))
  const codeAcademie = new Map([
    ...academies.flatMap(({ code, departements }) =>
      departements.map((departement) => [departement, code] as const),
    ),
    ...collectivites.map(({ departement, code_academie }) => [departement, code_academie] as const),
  ])
  return new Map(
    cog.departements.map(({ code, nom, region = '', zone }) => {
      const academie = codeAcademie.get(code) ?? ''
      const horsRegion = zone === 'com'
      return [
        code,
        {
          codeDepartement: code.padStart(3, '0'),
          departement: DEPARTEMENTS[code] ?? nom,
          codeAcademie: academie,
          academie: ACADEMIES[academie] ?? nomAcademie.get(academie) ?? '',
          codeRegion: horsRegion ? '00' : region,
          region: horsRegion
            ? 'TOM et Collectivités territoriales'
            : (REGIONS[region] ?? regions.get(region) ?? ''),
        },
      ]
    }),
  )
}
