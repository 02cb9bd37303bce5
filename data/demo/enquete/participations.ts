import type { Appellations } from '../monde/appellations.ts'
import { type Etablissement, hasElementaire, isHorsContrat } from '../monde/etablissement.ts'
import type { Monde } from '../monde/monde.ts'
import { tirage } from '../random.ts'
import { buildEnt, buildGar } from './services.ts'
import { departementEffect, logistic } from './vague.ts'

/** A school in a programme: days are `AAAA-MM-JJ`, null when nobody published them. */
export interface Membre {
  etablissement: Etablissement
  programme: string
  role: 'participant' | 'pilote' | 'laureat' | 'labellise' | 'temoin'
  debut: string | null
  fin: string | null
}

/** Who takes part in a programme: which schools may, how many do, when. */
interface Choix {
  programme: string
  nombre: number
  admis(etablissement: Etablissement): boolean
  role?: Membre['role']
  debut: string | null
  fin: string | null
  /** Most a département may have. */
  plafond?: number
}

const TNE = new Set(['02', '95', '13', '18', '2A', '25', '29', '971', '34', '38', '86', '88'])
const MONTPELLIER = new Set(['11', '30', '34', '48', '66'])
const isPro = ({ nature, secteur }: Etablissement) => secteur === 'public' && nature === 'lp'
const isPublic =
  (type: string) =>
  (e: Etablissement): boolean =>
    e.type === type && e.secteur === 'public'

/** Programmes whose schools are told by our Table Schema; numbers are published only where the comment says so. */
const CHOIX: readonly Choix[] = [
  {
    programme: 'efran',
    nombre: 320,
    admis: isPublic('college'),
    role: 'laureat',
    debut: '2016-09-01',
    fin: '2021-08-31',
  },
  {
    programme: 'efran',
    nombre: 180,
    admis: isPublic('ecole'),
    role: 'laureat',
    debut: '2016-09-01',
    fin: '2021-08-31',
  },
  // 109 establishments during three school years: published.
  { programme: 'profan', nombre: 109, admis: isPro, debut: '2017-09-01', fin: '2020-08-31' },
  {
    programme: 'college_lab',
    nombre: 140,
    admis: isPublic('college'),
    role: 'pilote',
    debut: '2017-09-01',
    fin: null,
    plafond: 2,
  },
  { programme: 'lycee_lab', nombre: 60, admis: isPublic('lycee'), role: 'pilote', debut: null, fin: null },
  {
    programme: 'byod',
    nombre: 310,
    admis: isPublic('college'),
    role: 'laureat',
    debut: '2019-09-01',
    fin: null,
  },
  {
    programme: 'piia',
    nombre: 1_400,
    admis: (e) => isPublic('ecole')(e) && hasElementaire(e),
    role: 'pilote',
    debut: '2019-09-01',
    fin: null,
  },
  { programme: 'elaine', nombre: 220, admis: isPublic('college'), debut: null, fin: null },
  { programme: 'elaine', nombre: 160, admis: isPublic('ecole'), role: 'temoin', debut: null, fin: null },
  {
    programme: 'tne',
    nombre: 1_900,
    admis: (e) => isPublic('ecole')(e) && TNE.has(e.site.departement),
    debut: '2021-09-01',
    fin: null,
  },
  {
    programme: 'tne',
    nombre: 420,
    admis: (e) => isPublic('college')(e) && TNE.has(e.site.departement),
    debut: '2021-09-01',
    fin: null,
  },
  {
    programme: 'tne',
    nombre: 160,
    admis: (e) => isPublic('lycee')(e) && TNE.has(e.site.departement),
    debut: '2021-09-01',
    fin: null,
  },
  {
    programme: 'label_numerique',
    nombre: 110,
    admis: (e) => e.type === 'college' && MONTPELLIER.has(e.site.departement),
    role: 'labellise',
    debut: '2022-09-01',
    fin: null,
  },
]

/** Schools of an ordered list, the keenest first; keenness runs in départements. */
export function rankByKeenness(sujet: string, liste: readonly Etablissement[]): Etablissement[] {
  const chance = tirage(`participation/${sujet}`)
  return liste
    .map((e) => [departementEffect(sujet, e) + logistic(chance(e.rang)), e] as const)
    .sort(([a, x], [b, y]) => b - a || x.rang - y.rang)
    .map(([, e]) => e)
}

/** Members of the smaller programmes, in the order of their declaration. */
export function buildParticipations({ etablissements }: Monde): Membre[] {
  const presents = etablissements.filter((e) => e.ouverture < '2015' && !isHorsContrat(e))
  return CHOIX.flatMap(({ programme, nombre, admis, role = 'participant', debut, fin, plafond }) => {
    const parDepartement = new Map<string, number>()
    const choisis: Etablissement[] = []
    for (const e of rankByKeenness(programme, presents.filter(admis))) {
      const deja = parDepartement.get(e.site.departement) ?? 0
      if (choisis.length === nombre) break
      if (plafond !== undefined && deja >= plafond) continue
      parDepartement.set(e.site.departement, deja + 1)
      choisis.push(e)
    }
    return choisis.map((etablissement) => ({ etablissement, programme, role, debut, fin }))
  })
}

/** Days on which the schools of each campaign were connected to the GAR; 2,650 were in June 2019. */
const GAR = [
  ['2018', '2019-03-01'],
  ['2019', '2019-11-01'],
  ['2024', '2022-09-01'],
] as const

/** Schools that the GAR serves, each from the day it was connected. */
export function buildDeploiementGar(monde: Monde, appellations: ReadonlyMap<string, Appellations>): Membre[] {
  const vus = new Set<number>()
  return GAR.flatMap(([campagne, debut]) => {
    const rangs = buildGar(monde, appellations, buildEnt(monde, appellations, campagne), campagne)
    const nouveaux = [...rangs].filter((rang) => !vus.has(rang)).sort((a, b) => a - b)
    for (const rang of nouveaux) vus.add(rang)
    return nouveaux.map((rang): Membre => {
      const etablissement = monde.etablissements[rang] as Etablissement
      return { etablissement, programme: 'gar', role: 'participant', debut, fin: null }
    })
  })
}
