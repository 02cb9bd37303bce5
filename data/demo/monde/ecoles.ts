import { choose, roundKeepingSums, tirage } from '../random.ts'
import type { Contrat, Nature } from './etablissement.ts'
import type { Genre } from './implantation.ts'
import type { Site } from './sites.ts'

/** A school before it has a name, pupils or a UAI. */
export interface Ebauche {
  nature: Nature
  contrat: Contrat
  batiment: number
}

/** Share of maternelles among the public écoles of a site: few where there is one school for all. */
const maternellesAttendues = (ecoles: number): number => (ecoles === 1 ? 0.04 : 0.455 * ecoles)

/** Number of public écoles maternelles of each site (about 30.5 % of public écoles, as in 2018-2019). */
export const spreadMaternelles = (ecoles: Int32Array): Int32Array =>
  roundKeepingSums(Array.from(ecoles, (n) => (n === 0 ? 0 : maternellesAttendues(n))))

const genreUnique = tirage('ecole/unique')
const application = tirage('ecole/application')

/** Public écoles of a site: maternelles paired with élémentaires in shared buildings, then primaires. */
export function ecolesPubliques(site: Site, nombre: number, maternelles: number): Ebauche[] {
  const autres = nombre - maternelles
  const elementaires = nombre === 1 && genreUnique(site.rang) < 0.18 ? autres : Math.min(maternelles, autres)
  return Array.from({ length: nombre }, (_, i) => {
    if (i < maternelles) return { nature: 'maternelle', contrat: 'sans_objet', batiment: i }
    const j = i - maternelles
    if (j >= elementaires) return { nature: 'primaire', contrat: 'sans_objet', batiment: j }
    const rare = site.population > 40_000 && application(site.rang * 64 + j) < 0.05
    return { nature: rare ? 'application' : 'elementaire', contrat: 'sans_objet', batiment: j }
  })
}

/** First building number of each kind: kinds of one site never share a building, but for the écoles. */
const BATIMENTS: Record<Genre, number> = {
  ecole_publique: 0,
  ecole_privee: 0,
  college_public: 60,
  college_prive: 12,
  lycee_public: 90,
  lycee_prive: 20,
  erea: 120,
}

const NATURES_PAR_GENRE: Record<Exclude<Genre, 'ecole_publique'>, readonly (readonly [Nature, number])[]> = {
  ecole_privee: [
    ['primaire', 86],
    ['elementaire', 8],
    ['maternelle', 6],
  ],
  college_public: [['college', 1]],
  college_prive: [['college', 1]],
  lycee_public: [
    ['legt', 31],
    ['lg', 2],
    ['lpo', 28],
    ['lp', 31],
    ['sep', 6],
  ],
  lycee_prive: [
    ['legt', 27],
    ['lg', 25],
    ['lpo', 14],
    ['lp', 27],
    ['sep', 7],
  ],
  erea: [['erea', 1]],
}

/** Contracts of private schools; those without one are a few, and growing. */
const CONTRATS_PRIVES: Record<
  'ecole_privee' | 'college_prive' | 'lycee_prive',
  readonly (readonly [Contrat, number])[]
> = {
  ecole_privee: [
    ['association', 79],
    ['simple', 3],
    ['hors_contrat', 18],
  ],
  college_prive: [
    ['association', 93],
    ['hors_contrat', 7],
  ],
  lycee_prive: [
    ['association', 80],
    ['hors_contrat', 20],
  ],
}

/** Schools of any other kind in a site. */
export function autresEtablissements(
  site: Site,
  genre: Exclude<Genre, 'ecole_publique'>,
  nombre: number,
): Ebauche[] {
  const nature = tirage(`${genre}/nature`)
  const contrat = tirage(`${genre}/contrat`)
  return Array.from({ length: nombre }, (_, i) => {
    const cle = site.rang * 128 + i
    const prive = genre === 'ecole_privee' || genre === 'college_prive' || genre === 'lycee_prive'
    return {
      nature: choose(NATURES_PAR_GENRE[genre], nature(cle)),
      contrat: prive ? choose(CONTRATS_PRIVES[genre], contrat(cle)) : 'sans_objet',
      batiment: BATIMENTS[genre] + i,
    }
  })
}
