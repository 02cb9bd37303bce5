import { z } from 'zod'
import { composanteSchema } from './composante.ts'
import { typeEtablissementSchema } from './etablissement.ts'
import { legendeSchema } from './legende.ts'
import { champsOfLecture, lecturesOfMesure, mesureSchema } from './mesure.ts'
import { phraseSchema } from './phrase.ts'

/** Unit of a displayed value; `pourcent` values are stored between 0 and 100. */
export const uniteSchema = z.object({
  id: z.enum(['pourcent', 'nombre', 'indice', 'mbits', 'pour_100', 'pour_1000', 'par_terminal']),
  /** Singular and plural noun written after the number; empty when the number stands alone. */
  singulier: z.string(),
  pluriel: z.string(),
  decimales: z.number().int().min(0).max(3),
})
export type Unite = z.infer<typeof uniteSchema>

/** One published quantity: everything needed to compute, name, draw and doubt it. */
export const indicateurSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  composante: composanteSchema,
  libelle: z.string().min(3).max(80),
  /** The same about one school, when the label speaks of several: « Raccordement à la fibre ». */
  libelleEcole: z.string().min(3).max(80).optional(),
  /** One or two sentences a mayor understands. */
  definition: phraseSchema(20),
  /** The same about one school, when the definition speaks of several: one school has a value, not a median. */
  definitionEcole: phraseSchema(20).optional(),
  /**
   * What is true of those a `part` counts, in the plural, after « entre 25 % et 100 % »; marks of agreement between
   * braces: `sont raccordé{e}s à la fibre`.
   */
  predicat: phraseSchema(3).optional(),
  unite: uniteSchema,
  /**
   * What one answer describes: a school, a commune as a whole, or an académie as its producer publishes it
   * (such a value is never mixed with what we compute, nor summed into other levels).
   */
  grain: z.enum(['etablissement', 'commune', 'academie']),
  /** Types of school for which the question applies (for a commune grain: schools the value is shown beside). */
  population: z.array(typeEtablissementSchema).min(1),
  mesure: mesureSchema,
  legende: legendeSchema,
  /** Is more better? Drives rank and wording. */
  polarite: z.enum(['plus_est_mieux', 'moins_est_mieux', 'neutre']),
  /** Response rate (0–1) under which a value is shown greyed and never ranked. */
  couvertureMin: z.number().min(0).max(1).default(0.5),
  /** Respondents under which an aggregate is secret; 1 where per-school values are themselves open data. */
  repondantsMin: z.number().int().min(1).default(3),
  /** Range outside which one answer is flagged as an anomaly; it is never rewritten. */
  plausible: z.object({ min: z.number().optional(), max: z.number().optional() }).optional(),
  /**
   * Ratio between two campaigns, either way, from which one answer is flagged; null where such a jump is ordinary
   * (a fibre that replaces a copper line).
   */
  variationSuspecte: z.number().min(2).nullable().default(10),
  /** Campaigns compared across a change of method or question, to be warned about. */
  ruptures: z.array(z.object({ campagne: z.string(), motif: phraseSchema(1) })).default([]),
  /** Caveats every reader should see. */
  precautions: z.array(phraseSchema(1)).default([]),
})
export type Indicateur = z.output<typeof indicateurSchema>

/** Declares an indicator; the declaration is checked when the module is loaded. */
export const defineIndicateur = (indicateur: z.input<typeof indicateurSchema>): Indicateur =>
  indicateurSchema.parse(indicateur)

/** Ids of the sources an indicator reads, without repetition, in order of preference. */
export function sourcesOfIndicateur(indicateur: Indicateur): string[] {
  const ids = lecturesOfMesure(indicateur.mesure).flatMap((lecture) =>
    lecture.genre === 'attribut'
      ? ATTRIBUT_SOURCES[lecture.attribut]
      : champsOfLecture(lecture).flatMap(({ sources }) => sources),
  )
  return [...new Set(ids)]
}

/** Sources behind the columns of the published school. */
const ATTRIBUT_SOURCES: Record<'position_precision', string[]> = {
  position_precision: ['annuaire', 'geolocalisation'],
}
