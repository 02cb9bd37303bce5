import { z } from 'zod'
import { NIVEAUX, niveauSchema } from '../../data/catalogue/model/niveau.ts'
import { foldRecherche } from '../../data/catalogue/model/recherche.ts'
import { STATUTS } from '../../data/catalogue/model/statut.ts'

/** Control characters are never part of a word; PostgreSQL refuses the null byte. */
const SANS_CONTROLE = /^[^\p{Cc}\p{Cs}]*$/u

/**
 * Free text given by a reader.
 * Convention of the whole contract: the message of a check says, in French, what is accepted.
 */
export const texteLibre = (min: number, max: number) =>
  z
    .string()
    .regex(SANS_CONTROLE, 'un texte sans caractère de contrôle')
    .trim()
    .min(min, `un texte de ${min} à ${max} caractères`)
    .max(max, `un texte de ${min} à ${max} caractères`)

/** Words to look for, at least one of which survives folding. */
export const texteCherche = texteLibre(2, 100).refine(
  (texte) => foldRecherche(texte) !== '',
  'un texte de 2 à 100 caractères comportant une lettre ou un chiffre',
)

export const niveau = niveauSchema.meta({
  id: 'Niveau',
  description:
    'Niveau de territoire, du plus large au plus fin. « arrondissement » ne vaut que pour Paris, Lyon et Marseille.',
  example: 'departement',
})

export const codeTerritoire = z
  .string()
  .regex(
    /^[0-9A-Za-z]{1,12}$/,
    'un code officiel de territoire : chiffres et lettres, sans espace (35, 2A, 35238)',
  )
  .transform((code) => code.toUpperCase())
  .meta({
    description:
      'Code officiel du territoire, toujours du texte : « 01 » et non 1, « 2A », « 35238 ». Les minuscules sont acceptées.',
    example: '35',
  })

export const campagne = z
  .string()
  .regex(
    /^((19|20)\d{2}(-T[1-4])?|referentiel)$/,
    'une année (2022), un trimestre (2018-T1) ou « referentiel »',
  )
  .meta({
    description:
      'Campagne : une vague de la source, « 2022 » pour la rentrée 2022, « 2018-T1 » pour un trimestre, « referentiel » pour les données de référence en vigueur.',
    example: '2022',
  })

export const statut = z.enum(STATUTS).meta({
  id: 'Statut',
  description:
    'Ce que l’on sait de la valeur. publie : communiquée ; non_communique : demandée, sans réponse ; sans_objet : la question ne se pose pas ; non_disponible : non collectée lors de cette campagne ; secret : trop peu de répondants ; couverture_insuffisante : taux de réponse sous le seuil de l’indicateur, valeur fragile.',
  example: 'publie',
})

export const emprise = z
  .array(z.number())
  .length(4)
  .meta({
    id: 'Emprise',
    description: 'Rectangle englobant en degrés WGS 84 : ouest, sud, est, nord.',
    example: [-2.29, 47.63, -1.02, 48.72],
  })

export const longitude = z
  .number()
  .nullable()
  .describe('Longitude en degrés WGS 84 ; null si la position est inconnue.')
export const latitude = z
  .number()
  .nullable()
  .describe('Latitude en degrés WGS 84 ; null si la position est inconnue.')

export const codeNom = z
  .object({
    code: z.string().describe('Code officiel du territoire.'),
    nom: z.string().describe('Nom du territoire.'),
  })
  .meta({ id: 'CodeNom', description: 'Un territoire désigné par son code et son nom.' })

/** `niveau:code`, as one parameter. */
export const referenceTerritoire = z
  .string()
  .transform((texte, ctx) => {
    const [niveauLu = '', code = '', ...reste] = texte.split(':')
    const parsed = niveau.safeParse(niveauLu)
    const codeLu = codeTerritoire.safeParse(code)
    if (parsed.success && codeLu.success && reste.length === 0) {
      return { niveau: parsed.data, code: codeLu.data }
    }
    ctx.issues.push({
      code: 'custom',
      input: texte,
      message: `un territoire écrit niveau:code, par exemple departement:35 (niveaux : ${NIVEAUX.join(', ')})`,
    })
    return z.NEVER
  })
  .meta({ description: 'Territoire écrit niveau:code.', example: 'departement:35' })

/** Counts per territory level. */
export const parNiveau = (description: string) =>
  z.partialRecord(niveauSchema, z.number().int()).describe(description)

/**
 * Whole number of a query string or a path: digits only, so that one number has one writing.
 * The bounds are restated for the OpenAPI document, which cannot see through the conversion.
 */
export function entier(min: number, max: number, description: string) {
  const attendu = `un nombre entier de ${min} à ${max}`
  return z
    .preprocess(
      (texte) => (typeof texte === 'string' && /^\d{1,10}$/.test(texte) ? Number(texte) : texte),
      z.number(attendu).int(attendu).min(min, attendu).max(max, attendu),
    )
    .meta({ type: 'integer', minimum: min, maximum: max, description })
}

/** A body that is a file, not a text: nothing of it is checked here. */
export const fichierBrut = (description: string) =>
  z.unknown().meta({ type: 'string', format: 'binary', description })

/** Query string of an operation that takes none: anything in it is a mistake. */
export const aucunParametre = z.strictObject({})
