import { z } from 'zod'
import { typeEtablissementSchema } from './etablissement.ts'
import { defineIndicateur, type Indicateur } from './indicateur.ts'
import { niveauSchema } from './niveau.ts'

/** A programme, call for projects, label or partnership: what is being tried, where, when, and what says so. */
export const programmeSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  libelle: z.string().min(2).max(80),
  genre: z.enum(['experimentation', 'appel_a_projets', 'label', 'partenariat', 'service']),
  operateur: z.string().min(2),
  /** What it is, for a mayor. */
  description: z.string().min(20),
  /** First and last day, `AAAA-MM-JJ`, or only the year when no more is published; null: still open. */
  debut: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/)
    .nullable(),
  fin: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/)
    .nullable(),
  /** Published scope, in words. */
  perimetre: z.string().min(3),
  /** Territories named by the source document, when it names some. */
  territoires: z.array(z.object({ niveau: niveauSchema, code: z.string() })).default([]),
  cibles: z.array(typeEtablissementSchema).min(1),
  /** Document that says it. */
  document: z.object({ titre: z.string(), url: z.url() }),
  /** Sources that list its schools, in order of preference; empty when no list of schools is published. */
  sources: z.array(z.string()).default([]),
})
export type Programme = z.output<typeof programmeSchema>

/** Declares a programme; the declaration is checked when the module is loaded. */
export const defineProgramme = (programme: z.input<typeof programmeSchema>): Programme =>
  programmeSchema.parse(programme)

/** Field of a source row that says a school belongs to a programme. */
export const champOfProgramme = (id: string): string => `programme_${id}`

/** Share of the targeted schools that belong to a programme, for those whose schools are listed. */
export function indicateurOfProgramme(programme: Programme): Indicateur | null {
  if (programme.sources.length === 0) return null
  return defineIndicateur({
    id: champOfProgramme(programme.id),
    composante: 'experimentations',
    libelle: programme.libelle,
    definition: `Part des établissements visés qui participent ou ont participé : ${programme.libelle}. ${programme.description}`,
    unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
    grain: 'etablissement',
    population: programme.cibles,
    mesure: {
      genre: 'part',
      lecture: {
        genre: 'champ',
        champ: champOfProgramme(programme.id),
        sources: programme.sources,
        absent: 'false',
      },
      oui: { vrai: true },
    },
    legende: { genre: 'sequentielle', seuils: [1, 5, 10, 25, 50] },
    polarite: 'neutre',
    repondantsMin: 1,
    precautions: [
      'La liste publiée fait foi : un établissement qui n’y figure pas est compté comme non participant.',
    ],
  })
}
