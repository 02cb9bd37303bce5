import { z } from 'zod'

/**
 * Territory levels, from the widest to the narrowest. `circonscription`: of the premier degré, public écoles only;
 * `arrondissement`: Paris, Lyon, Marseille only.
 */
export const NIVEAUX = [
  'pays',
  'region',
  'region_academique',
  'academie',
  'departement',
  'circonscription',
  'epci',
  'commune',
  'arrondissement',
] as const
export const niveauSchema = z.enum(NIVEAUX)
export type Niveau = z.infer<typeof niveauSchema>

/** One level of territory: how it is named and where it stands. Declared in `data/catalogue/levels`. */
export const declarationNiveauSchema = z.object({
  id: niveauSchema,
  libelle: z.object({ singulier: z.string(), pluriel: z.string(), article: z.string() }),
  /** Position from wide (0) to narrow. */
  rang: z.number().int().min(0),
  /** Levels directly above, whose values a territory is compared with; the first one is the default. */
  parents: z.array(niveauSchema),
  /** Type of school this level's authority is responsible for; `null` when it has none. */
  competence: z.enum(['ecole', 'college', 'lycee']).nullable(),
  /** Shape of a code, as text. */
  code: z.instanceof(RegExp),
  /** Drawn on the map as a choropleth. */
  carte: z.boolean(),
})
export type DeclarationNiveau = z.infer<typeof declarationNiveauSchema>
export const defineNiveau = (niveau: DeclarationNiveau): DeclarationNiveau => niveau
