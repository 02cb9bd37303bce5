/** Waves of the survey told by the demonstration: three of the time of eCarto, and a recent one. */
export const CAMPAGNES = ['2017', '2018', '2019', '2024'] as const
export type Campagne = (typeof CAMPAGNES)[number]

export const GROUPES = [
  'maternelle',
  'elementaire',
  'ecole_prive',
  'college',
  'college_prive',
  'legt',
  'lp',
  'lycee_prive',
  'erea',
] as const
/** Public écoles maternelles, other public écoles, public collèges, general and professional public lycées… */
export type Groupe = (typeof GROUPES)[number]
export type ParGroupe<T = number> = Record<Groupe, T>

/** Values in the order of `GROUPES`. */
const parGroupe = <T>(...valeurs: [T, T, T, T, T, T, T, T, T]): ParGroupe<T> =>
  Object.fromEntries(GROUPES.map((groupe, i) => [groupe, valeurs[i]])) as ParGroupe<T>

/** Applies to every group. */
export const mapGroupes = <A, B>(valeurs: ParGroupe<A>, f: (valeur: A, groupe: Groupe) => B): ParGroupe<B> =>
  Object.fromEntries(GROUPES.map((groupe) => [groupe, f(valeurs[groupe], groupe)])) as ParGroupe<B>

/** Shares (0–1) whose odds are multiplied: growth that never passes 100 %. */
export const withOdds = (parts: ParGroupe, facteur: number): ParGroupe =>
  mapGroupes(parts, (part) => {
    const cote = (part / (1 - part)) * facteur
    return cote / (1 + cote)
  })

/** Response rates of the 2018 wave, and their odds in the others. */
export const REPONSES = parGroupe(0.62, 0.63, 0.34, 0.84, 0.57, 0.88, 0.86, 0.6, 0.7)
export const EVOLUTION_REPONSE: Record<Campagne, number> = {
  '2017': 0.8,
  '2018': 1,
  '2019': 1.15,
  '2024': 0.6,
}

/**
 * Rates of rentrée 2018, per pupil. Public écoles, and computers of the public second degré, are the figures
 * the ministry published for 2018-2019 (Repères et références statistiques); the others are plausible.
 */
export const TAUX_2018 = {
  ordinateurs: mapGroupes(parGroupe(6.3, 14.4, 12, 33.8, 29, 43.9, 62, 42, 68), (n) => n / 100),
  tablettes: mapGroupes(parGroupe(1.1, 2.6, 2.4, 6.4, 7.5, 3.1, 3.6, 5.2, 9), (n) => n / 100),
  tni_vni: mapGroupes(parGroupe(3.9, 17, 14, 21, 17, 16, 22, 15, 30), (n) => n / 1000),
  videoprojecteurs: mapGroupes(parGroupe(6.4, 14.9, 14, 52, 45, 58, 66, 50, 60), (n) => n / 1000),
  classes_mobiles: mapGroupes(parGroupe(0.6, 3.6, 2.8, 3.1, 2.9, 1.6, 2.2, 2, 5), (n) => n / 1000),
  imprimantes_3d: mapGroupes(parGroupe(0.01, 0.03, 0.03, 1.3, 0.9, 0.9, 2.1, 0.9, 3), (n) => n / 1000),
}
export type Quantite = keyof typeof TAUX_2018

/** Rates of the other waves, relative to 2018. */
export const EVOLUTION_TAUX: Record<Quantite, Record<Campagne, number>> = {
  ordinateurs: { '2017': 0.96, '2018': 1, '2019': 1.03, '2024': 1.32 },
  tablettes: { '2017': 0.8, '2018': 1, '2019': 1.15, '2024': 1.9 },
  tni_vni: { '2017': 0.92, '2018': 1, '2019': 1.09, '2024': 1.55 },
  videoprojecteurs: { '2017': 0.95, '2018': 1, '2019': 1.06, '2024': 1.6 },
  classes_mobiles: { '2017': 0.85, '2018': 1, '2019': 1.2, '2024': 2.6 },
  imprimantes_3d: { '2017': 0.6, '2018': 1, '2019': 1.4, '2024': 3 },
}

/** Shares of schools that answer yes at rentrée 2018 (same sources), and their odds in the other waves. */
export const PARTS_2018 = {
  filtrage: parGroupe(0.533, 0.822, 0.7, 0.97, 0.93, 0.97, 0.96, 0.94, 0.95),
  charte: parGroupe(0.48, 0.74, 0.6, 0.95, 0.9, 0.96, 0.95, 0.92, 0.9),
  edutheque: parGroupe(0.22, 0.35, 0.2, 0.62, 0.45, 0.68, 0.52, 0.4, 0.3),
  manuels_numeriques: parGroupe(0.02, 0.08, 0.1, 0.38, 0.45, 0.35, 0.22, 0.42, 0.15),
  educonnect: parGroupe(0.005, 0.005, 0.002, 0.02, 0.01, 0.02, 0.02, 0.01, 0.01),
}
export type Oui = keyof typeof PARTS_2018

