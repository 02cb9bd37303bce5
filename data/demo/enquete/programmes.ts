import { type Etablissement, hasElementaire } from '../monde/etablissement.ts'
import type { Monde } from '../monde/monde.ts'
import type { Site } from '../monde/sites.ts'
import { tirage } from '../random.ts'
import { departementEffect, logistic } from './vague.ts'

/** A school in a programme, from a day to another (`AAAA-MM-JJ`). */
export interface Participation {
  etablissement: Etablissement
  programme: 'colleges_numeriques' | 'enir'
  debut: string
  fin: string
}

/** Collèges numériques, 2015-2017: 3,069 collèges of which 2,739 public, and 3,873 écoles near them. */
const COLLEGES_NUMERIQUES = { publics: 2_739, prives: 330, ecoles: 3_873 }
const ANNEES = [
  ['2015-09-01', 0.17],
  ['2016-09-01', 0.57],
  ['2017-09-01', 1],
] as const

const chance = tirage('programme/colleges-numeriques')
const annee = tirage('programme/annee')

/** Schools of the « Collèges numériques » plan: départements chose, then named their collèges. */
export function buildCollegesNumeriques({ etablissements }: Monde): Participation[] {
  const present = etablissements.filter(
    ({ ouverture, contrat }) => ouverture < '2015' && contrat !== 'hors_contrat',
  )
  const rank = (liste: Etablissement[], bonus: (e: Etablissement) => number) =>
    liste
      .map(
        (e) =>
          [bonus(e) + departementEffect('colleges-numeriques', e) + logistic(chance(e.rang)), e] as const,
      )
      .sort(([a, x], [b, y]) => b - a || x.rang - y.rang)
      .map(([, e]) => e)
  const colleges = (secteur: string) =>
    rank(
      present.filter((e) => e.type === 'college' && e.secteur === secteur),
      ({ ep }) => (ep ? 0.4 : 0),
    )
  const retenus = [
    ...colleges('public').slice(0, COLLEGES_NUMERIQUES.publics),
    ...colleges('prive').slice(0, COLLEGES_NUMERIQUES.prives),
  ]
  const sites = new Set(retenus.map(({ site }) => site))
  const ecoles = rank(
    present.filter(
      (e) => e.type === 'ecole' && e.secteur === 'public' && hasElementaire(e) && sites.has(e.site),
    ),
    () => 0,
  )
  return [...retenus, ...ecoles.slice(0, COLLEGES_NUMERIQUES.ecoles)].map((etablissement) => ({
    etablissement,
    programme: 'colleges_numeriques',
    debut: ANNEES.find(([, cumul]) => annee(etablissement.rang) < cumul)?.[0] ?? ANNEES[2][0],
    fin: '2021-08-31',
  }))
}

/** ENIR, écoles numériques innovantes et ruralité: 801 écoles in 2017, 2,990 in 2018, in 3,570 communes of 94 départements. */
const ENIR = { communes: 3_570, departements: 94, ecoles: 3_791, premieres: 801 }

const chanceEnir = tirage('programme/enir')

/** Rural écoles of the ENIR calls: at least one commune in each département, then the keenest. */
export function buildEnir({ etablissements }: Monde): Participation[] {
  const ecoles = new Map<Site, Etablissement[]>()
  for (const e of etablissements) {
    if (e.type !== 'ecole' || e.secteur !== 'public' || !e.site.rural || e.ouverture > '2017') continue
    ecoles.set(e.site, [...(ecoles.get(e.site) ?? []), e])
  }
  const envie = (site: Site): number => {
    const [ecole] = ecoles.get(site) ?? []
    return ecole ? 0.7 * departementEffect('enir', ecole) + logistic(chanceEnir(site.rang)) : 0
  }
  const sites = [...ecoles.keys()]
    .map((site) => [envie(site), site] as const)
    .sort(([a, x], [b, y]) => b - a || x.rang - y.rang)
  const parDepartement = new Map<string, Site[]>()
  for (const [, site] of sites)
    parDepartement.set(site.departement, [...(parDepartement.get(site.departement) ?? []), site])
  const departements = [...parDepartement]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, ENIR.departements)
  const assures = departements.flatMap(([, liste]) => liste.slice(0, 1))
  const admis = new Set(departements.map(([code]) => code))
  const autres = sites.flatMap(([, site]) =>
    admis.has(site.departement) && !assures.includes(site) ? [site] : [],
  )
  const communes = [...assures, ...autres].slice(0, ENIR.communes)
  const premieres = communes.flatMap((site) => ecoles.get(site)?.slice(0, 1) ?? [])
  const secondes = communes.flatMap((site) => ecoles.get(site)?.slice(1, 2) ?? [])
  return [...premieres, ...secondes].slice(0, ENIR.ecoles).map((etablissement, i) => ({
    etablissement,
    programme: 'enir',
    debut: i < ENIR.premieres ? '2017-09-01' : '2018-09-01',
    fin: '2021-08-31',
  }))
}
