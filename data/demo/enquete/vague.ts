import { elevesOf } from '../monde/effectifs.ts'
import { type Etablissement, existsOn } from '../monde/etablissement.ts'
import type { Monde } from '../monde/monde.ts'
import { type Tirage, tirage, tirageNormal } from '../random.ts'
import { type Campagne, EVOLUTION_REPONSE, GROUPES, type Groupe, REPONSES, withOdds } from './cibles.ts'

/** Group of schools that share targets: the cut the published figures use. */
export function groupOf({ type, nature, secteur }: Etablissement): Groupe {
  if (type === 'erea') return 'erea'
  if (secteur === 'prive') return `${type}_prive`
  if (type === 'ecole') return nature === 'maternelle' ? 'maternelle' : 'elementaire'
  if (type === 'college') return 'college'
  return nature === 'lp' || nature === 'sep' ? 'lp' : 'legt'
}

/** One wave of the equipment survey: who answered, and what is known of them before any answer. */
export interface Vague {
  campagne: Campagne
  repondants: readonly Etablissement[]
  /** Indexes of the respondents of each group. */
  groupes: ReadonlyMap<Groupe, readonly number[]>
  /** Pupils of each respondent at that rentrée. */
  eleves: Int32Array
  /** Share of premises connectable to fibre in the commune, early 2018. */
  partFibre: Float64Array
}

/** Standard logistic draw: what is added to a score so that it decides without commanding. */
export const logistic = (u: number): number => Math.log(u / (1 - u))

const parDepartement = new Map<string, Tirage>()

/** Effect of a département on one subject (standard normal): its policy, its offices. */
export function departementEffect(sujet: string, { site }: Etablissement): number {
  let effet = parDepartement.get(sujet)
  if (!effet) {
    effet = tirageNormal(`departement/${sujet}`)
    parDepartement.set(sujet, effet)
  }
  return effet(Number.parseInt(site.departement, 36))
}

const fidelite = tirage('reponse/fidelite')

/** Willingness to answer: lasting habits of the school and its département, then the mood of the year. */
function willingness(etablissement: Etablissement, humeur: Tirage): number {
  const { rang, site, ep } = etablissement
  const territoire =
    0.6 * departementEffect('reponse', etablissement) - (site.rural ? 0.25 : 0) + (ep ? 0.15 : 0)
  return territoire + 1.2 * logistic(fidelite(rang)) + 0.7 * logistic(humeur(rang))
}

/** The wave of a campaign: in each group, the declared share of the schools that stood then answered. */
export function buildVague({ sites, etablissements, fibre }: Monde, campagne: Campagne): Vague {
  const repondants = pickRepondants(etablissements, campagne).sort((a, b) => a.rang - b.rang)
  const groupes = new Map<Groupe, number[]>(GROUPES.map((groupe) => [groupe, []]))
  for (const [i, etablissement] of repondants.entries()) groupes.get(groupOf(etablissement))?.push(i)
  const parCommune = new Map(
    fibre.map((f) => [f.commune.code, f.raccordables[2] / (f.logements + f.etablissements || 1)]),
  )
  const parSite = sites.map(({ commune }) => parCommune.get(commune) ?? 0)
  return {
    campagne,
    repondants,
    groupes,
    eleves: Int32Array.from(repondants, (e) => elevesOf(e, campagne)),
    partFibre: Float64Array.from(repondants, ({ site }) => parSite[site.rang] ?? 0),
  }
}

function pickRepondants(etablissements: readonly Etablissement[], campagne: Campagne): Etablissement[] {
  const humeur = tirage(`reponse/${campagne}`)
  const parts = withOdds(REPONSES, EVOLUTION_REPONSE[campagne])
  const parGroupe = new Map<Groupe, Etablissement[]>(GROUPES.map((groupe) => [groupe, []]))
  for (const etablissement of etablissements) {
    if (existsOn(etablissement, `${campagne}-12-31`))
      parGroupe.get(groupOf(etablissement))?.push(etablissement)
  }
  return [...parGroupe].flatMap(([groupe, liste]) =>
    liste
      .map((e) => [willingness(e, humeur), e] as const)
      .sort(([a, x], [b, y]) => b - a || x.rang - y.rang)
      .slice(0, Math.round(liste.length * parts[groupe]))
      .map(([, e]) => e),
  )
}
