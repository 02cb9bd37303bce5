import type { TypeEtablissement } from '../catalogue/model/etablissement.ts'
import type { Niveau } from '../catalogue/model/niveau.ts'

/** What the authority of a territory builds, equips and connects. */
export interface Competence {
  /** Types of public school it is responsible for; empty when it has none, or when we do not presume. */
  types: readonly TypeEtablissement[]
  /** The authority; null when the territory has none of its own. */
  autorite: string | null
  /** What a reader should know before comparing; null for the ordinary case. */
  note: string | null
}

const AUCUNE: Competence = { types: [], autorite: null, note: null }
const SECONDAIRE = ['college', 'lycee', 'erea'] as const

const ORDINAIRE: Partial<Record<Niveau, Competence>> = {
  commune: {
    types: ['ecole'],
    autorite: 'la commune',
    note: 'La commune a pu transférer cette charge à son intercommunalité ou à un syndicat scolaire.',
  },
  departement: { types: ['college'], autorite: 'le conseil départemental', note: null },
  region: { types: ['lycee', 'erea'], autorite: 'le conseil régional', note: null },
}

const unique = (autorite: string, note: string | null = null): Competence => ({
  types: SECONDAIRE,
  autorite,
  note,
})
const sansAutorite = (note: string): Competence => ({ ...AUCUNE, note })

const CORSE = 'Depuis 2018, la collectivité de Corse a la charge des collèges et des lycées de toute l’île.'
const ALSACE: Competence = {
  types: ['college'],
  autorite: 'la Collectivité européenne d’Alsace',
  note: 'Depuis 2021, la Collectivité européenne d’Alsace a la charge des collèges du Bas-Rhin et du Haut-Rhin.',
}
const PARIS: Competence = {
  types: ['ecole', 'college'],
  autorite: 'la Ville de Paris',
  note: 'La Ville de Paris exerce les compétences d’une commune et d’un département : écoles et collèges.',
}
const MARTINIQUE = unique('la collectivité territoriale de Martinique')
const GUYANE = unique('la collectivité territoriale de Guyane')
const MAYOTTE = unique(
  'le Département de Mayotte',
  'Mayotte réunit les compétences d’un département et d’une région ; l’État y a gardé une part de la construction des collèges et des lycées.',
)

/** Territories whose authority is not the one of their level. */
const PARTICULIERES: ReadonlyMap<string, Competence> = new Map([
  ['region:94', unique('la collectivité de Corse', CORSE)],
  ['departement:2A', sansAutorite(CORSE)],
  ['departement:2B', sansAutorite(CORSE)],
  ['commune:75056', PARIS],
  ['departement:75', PARIS],
  ['departement:67', ALSACE],
  ['departement:68', ALSACE],
  [
    'departement:69',
    {
      types: ['college'],
      autorite: 'le conseil départemental du Rhône',
      note: 'Les collèges des communes de la Métropole de Lyon (200046977) relèvent d’elle, non du département : les chiffres du territoire 69 réunissent les deux.',
    },
  ],
  [
    'epci:200046977',
    {
      types: ['college'],
      autorite: 'la Métropole de Lyon',
      note: 'Collectivité à statut particulier : elle a la charge des collèges de ses communes.',
    },
  ],
  ['region:02', MARTINIQUE],
  ['departement:972', MARTINIQUE],
  ['region:03', GUYANE],
  ['departement:973', GUYANE],
  ['region:06', MAYOTTE],
  ['departement:976', MAYOTTE],
])

/** Names as they follow « le statut ». */
const OUTRE_MER: Readonly<Record<string, string>> = {
  '975': 'de Saint-Pierre-et-Miquelon',
  '977': 'de Saint-Barthélemy',
  '978': 'de Saint-Martin',
  '984': 'des Terres australes et antarctiques françaises',
  '986': 'de Wallis-et-Futuna',
  '987': 'de la Polynésie française',
  '988': 'de la Nouvelle-Calédonie',
  '989': 'de Clipperton',
}

/**
 * Public schools the authority of a territory is responsible for: commune → écoles, département → collèges,
 * région → lycées, and those places where the law says otherwise. Nothing is presumed of the overseas
 * collectivités, whose statutes differ.
 */
export function competenceOf(niveau: Niveau, code: string): Competence {
  const particuliere = PARTICULIERES.get(`${niveau}:${code}`)
  if (particuliere) return particuliere
  const ordinaire = ORDINAIRE[niveau]
  if (!ordinaire) return AUCUNE
  const duTerritoire = OUTRE_MER[code.slice(0, 3)]
  if (duTerritoire !== undefined) {
    return sansAutorite(
      `Le statut ${duTerritoire} est particulier : la répartition des écoles, collèges et lycées y est propre, et n’est pas présumée ici.`,
    )
  }
  return ordinaire
}
