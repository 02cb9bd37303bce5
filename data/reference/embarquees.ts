import { createHash } from 'node:crypto'
import type { Releve } from '../catalogue/model/source.ts'
import { type Cog, readCog } from './cog.ts'
import { readAcademies, readCollectivites, readRegionsAcademiques } from './reference.ts'

/** What the program carries with it about territories, in the form of import rows. */
export interface Embarque {
  nom: string
  /** Changes when the content does. */
  sha256: string
  releves: Releve[]
}

const referentiel = (niveau: Releve['niveau'], code: string, valeurs: Releve['valeurs']): Releve => ({
  niveau,
  code,
  campagne: 'referentiel',
  valeurs,
})

/** Communes, arrondissements, EPCI, départements and régions of the COG package. */
export function cogReleves(): Embarque {
  const cog = readCog()
  const releves = [referentiel('pays', 'FR', { nom: 'France' }), ...zoneReleves(cog), ...communeReleves(cog)]
  return { nom: `decoupage-administratif-${cog.version}`, sha256: digest(releves), releves }
}

function zoneReleves({ regions, departements, epci }: Cog): Releve[] {
  return [
    ...regions.map(({ code, nom, zone }) =>
      referentiel('region', code, { nom, nature: zone === 'com' ? 'collectivite' : 'region' }),
    ),
    ...departements.map(({ code, nom, region, zone }) => {
      const nature = zone === 'com' ? 'collectivite' : 'departement'
      return referentiel('departement', code, { nom, region: region ?? null, nature })
    }),
    ...epci.map(({ code, nom, type, populationMunicipale }) =>
      referentiel('epci', code, { nom, nature: type, population: populationMunicipale ?? null }),
    ),
  ]
}

function communeReleves({ communes, epci }: Cog): Releve[] {
  const epciByCommune = new Map(epci.flatMap(({ code, membres }) => membres.map((m) => [m.code, code])))
  return communes.flatMap((commune) => {
    const city = commune.type === 'arrondissement-municipal' ? (commune.commune ?? null) : null
    if (commune.type !== 'commune-actuelle' && !city) return []
    const { code, nom, departement, region } = commune
    const common = { nom, departement, region, population: commune.population ?? null }
    const epci = epciByCommune.get(city ?? code) ?? null
    const anciens_codes = (commune.anciensCodes ?? []).join(',')
    return city
      ? referentiel('arrondissement', code, { ...common, epci, commune: city })
      : referentiel('commune', code, { ...common, epci, anciens_codes })
  })
}

/** Académies, their départements, and régions académiques, from our committed facts. */
export function academiesReleves(): Embarque {
  const releves: Releve[] = []
  for (const { code, nom, regions } of readRegionsAcademiques()) {
    releves.push(referentiel('region_academique', code, { nom, regions: regions.join(',') }))
  }
  for (const { code, nom, region_academique, departements } of readAcademies()) {
    const valeurs = { nom, region_academique, departements: departements.join(',') }
    releves.push(referentiel('academie', code, valeurs))
  }
  for (const { departement, code_academie, rattachement } of readCollectivites()) {
    if (rattachement === 'academie') {
      releves.push(referentiel('departement', departement, { academie: code_academie }))
    }
  }
  return { nom: 'academies.json', sha256: digest(releves), releves }
}

const digest = (releves: readonly Releve[]): string =>
  createHash('sha256').update(JSON.stringify(releves)).digest('hex')
