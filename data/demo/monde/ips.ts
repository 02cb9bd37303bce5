import { interpolate, tirageNormal } from '../random.ts'
import { type Etablissement, hasElementaire, isHorsContrat } from './etablissement.ts'

/**
 * Mean and standard deviation over schools of the published files of rentrée 2022, which each group is
 * brought to: `fr-en-ips-{ecoles,colleges,lycees}-ap2022`, ministère de l’Éducation nationale.
 */
const CIBLES: Record<string, readonly [moyenne: number, ecart: number]> = {
  ecole_public: [102.6, 15.2],
  ecole_prive: [114.4, 13.7],
  college_public: [100.1, 14.7],
  college_prive: [117.1, 13.5],
  legt: [118.5, 14.6],
  lpo: [109, 13],
  lp: [90.9, 11.5],
}
/** The professional way of a polyvalent lycée, below its general one. */
const LPO_PRO: readonly [number, number] = [91.5, 11.6]

/** How far schools of one commune differ, by doubling of population from 32 inhabitants. */
const ECARTS = [4, 4, 5, 5, 5.5, 6, 7, 9, 10.5, 12.5, 13.5, 14, 14, 15]
/** Private schools draw richer families, the more so in bigger towns; raw points before rescaling. */
const avantagePrive = ({ type, site }: Etablissement): number =>
  type === 'lycee' ? 17 : Math.max(0, 2.6 * (site.logPopulation - 8))

const alea = tirageNormal('ips')
const aleaPro = tirageNormal('ips/pro')

/** Schools of the IPS files: under contract, teaching the élémentaire, and not too small. */
export const hasIps = (etablissement: Etablissement): boolean => {
  if (isHorsContrat(etablissement) || etablissement.type === 'erea' || etablissement.nature === 'sep')
    return false
  if (etablissement.etat === 'A OUVRIR' || etablissement.ouverture > '2022-09-01') return false
  return (
    etablissement.type !== 'ecole' || (hasElementaire(etablissement) && etablissement.elevesElementaire >= 25)
  )
}

const groupOf = ({ type, nature, secteur }: Etablissement): string => {
  if (type === 'lycee') return nature === 'lg' ? 'legt' : nature === 'sep' ? 'lp' : nature
  return `${type === 'erea' ? 'college' : type}_${secteur}`
}

/** Gives each school its index of social position; neighbours of the same commune resemble each other. */
export function fillIps(etablissements: readonly Etablissement[]): void {
  const bruts = etablissements.map((etablissement) => {
    const { site, secteur, rang } = etablissement
    const prive = secteur === 'prive' ? avantagePrive(etablissement) : 0
    return site.ips + prive + interpolate(ECARTS, 5, site.logPopulation) * alea(rang)
  })
  const parGroupe = new Map<string, number[]>()
  etablissements.forEach((etablissement, i) => {
    if (!hasIps(etablissement)) return
    const groupe = groupOf(etablissement)
    const valeurs = parGroupe.get(groupe)
    if (valeurs) valeurs.push(bruts[i] as number)
    else parGroupe.set(groupe, [bruts[i] as number])
  })
  const reperes = new Map([...parGroupe].map(([groupe, valeurs]) => [groupe, momentsOf(valeurs)]))
  etablissements.forEach((etablissement, i) => {
    const groupe = groupOf(etablissement)
    const { moyenne, ecart } = reperes.get(groupe) ?? { moyenne: 0, ecart: 1 }
    const z = ((bruts[i] as number) - moyenne) / ecart
    const [moyenneCible, ecartCible] = CIBLES[groupe] ?? [100, 15]
    etablissement.ips = bounded(moyenneCible + ecartCible * z)
    const [moyennePro, ecartPro] = groupe === 'lpo' ? LPO_PRO : [moyenneCible, ecartCible]
    etablissement.ipsPro = bounded(moyennePro + ecartPro * (0.8 * z + 0.6 * aleaPro(etablissement.rang)))
  })
}

function momentsOf(valeurs: readonly number[]): { moyenne: number; ecart: number } {
  const moyenne = valeurs.reduce((a, b) => a + b, 0) / valeurs.length
  const variance = valeurs.reduce((somme, v) => somme + (v - moyenne) ** 2, 0) / valeurs.length
  return { moyenne, ecart: Math.sqrt(variance) || 1 }
}

/** One decimal, within what the published files show. */
const bounded = (ips: number): number => Math.round(Math.min(163, Math.max(55, ips)) * 10) / 10
