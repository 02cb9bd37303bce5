import type { Niveau } from '../../data/catalogue/model/niveau.ts'

/** Levels few enough for all their names to be kept in memory, from wide to narrow. */
export const NIVEAUX_NOMMES = [
  'pays',
  'region',
  'region_academique',
  'academie',
  'departement',
  'epci',
  'circonscription',
] as const satisfies readonly Niveau[]

/** Columns of `territoire` and `etablissement` that say in what a row stands. */
export const NIVEAUX_CONTENANTS = [...NIVEAUX_NOMMES, 'commune'] as const satisfies readonly Niveau[]
