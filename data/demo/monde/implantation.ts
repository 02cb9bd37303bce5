import { interpolate, roundKeepingSums, tirage } from '../random.ts'
import { PROFIL_DEPARTEMENTS } from './profil-departements.ts'
import type { Site } from './sites.ts'

interface Implantation {
  /** Schools in the country. */
  total: number
  /** log2 of the population of the first figure of `densites`. */
  premier: number
  /** Schools in one commune, by doubling of population (annuaire of 2026 and lists of rentrée 2022). */
  densites: readonly number[]
  type: 'ecole' | 'college' | 'lycee' | 'erea'
  prive: boolean
}

/** How many schools of each kind France has, and how they spread over communes by population. */
export const IMPLANTATIONS = {
  ecole_publique: {
    type: 'ecole',
    prive: false,
    total: 43_100,
    premier: 5,
    densites: [0.004, 0.04, 0.2, 0.5, 0.83, 1.12, 1.75, 2.9, 5.3, 10.2, 20, 36, 62, 110],
  },
  ecole_privee: {
    type: 'ecole',
    prive: true,
    total: 5_280,
    premier: 7,
    densites: [0.002, 0.009, 0.04, 0.142, 0.312, 0.49, 0.75, 1.35, 2.6, 4.6, 9.6, 17],
  },
  college_public: {
    type: 'college',
    prive: false,
    total: 5_370,
    premier: 7,
    densites: [0.0003, 0.003, 0.024, 0.114, 0.3, 0.64, 1.13, 1.97, 3.56, 6.3, 9.9, 16],
  },
  college_prive: {
    type: 'college',
    prive: true,
    total: 1_767,
    premier: 8,
    densites: [0.003, 0.0096, 0.026, 0.095, 0.21, 0.436, 0.8, 1.78, 3.3, 7.3, 13.9],
  },
  lycee_public: {
    type: 'lycee',
    prive: false,
    total: 2_600,
    premier: 9,
    densites: [0.001, 0.006, 0.054, 0.171, 0.57, 1.3, 2.64, 4.4, 7.9, 12.3],
  },
  lycee_prive: {
    type: 'lycee',
    prive: true,
    total: 1_720,
    premier: 9,
    densites: [0.001, 0.005, 0.016, 0.07, 0.25, 0.59, 1.38, 2.6, 5.2, 9.9],
  },
  erea: {
    type: 'erea',
    prive: false,
    total: 80,
    premier: 11,
    densites: [0.005, 0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.4],
  },
} as const satisfies Record<string, Implantation>

export type Genre = keyof typeof IMPLANTATIONS
export const GENRES = Object.keys(IMPLANTATIONS) as Genre[]

/** Number of schools of one kind in each site; their sum is the national total, give or take one. */
export function spreadOverSites(sites: readonly Site[], genre: Genre): Int32Array {
  const { total, premier, densites }: Implantation = IMPLANTATIONS[genre]
  const attendus = sites.map(({ logPopulation }) =>
    logPopulation < premier ? 0 : interpolate(densites, premier, logPopulation),
  )
  weighDepartements(sites, attendus, IMPLANTATIONS[genre])
  const somme = attendus.reduce((a, b) => a + b, 0)
  const ordre = shuffleWithinDepartement(sites, genre)
  const entiers = roundKeepingSums(ordre.map((rang) => ((attendus[rang] as number) * total) / somme))
  const parSite = new Int32Array(sites.length)
  ordre.forEach((rang, i) => {
    parSite[rang] = entiers[i] as number
  })
  return parSite
}

/** Brings départements to their own numbers of collèges and lycées, and to their share of private schools. */
function weighDepartements(sites: readonly Site[], attendus: number[], { type, prive }: Implantation): void {
  if (type === 'erea') return
  const sommes = new Map<string, number>()
  for (const { departement, rang } of sites) {
    sommes.set(departement, (sommes.get(departement) ?? 0) + (attendus[rang] as number))
  }
  for (const { departement, rang } of sites) {
    const profil = PROFIL_DEPARTEMENTS.get(departement)
    if (!profil) throw new Error(`No profile for département ${departement}`)
    const part = prive ? profil.partPrive[type] : 1 - profil.partPrive[type]
    const nombre =
      type === 'ecole'
        ? 1
        : profil.publics[type] / (1 - profil.partPrive[type]) / (sommes.get(departement) || 1)
    attendus[rang] = (attendus[rang] as number) * part * nombre
  }
}

/** Ranks of the sites, département by département but in any order inside: no neighbour is favoured. */
function shuffleWithinDepartement(sites: readonly Site[], genre: Genre): number[] {
  const u = tirage(`implantation/${genre}`)
  const cles = sites.map(({ rang }) => u(rang))
  return sites
    .map(({ rang }) => rang)
    .sort((a, b) => {
      const [siteA, siteB] = [sites[a] as Site, sites[b] as Site]
      if (siteA.departement !== siteB.departement) return siteA.departement < siteB.departement ? -1 : 1
      return (cles[a] as number) - (cles[b] as number)
    })
}
