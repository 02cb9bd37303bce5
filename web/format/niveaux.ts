/** Words of levels, shared with the audit log: see data/mots. */
export { MOTS_NIVEAU, type NiveauSerie } from '../../data/mots/niveau.ts'

/** Levels drawn on the map, from wide to narrow, in the order of the switch. */
export const NIVEAUX_CARTE = [
  'region',
  'region_academique',
  'academie',
  'departement',
  'epci',
  'commune',
  'etablissement',
] as const
export type NiveauCarte = (typeof NIVEAUX_CARTE)[number]

/** True when a level can be drawn. */
export const isNiveauCarte = (niveau: string): niveau is NiveauCarte =>
  (NIVEAUX_CARTE as readonly string[]).includes(niveau)
