import type { Cog, CogCommune } from '../../reference/cog.ts'
import { roundKeepingSums, tirage, tirageNormal } from '../random.ts'

/** Premises of a commune and how many could be connected to fibre, at the end of three quarters. */
export interface FibreCommune {
  commune: CogCommune
  epci: string
  logements: number
  etablissements: number
  zoneTresDense: boolean
  rurale: boolean
  /** Third and fourth quarters of 2017, first quarter of 2018. */
  raccordables: readonly [number, number, number]
}

/** Premises connectable in France in the first quarter of 2018 (Arcep). */
const NATIONAL = 10_965_000
/** Dwellings and business premises per inhabitant. */
const LOGEMENTS = 0.506
const ETABLISSEMENTS = 0.0275

/** By doubling of premises from 32: share of communes where fibre has come, and how far it reaches there. */
const OUVERTES = [0.02, 0.035, 0.05, 0.078, 0.107, 0.15, 0.25, 0.457, 0.78, 0.94, 1]
const ETENDUES = [0.9, 0.87, 0.76, 0.7, 0.63, 0.56, 0.51, 0.45, 0.48, 0.47, 0.53, 0.59, 0.7, 0.73]

const aleas = {
  logements: tirageNormal('fibre/logements'),
  departement: tirageNormal('fibre/departement'),
  ouverte: tirage('fibre/ouverte'),
  etendue: tirage('fibre/etendue'),
  passe: tirage('fibre/passe'),
}

/** Fibre of every commune in force of France, Saint-Barthélemy and Saint-Martin included. */
export function buildFibre(cog: Cog): FibreCommune[] {
  const epcis = new Map(
    cog.epci.flatMap(({ code, membres }) => membres.map((membre) => [membre.code, code] as const)),
  )
  const communes = cog.communes
    .filter(
      ({ type, zone, departement }) =>
        type === 'commune-actuelle' && (zone !== 'com' || EN_PLUS.has(departement)),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const bases = communes.map((commune, i) => baseOf(commune, i, epcis.get(commune.code) ?? ''))
  const parts = bases.map((base, i) => partOf(base, i))
  const somme = (echelle: number) =>
    bases.reduce((total, base, i) => total + locauxOf(base) * bounded((parts[i] ?? 0) * echelle), 0)
  // Two corrections are enough to meet the national figure: few communes reach the ceiling.
  const premiere = NATIONAL / somme(1)
  const echelle = premiere * (NATIONAL / somme(premiere))
  const attendus = bases.map((base, i) => locauxOf(base) * bounded((parts[i] ?? 0) * echelle))
  const finales = roundKeepingSums(attendus)
  return bases.map((base, i) => ({ ...base, raccordables: trimestresOf(finales[i] ?? 0, i) }))
}
const EN_PLUS = new Set(['977', '978'])

type Base = Omit<FibreCommune, 'raccordables'>
const locauxOf = ({ logements, etablissements }: Base): number => logements + etablissements
const bounded = (part: number): number => Math.min(0.985, part)

function baseOf(commune: CogCommune, i: number, epci: string): Base {
  const population = commune.population ?? 0
  const logements = Math.round(population * LOGEMENTS * Math.exp(0.15 * aleas.logements(i)))
  return {
    commune,
    epci,
    logements,
    etablissements: Math.round(population * ETABLISSEMENTS * Math.exp(0.4 * aleas.logements(i + 1))),
    zoneTresDense: isTresDense(commune),
    rurale: population < 2000,
  }
}

/** Very dense areas: the big cities and the suburbs next to Paris, about the 106 of the Arcep list. */
function isTresDense({ code, departement, population = 0 }: CogCommune): boolean {
  if (code === '75056') return true
  if (departement === '92' || departement === '93' || departement === '94') return population > 28_000
  return population > 105_000
}

/** Share of premises connectable, before the national scaling. */
function partOf(base: Base, i: number): number {
  const locaux = locauxOf(base)
  if (locaux === 0) return 0
  if (base.commune.code === '75056') return PARIS
  const rang = Math.max(0, Math.floor(Math.log2(locaux)) - 5)
  const ouverte = OUVERTES[Math.min(rang, OUVERTES.length - 1)] ?? 1
  // Some départements started years before others: odds up to ten times apart.
  const cote =
    (ouverte / (1.0001 - ouverte)) * Math.exp(1.1 * aleas.departement(cleOf(base.commune.departement)))
  if (!base.zoneTresDense && aleas.ouverte(i) > cote / (1 + cote)) return 0
  if (base.zoneTresDense) return 0.6 + 0.35 * aleas.etendue(i)
  // Half the communes where it has come are nearly done, others hardly started: mean as declared, wide spread.
  const moyenne = ETENDUES[Math.min(rang, ETENDUES.length - 1)] ?? 1
  return aleas.etendue(i) ** (1 / moyenne - 1)
}
/** Above the ceiling whatever the national scaling. */
const PARIS = 1.5

const cleOf = (departement: string): number => Number.parseInt(departement, 36)

/** Deployment only grows; one open commune in sixteen was opened during these quarters. */
function trimestresOf(final: number, i: number): readonly [number, number, number] {
  const u = aleas.passe(i)
  if (u < 0.03) return [0, 0, final]
  if (u < 0.06) return [0, Math.floor(final * (0.3 + 10 * u)), final]
  const debut = Math.floor(final * (0.82 + 0.18 * u))
  return [Math.min(debut, final), Math.min(Math.floor((debut + final) / 2), final), final]
}
