import { createRequire } from 'node:module'

/** The parts of the COG package that the observatory reads. */
export interface CogCommune {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  departement: string
  region: string
  zone: 'metro' | 'drom' | 'com'
  /** Arrondissement départemental. */
  arrondissement?: string
  codesPostaux?: string[]
  population?: number
  anciensCodes?: string[]
  /** City of a municipal arrondissement. */
  commune?: string
  /** Current commune of a delegated or associated one. */
  chefLieu?: string
}
interface CogZone {
  code: string
  nom: string
  region?: string
  zone: 'metro' | 'drom' | 'com'
}
interface CogEpci {
  code: string
  nom: string
  type: string
  populationMunicipale?: number
  membres: { code: string }[]
}

export interface Cog {
  version: string
  communes: readonly CogCommune[]
  epci: readonly CogEpci[]
  departements: readonly CogZone[]
  regions: readonly CogZone[]
}

let cache: Cog | null = null

/** The Code officiel géographique shipped by `@etalab/decoupage-administratif` (≈ 13 MB, read once). */
export function readCog(): Cog {
  if (cache) return cache
  const require = createRequire(import.meta.url)
  const read = (name: string) => require(`@etalab/decoupage-administratif/${name}.json`)
  cache = {
    version: read('package').version,
    communes: read('data/communes'),
    epci: read('data/epci'),
    departements: read('data/departements'),
    regions: read('data/regions'),
  }
  return cache
}
