import { interpolate, tirage, tirageNormal } from '../random.ts'
import type { Etablissement, Nature } from './etablissement.ts'

/** Usual size of a school by doubling of the population of its commune, from 64 inhabitants (rentrée 2022). */
const TAILLES: Record<
  'maternelle' | 'elementaire' | 'primaire' | 'college' | 'collegePrive' | 'lycee',
  number[]
> = {
  maternelle: [20, 26, 36, 50, 75, 105, 120, 125, 128, 132, 140],
  elementaire: [20, 30, 42, 58, 92, 140, 168, 180, 185, 190, 195],
  primaire: [22, 32, 42, 60, 105, 160, 185, 195, 205, 215, 225],
  college: [85, 110, 145, 222, 284, 401, 507, 550, 545, 545, 523],
  collegePrive: [120, 160, 200, 225, 215, 264, 324, 440, 497, 520, 510],
  lycee: [150, 180, 220, 300, 330, 420, 560, 700, 790, 810, 810],
}
/** Size of each kind of lycée, relative to the one above, and spread of all sizes (log scale). */
const RAPPORTS: Partial<Record<Nature, number>> = {
  legt: 1.15,
  lg: 1.0,
  lpo: 1.2,
  lp: 0.5,
  sep: 0.22,
  erea: 0.2,
}
const DISPERSION = { ecole: 0.32, college: 0.3, lycee: 0.4, erea: 0.2 }

/** Pupils of the country by group of schools, rentrée 2022 (ministry, in thousands rounded). */
const NATIONAL: Record<string, number> = {
  maternelle_publique: 1_690_000,
  ecole_publique: 3_860_000,
  ecole_privee: 850_000,
  college_public: 2_670_000,
  college_prive: 730_000,
  lycee_public: 1_740_000,
  lycee_prive: 460_000,
  erea_public: 9_600,
}

const alea = tirageNormal('effectifs')
const partElementaire = tirage('effectifs/elementaire')
const partPro = tirageNormal('effectifs/pro')

function groupOf({ type, nature, secteur }: Etablissement): string {
  if (type === 'ecole') {
    if (secteur === 'prive') return 'ecole_privee'
    return nature === 'maternelle' ? 'maternelle_publique' : 'ecole_publique'
  }
  return `${type}_${secteur === 'public' ? 'public' : 'prive'}`
}

function tailleOf(etablissement: Etablissement): number {
  const { type, nature, secteur, site, contrat, rang } = etablissement
  const table =
    type === 'college'
      ? TAILLES[secteur === 'prive' ? 'collegePrive' : 'college']
      : type === 'ecole'
        ? TAILLES[
            nature === 'application' ? 'elementaire' : (nature as 'maternelle' | 'elementaire' | 'primaire')
          ]
        : TAILLES.lycee
  const jeunesse = JEUNESSE[site.departement] ?? 1
  const fragile = contrat === 'hors_contrat' ? 0.25 : secteur === 'prive' && type === 'lycee' ? 0.6 : 1
  const base = interpolate(table, 6, site.logPopulation) * (RAPPORTS[nature] ?? 1) * jeunesse * fragile
  return base * Math.exp(DISPERSION[type] * alea(rang))
}
/** Départements with many more, or fewer, children per inhabitant. */
const JEUNESSE: Record<string, number> = {
  '973': 1.6,
  '976': 1.8,
  '974': 1.25,
  '93': 1.2,
  '95': 1.12,
  '77': 1.08,
  '23': 0.85,
  '58': 0.9,
}

/** Gives each school its pupils, so that every group adds up to the national figure. */
export function fillEffectifs(etablissements: readonly Etablissement[]): void {
  const sommes = new Map<string, number>()
  for (const etablissement of etablissements) {
    etablissement.eleves = tailleOf(etablissement)
    const groupe = groupOf(etablissement)
    sommes.set(groupe, (sommes.get(groupe) ?? 0) + etablissement.eleves)
  }
  for (const etablissement of etablissements) {
    const groupe = groupOf(etablissement)
    const echelle = (NATIONAL[groupe] ?? 0) / (sommes.get(groupe) ?? 1)
    etablissement.eleves = Math.max(7, Math.round(etablissement.eleves * echelle))
    splitEffectifs(etablissement)
  }
}

function splitEffectifs(etablissement: Etablissement): void {
  const { type, nature, eleves, rang } = etablissement
  if (type === 'ecole') {
    const part = nature === 'maternelle' ? 0 : nature === 'primaire' ? 0.6 + 0.1 * partElementaire(rang) : 1
    etablissement.elevesElementaire = Math.round(eleves * part)
  }
  if (type === 'lycee') {
    const pro = nature === 'lp' || nature === 'sep' ? 1 : nature === 'lpo' ? 0.31 + 0.08 * partPro(rang) : 0
    etablissement.elevesGt = eleves - Math.round(eleves * Math.min(1, Math.max(0, pro)))
  }
}

/** National pupils of a rentrée, relative to 2022, by type (ministry, rounded). */
const EVOLUTION: Record<string, { ecole: number; college: number; lycee: number; erea: number }> = {
  '2017': { ecole: 1.062, college: 0.978, lycee: 1.021, erea: 1.03 },
  '2018': { ecole: 1.055, college: 0.991, lycee: 1.017, erea: 1.02 },
  '2019': { ecole: 1.044, college: 1.0, lycee: 1.012, erea: 1.01 },
  '2022': { ecole: 1, college: 1, lycee: 1, erea: 1 },
  '2024': { ecole: 0.972, college: 0.995, lycee: 1.004, erea: 0.99 },
}

const bruits = Object.fromEntries(
  Object.keys(EVOLUTION).map((rentree) => [rentree, tirageNormal(`effectifs/${rentree}`)]),
)

/** Pupils of a school at a rentrée; throws for a rentrée the demonstration does not tell. */
export function elevesOf(etablissement: Etablissement, rentree: string): number {
  const evolution = EVOLUTION[rentree]
  if (!evolution) throw new Error(`No demonstration pupils for rentrée ${rentree}`)
  if (rentree === '2022') return etablissement.eleves
  const bruit = 1 + 0.03 * (bruits[rentree]?.(etablissement.rang) ?? 0)
  return Math.max(5, Math.round(etablissement.eleves * evolution[etablissement.type] * bruit))
}
