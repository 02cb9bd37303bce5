import ACADEMIES from '../../reference/academies.json' with { type: 'json' }
import type { Appellations } from '../monde/appellations.ts'
import { type Etablissement, existsOn } from '../monde/etablissement.ts'
import type { Monde } from '../monde/monde.ts'
import { tirage } from '../random.ts'
import type { Campagne } from './cibles.ts'
import { logistic } from './vague.ts'

/** Published for November 2018: lycées of 16 régions, collèges of 84 départements, nearly 90 % of public collèges. */
const ENT = {
  regionsIncompletes: { '2017': 4, '2018': 2, '2019': 1, '2024': 0 },
  departementsIncomplets: { '2017': 24, '2018': 17, '2019': 13, '2024': 4 },
  /** Public collèges with an ENT. */
  colleges: { '2017': 0.82, '2018': 0.89, '2019': 0.92, '2024': 0.985 },
  /** Public écoles with an ENT, in number: nearly 7,000 at the end of 2018. */
  ecoles: { '2017': 5_300, '2018': 6_950, '2019': 8_700, '2024': 24_000 },
  prives: { '2017': 0.34, '2018': 0.42, '2019': 0.47, '2024': 0.83 },
} satisfies Record<string, Record<Campagne, number>>

/** GAR: schools, and académies where it was open; 2,650 in 19 académies in June 2019 (end of campaign 2018). */
const GAR = {
  etablissements: { '2017': 126, '2018': 2_650, '2019': 4_900, '2024': 9_600 },
  academies: { '2017': 4, '2018': 19, '2019': 27, '2024': 99 },
} satisfies Record<string, Record<Campagne, number>>

/** Name of the ENT project of each school at a campaign, by rank; `null` where there is none. */
export type Projets = (string | null)[]

const chanceEnt = tirage('ent/chance')
const ordre = tirage('ent/ordre')
/** An order of codes that never changes: who is last to be covered stays last. */
const byOrdre = (a: string, b: string): number =>
  ordre(Number.parseInt(a, 36)) - ordre(Number.parseInt(b, 36)) || (a < b ? -1 : 1)

/** ENT of every school of the country, whether or not it answers the survey. */
export function buildEnt(
  { etablissements }: Monde,
  appellations: ReadonlyMap<string, Appellations>,
  campagne: Campagne,
): Projets {
  const projets: Projets = new Array(etablissements.length).fill(null)
  const presents = etablissements.filter((e) => existsOn(e, `${campagne}-12-31`))
  const publics = presents.filter(({ secteur }) => secteur === 'public')
  const nomOf = ({ type, site }: Etablissement): string => {
    const appellation = appellations.get(site.departement)
    return type === 'college'
      ? `ENT des collèges – ${appellation?.departement ?? site.departement}`
      : `ENT des lycées – ${appellation?.region ?? site.region}`
  }
  const give = (equipes: readonly Etablissement[]) => {
    for (const e of equipes) projets[e.rang] = nomOf(e)
  }
  const lycees = publics.filter(({ type }) => type === 'lycee' || type === 'erea')
  give(outsideLast(lycees, ({ site }) => site.region, ENT.regionsIncompletes[campagne], 0))
  const colleges = publics.filter(({ type }) => type === 'college')
  const voulus = Math.round(ENT.colleges[campagne] * colleges.length)
  give(outsideLast(colleges, ({ site }) => site.departement, ENT.departementsIncomplets[campagne], voulus))
  const prives = presents.filter(({ type, secteur }) => type !== 'ecole' && secteur === 'prive')
  give(luckiest(prives, Math.round(ENT.prives[campagne] * prives.length)))
  const ecoles = publics.filter(({ type }) => type === 'ecole')
  for (const [ecole, projet] of ecolesByCirconscription(ecoles, ENT.ecoles[campagne]))
    projets[ecole.rang] = projet
  return projets
}

/**
 * Every school outside the `incompletes` last territories, then inside them the luckiest, up to `total`
 * (or 88 % of them when the total is left open).
 */
function outsideLast(
  liste: readonly Etablissement[],
  codeOf: (e: Etablissement) => string,
  incompletes: number,
  total: number,
): Etablissement[] {
  const codes = [...new Set(liste.map(codeOf))].filter((code) => !HORS_COMPTE.has(code)).sort(byOrdre)
  const derniers = new Set([...HORS_COMPTE, ...codes.slice(codes.length - incompletes)])
  const complets = liste.filter((e) => !derniers.has(codeOf(e)))
  const restants = liste.filter((e) => derniers.has(codeOf(e)))
  const nombre = total > 0 ? total - complets.length : Math.round(0.88 * restants.length)
  return [...complets, ...luckiest(restants, Math.max(0, nombre))]
}
/** Collectivities that are neither a région nor a département. */
const HORS_COMPTE = new Set(['975', '977', '978'])

const luckiest = (liste: readonly Etablissement[], nombre: number): Etablissement[] =>
  [...liste].sort((a, b) => chanceEnt(b.rang) - chanceEnt(a.rang) || a.rang - b.rang).slice(0, nombre)

/** The ENT of écoles comes by whole circonscriptions, towns first; those of one city share its project. */
function ecolesByCirconscription(
  ecoles: readonly Etablissement[],
  nombre: number,
): [Etablissement, string][] {
  const parCirconscription = new Map<string, Etablissement[]>()
  for (const ecole of ecoles) {
    const uai = ecole.circonscription?.uai ?? ''
    const liste = parCirconscription.get(uai)
    if (liste) liste.push(ecole)
    else parCirconscription.set(uai, [ecole])
  }
  const chance = tirage('ent/circonscription')
  const rangOf = ([uai, liste]: [string, Etablissement[]]): number => {
    const rurales = liste.filter(({ site }) => site.rural).length / liste.length
    return logistic(chance(Number(uai.slice(0, 7)))) - rurales
  }
  return [...parCirconscription]
    .map((entree) => [rangOf(entree), entree[1]] as const)
    .sort(([a], [b]) => b - a)
    .flatMap(([, liste]) => liste)
    .slice(0, nombre)
    .map((ecole) => [
      ecole,
      `ENT des écoles – ${ecole.circonscription?.nom.replace(SIEGE, '').replace(/ \d+$/, '') ?? ''}`,
    ])
}
const SIEGE = /^.*1er degré (d'|de |du |des )/

const chanceGar = tirage('gar/chance')
/** Overseas collectivities have a code of their own in the ministry's files, and no académie. */
const isAcademie = new Set(ACADEMIES.map(({ code }) => code))

/** Ranks of the schools of the second degré that the GAR serves at the end of a campaign. */
export function buildGar(
  { etablissements }: Monde,
  appellations: ReadonlyMap<string, Appellations>,
  projets: Projets,
  campagne: Campagne,
): Set<number> {
  const academieOf = ({ site }: Etablissement): string =>
    appellations.get(site.departement)?.codeAcademie ?? ''
  const candidats = etablissements.filter((e) => e.type !== 'ecole' && projets[e.rang] !== null)
  const codes = [...new Set(candidats.map(academieOf))]
  const academies = codes.filter((code) => isAcademie.has(code)).sort(byOrdre)
  const ouvertes = new Set(academies.slice(0, GAR.academies[campagne]))
  const choisis = candidats
    .filter((e) => ouvertes.has(academieOf(e)))
    .sort((a, b) => chanceGar(b.rang) - chanceGar(a.rang) || a.rang - b.rang)
    .slice(0, GAR.etablissements[campagne])
  return new Set(choisis.map(({ rang }) => rang))
}