/** Odds relative to 2018; a wave that is absent did not ask the question. */
export const EVOLUTION_PARTS: Record<Oui, Partial<Record<Campagne, number>>> = {
  filtrage: { '2017': 0.9, '2018': 1, '2019': 1.1, '2024': 2.5 },
  charte: { '2017': 0.85, '2018': 1, '2019': 1.2, '2024': 3 },
  edutheque: { '2017': 0.8, '2018': 1, '2019': 1.1 },
  manuels_numeriques: { '2017': 0.8, '2018': 1, '2019': 1.9, '2024': 5 },
  educonnect: { '2019': 8, '2024': 900 },
}

/** Main access to the internet, from the best to the worst latent connection. */
export const ACCES = ['fibre', 'autre', 'adsl', '4g', 'satellite', 'aucun'] as const
type Acces = readonly number[]
/** Shares in the order of `ACCES`, for écoles, collèges, lycées and EREA. ADSL and fibre of 2018 are published. */
export const ACCES_PAR_CAMPAGNE: Record<Campagne, { ecole: Acces; college: Acces; lycee: Acces }> = {
  '2017': {
    ecole: [0.03, 0.02, 0.905, 0.01, 0.015, 0.02],
    college: [0.27, 0.05, 0.66, 0.01, 0.01, 0],
    lycee: [0.69, 0.06, 0.24, 0.005, 0.005, 0],
  },
  '2018': {
    ecole: [0.06, 0.025, 0.87, 0.015, 0.015, 0.015],
    college: [0.37, 0.055, 0.55, 0.015, 0.01, 0],
    lycee: [0.77, 0.05, 0.17, 0.005, 0.005, 0],
  },
  '2019': {
    ecole: [0.11, 0.03, 0.81, 0.025, 0.015, 0.01],
    college: [0.48, 0.05, 0.445, 0.015, 0.01, 0],
    lycee: [0.83, 0.04, 0.12, 0.005, 0.005, 0],
  },
  '2024': {
    ecole: [0.72, 0.02, 0.2, 0.045, 0.012, 0.003],
    college: [0.94, 0.01, 0.035, 0.012, 0.003, 0],
    lycee: [0.985, 0.005, 0.006, 0.003, 0.001, 0],
  },
}

/** Points of a distribution: share of schools at or under, value; increasing. */
export type Reperes = readonly (readonly [rang: number, valeur: number])[]

const ecoles = (rangDe2: number): Reperes => [
  [0, 0.2],
  [0.18, 0.6],
  [0.42, 1.2],
  [rangDe2, 2],
  [0.84, 5],
  [0.94, 10],
  [0.985, 30],
  [1, 300],
]
const colleges: Reperes = [
  [0, 0.8],
  [0.1, 2],
  [0.36, 5],
  [0.62, 10],
  [0.85, 30],
  [0.96, 100],
  [1, 1000],
]
const lycees: Reperes = [
  [0, 2],
  [0.07, 5],
  [0.2, 10],
  [0.52, 30],
  [0.84, 100],
  [0.96, 300],
  [1, 1000],
]
/** Observed downstream speed at rentrée 2018, Mbit/s: at least 2 for 33.8 % of maternelles, 37.5 % of élémentaires. */
export const DEBITS_2018: ParGroupe<Reperes> = parGroupe(
  ecoles(0.662),
  ecoles(0.625),
  ecoles(0.6),
  colleges,
  colleges,
  lycees,
  lycees,
  lycees,
  colleges,
)
/** Speeds of the other waves, relative to 2018. */
export const EVOLUTION_DEBITS: Record<Campagne, number> = {
  '2017': 0.82,
  '2018': 1,
  '2019': 1.35,
  '2024': 18,
}

const salles = (rangDe50: number): Reperes => [
  [0, 0],
  [0.4 * rangDe50, 8],
  [rangDe50, 50],
  [rangDe50 + 0.45 * (1 - rangDe50), 100],
  [1, 100],
]
/** Share of rooms with access to the internet, percent: at least half in 58.7 % of maternelles, 82.9 % of élémentaires. */
export const SALLES_2018: ParGroupe = parGroupe(0.587, 0.829, 0.8, 0.97, 0.95, 0.98, 0.97, 0.97, 0.9)
export const EVOLUTION_SALLES: Record<Campagne, number> = { '2017': 0.9, '2018': 1, '2019': 1.1, '2024': 2.4 }
export const sallesReperes = (moitie: number): Reperes => salles(1 - moitie)

/** Wi-Fi in no room, some, all: shares of rentrée 2018; the odds of having some, then all, grow. */
export const WIFI_2018: { certaines: ParGroupe; toutes: ParGroupe } = {
  certaines: parGroupe(0.42, 0.57, 0.6, 0.7, 0.72, 0.85, 0.85, 0.8, 0.7),
  toutes: parGroupe(0.2, 0.26, 0.3, 0.22, 0.35, 0.33, 0.3, 0.45, 0.3),
}
export const EVOLUTION_WIFI: Record<Campagne, number> = { '2017': 0.85, '2018': 1, '2019': 1.2, '2024': 3.2 }
