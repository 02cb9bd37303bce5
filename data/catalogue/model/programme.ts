import { z } from 'zod'
import { LIBELLES_TYPE, TYPES_ETABLISSEMENT, typeEtablissementSchema } from './etablissement.ts'
import { defineIndicateur, type Indicateur } from './indicateur.ts'
import { niveauSchema } from './niveau.ts'
import { phraseSchema } from './phrase.ts'

const jourSchema = z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/)

/** A programme, call for projects, label or partnership: what is being tried, where, when, and what says so. */
export const programmeSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  libelle: z.string().min(2).max(80),
  /** Words that end « Part des écoles… »; `participant à <libelle>` when absent. */
  participation: z.string().optional(),
  genre: z.enum(['experimentation', 'appel_a_projets', 'label', 'partenariat', 'service']),
  operateur: z.string().min(2),
  /** What it is, for a mayor. */
  description: phraseSchema(20),
  /** First and last day, `AAAA-MM-JJ`, or only the year when no more is published; null: still open, or not published. */
  debut: jourSchema.nullable(),
  fin: jourSchema.nullable(),
  /** Facts that no document we know publishes: shown as such, never guessed. */
  nonPublie: z.array(z.enum(['debut', 'fin', 'perimetre', 'document'])).default([]),
  /** Published scope, in words. */
  perimetre: phraseSchema(3),
  /** Territories named by the source document, when it names some. */
  territoires: z.array(z.object({ niveau: niveauSchema, code: z.string() })).default([]),
  cibles: z.array(typeEtablissementSchema).min(1),
  /** Document that says it; without an address when none was found. */
  document: z.object({ titre: z.string(), url: z.url().nullable() }),
  /** Sources that list its schools, in order of preference; empty when no list of schools is published. */
  sources: z.array(z.string()).default([]),
})
export type Programme = z.output<typeof programmeSchema>

/** Declares a programme; the declaration is checked when the module is loaded. */
export const defineProgramme = (programme: z.input<typeof programmeSchema>): Programme =>
  programmeSchema.parse(programme)

/** Field of a source row that says a school belongs to a programme. */
export const champOfProgramme = (id: string): string => `programme_${id}`

/** « 2015-2017 », « depuis 2021 », « non publiée »: the period of a programme, as a reader says it. */
export function periodeOfProgramme({ debut, fin, nonPublie }: Programme): string {
  const [from, to] = [debut, fin].map((jour) => jour?.split('-').reverse().join('/') ?? null)
  const hasOpenEnd = !nonPublie.includes('fin')
  if (from && to) return from === to ? `${from}` : `${from} – ${to}`
  if (from) return hasOpenEnd ? `depuis ${from}` : `à partir de ${from}, fin non publiée`
  return to ? `jusqu’à ${to}, début non publié` : 'non publiée'
}

/** Share of the targeted schools that belong to a programme, for those whose schools are listed. */
export function indicateurOfProgramme(programme: Programme): Indicateur | null {
  const { id, libelle, participation = `participant à ${libelle}`, cibles, sources } = programme
  if (sources.length === 0) return null
  return defineIndicateur({
    id: champOfProgramme(id),
    composante: programme.genre === 'service' ? 'services' : 'experimentations',
    libelle: `Part des ${nounsOf(cibles)} ${participation}`,
    libelleEcole: `Participation : ${libelle}`,
    definition: `${programme.description} L’indicateur compte, parmi les établissements visés, ceux qui y participent ou y ont participé.`,
    predicat: 'y participent',
    unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
    grain: 'etablissement',
    population: cibles,
    mesure: {
      genre: 'part',
      lecture: { genre: 'champ', champ: champOfProgramme(id), sources, absent: 'false' },
      oui: { vrai: true },
    },
    legende: { genre: 'sequentielle', seuils: [1, 5, 10, 25, 50] },
    polarite: 'neutre',
    repondantsMin: 1,
    precautions: [
      'La liste publiée fait foi : un établissement qui n’y figure pas est compté comme non participant.',
      `Périmètre : ${programme.perimetre}. Période : ${periodeOfProgramme(programme)}.`,
    ],
  })
}

/** « écoles », « écoles et collèges », « établissements » when every type is targeted. */
function nounsOf(cibles: Programme['cibles']): string {
  if (cibles.length === TYPES_ETABLISSEMENT.length) return 'établissements'
  const nouns = TYPES_ETABLISSEMENT.filter((type) => cibles.includes(type)).map(
    (type) => LIBELLES_TYPE[type].pluriel,
  )
  return nouns.length === 1 ? `${nouns[0]}` : `${nouns.slice(0, -1).join(', ')} et ${nouns.at(-1)}`
}
