import { z } from 'zod'

/**
 * A declared patch to a source: one field of one unit, with its reason and the guard that makes it expire. It
 * applies only while the source still says `valeur_source`; once the producer has mended its file, the import
 * reports the correction as expired so that it is removed.
 */
export const correctionSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  source: z.string(),
  /** Field that names the unit in the source (`uai`, `commune`), and the unit. */
  cle: z.object({
    champ: z.string().describe('Champ qui désigne l’unité dans la source.'),
    valeur: z.string().describe('Unité corrigée.'),
  }),
  /** Campaign concerned; null for reference data or every campaign. */
  campagne: z.string().nullable(),
  champ: z.string(),
  valeur_source: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  valeur: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  motif: z.string().min(20),
  /** Producer that should mend its file. */
  producteur: z.string(),
  /** `appliquee`: in force; `proposee`: sent to the producer, not applied. */
  statut: z.enum(['appliquee', 'proposee']),
  depuis: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})
export type Correction = z.infer<typeof correctionSchema>

/** Declares a correction; the declaration is checked when the module is loaded. */
export const defineCorrection = (correction: Correction): Correction => correctionSchema.parse(correction)
