import { type Etablissement, hasElementaire } from '../monde/etablissement.ts'
import type { Monde } from '../monde/monde.ts'
import type { Site } from '../monde/sites.ts'
import { roundKeepingSums, tirage } from '../random.ts'
import { logistic } from './vague.ts'

/** Écoles of the call for projects, and subsidies in euros (portal of the ministry). */
const SNEE = { ecoles: 12_624, subventions: 103_095_994 }

/** An agreement: the écoles of one commune, what was spent and granted (euros). */
export interface Convention {
  site: Site
  commune: string
  ecoles: Etablissement[]
  depenses: number
  subvention: number
}

const chance = tirage('snee/commune')
const taux = tirage('snee/taux')

/** Agreements of the « socle numérique », commune by commune until the published number of écoles. */
export function buildSnee({ etablissements }: Monde): Convention[] {
  const parCommune = new Map<string, Etablissement[]>()
  for (const e of etablissements) {
    if (e.secteur !== 'public' || !hasElementaire(e) || e.ouverture > '2020') continue
    const liste = parCommune.get(e.site.commune)
    if (liste) liste.push(e)
    else parCommune.set(e.site.commune, [e])
  }
  const communes = [...parCommune]
    .map(([commune, ecoles]) => [logistic(chance(ecoles[0]?.site.rang ?? 0)), commune, ecoles] as const)
    .sort(([a, x], [b, y]) => b - a || (x < y ? -1 : 1))
  let reste = SNEE.ecoles
  const retenues = communes.flatMap(([, commune, ecoles]) => {
    const part = ecoles.slice(0, Math.max(0, reste))
    reste -= part.length
    return part.length > 0 ? [{ commune, ecoles: part }] : []
  })
  return withSubventions(retenues.sort((a, b) => (a.commune < b.commune ? -1 : 1)))
}

/** Subsidies in proportion to pupils, that add up to the national total; the State pays half to seven tenths. */
function withSubventions(retenues: readonly Pick<Convention, 'commune' | 'ecoles'>[]): Convention[] {
  const eleves = retenues.map(({ ecoles }) => ecoles.reduce((somme, e) => somme + e.elevesElementaire, 0))
  const total = eleves.reduce((somme, n) => somme + n, 0)
  const subventions = roundKeepingSums(eleves.map((n) => (SNEE.subventions * n) / total))
  return retenues.map(({ commune, ecoles }, i) => {
    const site = (ecoles[0] as Etablissement).site
    const subvention = subventions[i] ?? 0
    return {
      commune,
      site,
      ecoles,
      subvention,
      depenses: Math.round(subvention / (0.5 + 0.2 * taux(site.rang))),
    }
  })
}
