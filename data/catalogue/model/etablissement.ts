import { z } from 'zod'

/** Types of school the observatory follows; everything else in the annuaire is ignored by name. */
export const TYPES_ETABLISSEMENT = ['ecole', 'college', 'lycee', 'erea'] as const
export const typeEtablissementSchema = z.enum(TYPES_ETABLISSEMENT)
export type TypeEtablissement = z.infer<typeof typeEtablissementSchema>

export const LIBELLES_TYPE: Record<TypeEtablissement, { singulier: string; pluriel: string }> = {
  ecole: { singulier: 'école', pluriel: 'écoles' },
  college: { singulier: 'collège', pluriel: 'collèges' },
  lycee: { singulier: 'lycée', pluriel: 'lycées' },
  erea: { singulier: 'EREA', pluriel: 'EREA' },
}

export const SECTEURS = ['public', 'prive'] as const
export const secteurSchema = z.enum(SECTEURS)
export type Secteur = z.infer<typeof secteurSchema>
export const LIBELLES_SECTEUR: Record<Secteur, string> = { public: 'public', prive: 'privé' }

/** A perimeter of a synthesis: one type or sector, or all of them together. */
export const TOUS = 'tous' as const

export const EDUCATION_PRIORITAIRE = ['REP', 'REP+', 'aucune'] as const
export const educationPrioritaireSchema = z.enum(EDUCATION_PRIORITAIRE)
export type EducationPrioritaire = z.infer<typeof educationPrioritaireSchema>

/** How precise a published position is, from best to worst. */
export const PRECISIONS_POSITION = ['numero', 'rue', 'lieu_dit', 'commune', 'inconnue'] as const
export const precisionPositionSchema = z.enum(PRECISIONS_POSITION)
export type PrecisionPosition = z.infer<typeof precisionPositionSchema>
