import { z } from 'zod'
import {
  educationPrioritaireSchema,
  secteurSchema,
  typeEtablissementSchema,
} from '../../data/catalogue/model/etablissement.ts'
import { codeTerritoire, niveau, referenceTerritoire, texteCherche } from './base.ts'
import { readCondition, readReference } from './conditions.ts'

/** Several values of one parameter: repeated, or separated by commas. */
const enListe = (recu: unknown): unknown => {
  if (recu === undefined) return undefined
  const textes = Array.isArray(recu) ? recu : [recu]
  return textes.flatMap((texte) => (typeof texte === 'string' ? texte.split(',') : [texte]))
}

/** A list of values; `max` bounds what one request may ask. */
export const liste = <T extends z.ZodType>(element: T, max: number) =>
  z.preprocess(
    enListe,
    z
      .array(element)
      .min(1)
      .max(max, `au plus ${max} valeurs`)
      .transform((valeurs) => [...new Set(valeurs)]),
  )

/** In a query string `+` means a space: `REP+` typed as is must still be understood. */
const educationPrioritaire = z
  .preprocess((texte) => (texte === 'REP ' ? 'REP+' : texte), educationPrioritaireSchema)
  .meta({ type: 'string', enum: [...educationPrioritaireSchema.options] })

const nombres = (texte: string): number[] =>
  texte
    .split(',')
    .map((partie) => (/^-?\d{1,7}(\.\d{1,12})?$/.test(partie.trim()) ? Number(partie) : Number.NaN))

/** `ouest,sud,est,nord`; a box that crosses the antimeridian has its west greater than its east. */
export const bbox = z
  .string()
  .transform((texte, ctx) => {
    const [ouest = Number.NaN, sud = Number.NaN, est = Number.NaN, nord = Number.NaN, ...reste] =
      nombres(texte)
    const longitudes = Math.abs(ouest) <= 180 && Math.abs(est) <= 180
    if (reste.length === 0 && longitudes && sud >= -90 && nord <= 90 && sud <= nord)
      return { ouest, sud, est, nord }
    ctx.issues.push({
      code: 'custom',
      input: texte,
      message: 'un rectangle ouest,sud,est,nord en degrés, par exemple -2.3,47.6,-1.0,48.8',
    })
    return z.NEVER
  })
  .meta({
    type: 'string',
    description: 'Ne garder que les positions de ce rectangle : ouest,sud,est,nord, en degrés WGS 84.',
    example: '-2.3,47.6,-1.0,48.8',
  })

const RAYON_MAX_M = 200_000

export const near = z
  .string()
  .transform((texte, ctx) => {
    const [longitude = Number.NaN, latitude = Number.NaN, rayon = Number.NaN, ...reste] = nombres(texte)
    const lieu = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
    if (reste.length === 0 && lieu && rayon > 0 && rayon <= RAYON_MAX_M) return { longitude, latitude, rayon }
    ctx.issues.push({
      code: 'custom',
      input: texte,
      message: `longitude,latitude,rayon en mètres (au plus ${RAYON_MAX_M}), par exemple -1.68,48.11,2000`,
    })
    return z.NEVER
  })
  .meta({
    type: 'string',
    description:
      'Ne garder que les positions à moins de tant de mètres d’un point : longitude,latitude,rayon. Une liste donne alors leur « distance », les plus proches d’abord.',
    example: '-1.68,48.11,2000',
  })

const GRAMMAIRE = `Condition sur un indicateur, écrite indicateur, opérateur, valeur, puis éventuellement @campagne : « ips<90 », « eleves>=300@2022 », « part_education_prioritaire=oui », « ips=absent ». Opérateurs : <, <=, >, >=, =, !=. La valeur est un nombre, « oui » ou « non » pour une part, le nom d’une classe pour une répartition, ou « absent » : attendu, sans réponse. Répétable : toutes les conditions doivent être vraies.`

/** A repeated parameter whose commas belong to its values. */
const conditions = z
  .preprocess(
    (recu) => (recu === undefined || Array.isArray(recu) ? recu : [recu]),
    z.array(z.string().max(120).transform(readCondition)).min(1).max(8, 'au plus 8 conditions'),
  )
  .meta({
    type: 'array',
    items: { type: 'string' },
    maxItems: 8,
    description: GRAMMAIRE,
    example: ['ips<90'],
  })

const alternative = (description: string) =>
  `${description} Plusieurs valeurs : répétées, ou séparées par des virgules.`

/** The filters on schools, shared by lists, exports and groupings. */
export const filtresEtablissements = {
  territoire: liste(referenceTerritoire, 20)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string' },
      description: alternative('Ne garder que les établissements de ces territoires, écrits niveau:code.'),
      example: ['departement:35'],
    }),
  niveau: niveau.optional().describe('Avec « code », autre façon d’écrire « territoire ».'),
  code: codeTerritoire.optional().describe('Avec « niveau », autre façon d’écrire « territoire ».'),
  type: liste(typeEtablissementSchema, 4)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: [...typeEtablissementSchema.options] },
      description: alternative('Type d’établissement.'),
      example: ['college'],
    }),
  secteur: liste(secteurSchema, 2)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: [...secteurSchema.options] },
      description: alternative('Secteur d’enseignement.'),
      example: ['public'],
    }),
  education_prioritaire: liste(educationPrioritaire, 3)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: [...educationPrioritaireSchema.options] },
      description: alternative('Réseau d’éducation prioritaire.'),
      example: ['REP'],
    }),
  ouvert: z
    .enum(['oui', 'non'])
    .optional()
    .describe('« oui » : ouverts seulement ; « non » : fermés seulement ; tous par défaut.'),
  q: texteCherche.optional().describe('Mots du nom ou de la commune, sans accents ni casse.'),
  filtre: conditions.optional(),
  bbox: bbox.optional(),
  near: near.optional(),
}

const filtresSchema = z.object(filtresEtablissements)
export type Filtres = z.output<typeof filtresSchema>

/** References to indicators, as columns to add or numbers to compute: `ips,eleves@2022`. */
export const references = (description: string, max: number) =>
  liste(z.string().max(80).transform(readReference), max).meta({
    type: 'array',
    items: { type: 'string' },
    maxItems: max,
    description,
    example: ['ips'],
  })
