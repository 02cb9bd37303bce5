import type { Cog, CogCommune } from '../../reference/cog.ts'
import { tirageNormal } from '../random.ts'
import { PROFIL_DEPARTEMENTS } from './profil-departements.ts'

export interface Position {
  lon: number
  lat: number
}

/** A place where schools stand: a commune, or an arrondissement of Paris, Lyon or Marseille. */
export interface Site {
  /** Index in the list of sites, ordered by code. */
  rang: number
  code: string
  /** Commune of the site: itself, or the city of an arrondissement. */
  commune: string
  nom: string
  departement: string
  region: string
  epci: string
  /** Arrondissement départemental, for grouping neighbours. */
  arrondissement: string
  codePostal: string
  population: number
  /** Base-2 logarithm of the population: most traits depend on it. */
  logPopulation: number
  rural: boolean
  outreMer: boolean
  position: Position | null
  /** Mean social position its schools share, in IPS points. */
  ips: number
}

/** Mean IPS of public écoles by size of commune, from 32 inhabitants up (rentrée 2022). */
const IPS_PAR_TAILLE = [101, 101, 101, 102, 104, 106, 106, 104, 101, 101, 97, 97, 100, 102]
/** How far communes of one size and one département differ, in IPS points, same scale. */
const ECART_PAR_TAILLE = [6, 6, 6, 6.5, 7, 8, 9.5, 11, 12.5, 13, 12, 11.5, 10, 8]

/**
 * Sites of the demonstration: every inhabited commune of France and of 975, 977, 978, big cities replaced
 * by their arrondissements. `positions` gives degrees by commune or arrondissement code.
 */
export function buildSites(cog: Cog, positions: ReadonlyMap<string, Position>): Site[] {
  const epcis = new Map(
    cog.epci.flatMap(({ code, membres }) => membres.map((membre) => [membre.code, code] as const)),
  )
  const isVille = new Set(
    cog.communes.flatMap(({ type, commune }) =>
      type === 'arrondissement-municipal' && commune ? [commune] : [],
    ),
  )
  const ecart = tirageNormal('site/ips')
  return cog.communes
    .filter((commune) => isSite(commune) && !isVille.has(commune.code))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((commune, rang) => {
      const site = siteOf(commune, rang, epcis, positions)
      const profil = PROFIL_DEPARTEMENTS.get(site.departement)
      const taille = Math.min(Math.max(Math.floor(site.logPopulation) - 5, 0), IPS_PAR_TAILLE.length - 1)
      const departement = (profil?.ips ?? MOYENNE) - MOYENNE
      site.ips =
        (IPS_PAR_TAILLE[taille] ?? MOYENNE) + departement + (ECART_PAR_TAILLE[taille] ?? 0) * ecart(rang)
      return site
    })
}
const MOYENNE = 102.6

function isSite({ type, zone, departement, population = 0 }: CogCommune): boolean {
  if (population === 0 || (zone === 'com' && !COLLECTIVITES.has(departement))) return false
  return type === 'commune-actuelle' || type === 'arrondissement-municipal'
}
/** Overseas collectivities whose schools the annuaire lists under an INSEE commune code. */
const COLLECTIVITES = new Set(['975', '977', '978'])

/** Degrees, rounded: the schematic positions stop at the départements. */
const POSITIONS_COLLECTIVITES: Record<string, Position> = {
  '97501': { lon: -56.38, lat: 47.1 },
  '97502': { lon: -56.18, lat: 46.78 },
  '97701': { lon: -62.85, lat: 17.9 },
  '97801': { lon: -63.08, lat: 18.07 },
}

function siteOf(
  commune: CogCommune,
  rang: number,
  epcis: ReadonlyMap<string, string>,
  positions: ReadonlyMap<string, Position>,
): Site {
  const ville = commune.commune ?? commune.code
  const population = commune.population ?? 0
  return {
    rang,
    code: commune.code,
    commune: ville,
    nom: commune.nom,
    departement: commune.departement,
    region: commune.region,
    epci: epcis.get(ville) ?? '',
    arrondissement: commune.arrondissement ?? '',
    codePostal: commune.codesPostaux?.[0] ?? '',
    population,
    logPopulation: Math.log2(population),
    rural: population < 2000,
    outreMer: commune.zone !== 'metro',
    position:
      positions.get(commune.code) ?? positions.get(ville) ?? POSITIONS_COLLECTIVITES[commune.code] ?? null,
    ips: 0,
  }
}
