import { z } from 'zod'

/**
 * Life of a file of local data. `attente` received · `verification` its lines are being checked · `verifie` ready to
 * be published · `refuse` nothing of it can be · `echoue` the check broke down · `publie` shown to readers ·
 * `remplace` a later version is · `retire` withdrawn · `abandonne` given up before it was published.
 */
export const ETATS_DEPOT = [
  'attente',
  'verification',
  'verifie',
  'refuse',
  'echoue',
  'publie',
  'remplace',
  'retire',
  'abandonne',
] as const
export const etatDepotSchema = z.enum(ETATS_DEPOT)
export type EtatDepot = z.infer<typeof etatDepotSchema>

/** How each state is written on a screen. */
export const LIBELLES_ETAT_DEPOT: Record<EtatDepot, string> = {
  attente: 'En attente',
  verification: 'Vérification en cours',
  verifie: 'Prêt à publier',
  refuse: 'Refusé',
  echoue: 'Interrompu',
  publie: 'Publié',
  remplace: 'Remplacé',
  retire: 'Retiré',
  abandonne: 'Abandonné',
}

/** Acts on a file of local data. */
export const ACTIONS_DEPOT = ['publier', 'retirer', 'abandonner'] as const
export type ActionDepot = (typeof ACTIONS_DEPOT)[number]

/** States from which an act is allowed: a version that was replaced or withdrawn may be published again. */
const PERMIS: Record<ActionDepot, readonly EtatDepot[]> = {
  publier: ['verifie', 'remplace', 'retire'],
  retirer: ['publie'],
  abandonner: ['verifie', 'refuse', 'echoue'],
}

/** May this be done in this state? */
export const isPermise = (action: ActionDepot, etat: EtatDepot): boolean => PERMIS[action].includes(etat)

/** Acts that a state allows. */
export const actionsDepot = (etat: EtatDepot): ActionDepot[] =>
  ACTIONS_DEPOT.filter((action) => isPermise(action, etat))

/** Does the check still have something to do? */
export const isEnCours = (etat: EtatDepot): boolean => etat === 'attente' || etat === 'verification'

/** Table Schemas that local data may follow, with the source of the catalogue that reads their lines. */
export const SCHEMAS_DEPOT = {
  'equipement-numerique-etablissement': 'equipement',
  'programme-numerique-etablissement': 'programmes',
} as const
export const schemaDepotSchema = z.enum(
  Object.keys(SCHEMAS_DEPOT) as [keyof typeof SCHEMAS_DEPOT, ...(keyof typeof SCHEMAS_DEPOT)[]],
)
export type SchemaDepot = z.infer<typeof schemaDepotSchema>

/** How each is written on a screen. */
export const LIBELLES_SCHEMA_DEPOT: Record<SchemaDepot, string> = {
  'equipement-numerique-etablissement': 'Équipement des établissements',
  'programme-numerique-etablissement': 'Participation à des programmes',
}

/** What a line becomes once published: `retiree` stands in the present version, and no more in this one. */
export const NATURES_LIGNE = ['nouvelle', 'changee', 'identique', 'retiree'] as const
export const natureLigneSchema = z.enum(NATURES_LIGNE)
export type NatureLigne = z.infer<typeof natureLigneSchema>

/** Formats of the files received, told by their bytes. */
export const FORMATS_DEPOT = ['csv', 'xlsx', 'ods'] as const
export type FormatDepot = (typeof FORMATS_DEPOT)[number]

/** Largest file received. */
export const OCTETS_DEPOT_MAX = 20 * 1024 * 1024
/** Longest file checked, in lines. */
export const LIGNES_DEPOT_MAX = 100_000
/** Files that may be sent for one territory in a day. */
export const DEPOTS_PAR_JOUR = 50
