import {
  SECTEURS,
  type Secteur,
  TYPES_ETABLISSEMENT,
  type TypeEtablissement,
} from '../../data/catalogue/model/etablissement.ts'

/** Type that a parameter asks for; `null` when it asks for nothing that can be understood. */
export const readType = (texte: string | null): TypeEtablissement | 'tous' | null =>
  [...TYPES_ETABLISSEMENT, 'tous' as const].find((type) => type === texte) ?? null

/** Sector that a parameter asks for; `null` likewise. */
export const readSecteur = (texte: string | null): Secteur | 'tous' | null =>
  [...SECTEURS, 'tous' as const].find((secteur) => secteur === texte) ?? null
