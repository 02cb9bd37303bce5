import { z } from 'zod'
import {
  educationPrioritaireSchema,
  precisionPositionSchema,
  secteurSchema,
  typeEtablissementSchema,
} from '../../data/catalogue/model/etablissement.ts'
import { niveauSchema } from '../../data/catalogue/model/niveau.ts'
import { parseUai } from '../../data/catalogue/model/uai.ts'
import { anomalieEtablissement, completude } from './anomalie.ts'
import { campagne, codeNom, latitude, longitude, statut } from './base.ts'
import { readReference } from './conditions.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'
import { filtresEtablissements, liste, references } from './filtres.ts'
import { donneesLocalesEcole } from './jeu-local.ts'
import { curseur, limite } from './pagination.ts'
import { correctionAffichee } from './signalement.ts'
import { composante, grain, unite } from './synthese.ts'

export const typeEtablissement = typeEtablissementSchema.meta({
  id: 'TypeEtablissement',
  description: 'Type d’établissement.',
  example: 'college',
})
export const secteur = secteurSchema.meta({
  id: 'Secteur',
  description: 'Secteur d’enseignement.',
  example: 'public',
})

export const uai = z
  .string()
  .transform((texte, ctx) => {
    const lu = parseUai(texte)
    if (lu) return lu
    ctx.issues.push({
      code: 'custom',
      input: texte,
      message: 'un UAI : sept chiffres et une lettre de contrôle (0350002M)',
    })
    return z.NEVER
  })
  .meta({
    description: 'Unité administrative immatriculée : sept chiffres et une lettre de contrôle.',
    example: '0350002M',
  })

const champsEtablissement = {
  uai: z.string().describe('Identifiant national de l’établissement.').meta({ example: '0350002M' }),
  nom: z.string().describe('Nom d’usage.'),
  type: typeEtablissement,
  secteur,
  commune: codeNom.describe('Commune de l’établissement (la ville entière à Paris, Lyon et Marseille).'),
  departement: codeNom.describe('Département de l’établissement.'),
  academie: codeNom.nullable().describe('Académie de l’établissement.'),
  longitude,
  latitude,
  position_precision: precisionPositionSchema.describe(
    'Précision de la position, de « numero » à « inconnue ».',
  ),
  education_prioritaire: educationPrioritaireSchema
    .nullable()
    .describe('Réseau d’éducation prioritaire ; null si la source n’est pas importée.'),
  ouvert: z.boolean().describe('Faux si l’établissement est fermé.'),
}

export const etablissement = z
  .object(champsEtablissement)
  .meta({ id: 'Etablissement', description: 'Une école, un collège, un lycée ou un EREA.' })
export type Etablissement = z.output<typeof etablissement>

export const valeurEtablissement = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.'),
    libelle: z.string().describe('Nom de l’indicateur, dit d’un seul établissement.'),
    composante,
    grain: grain.describe(
      'Si ce n’est pas « etablissement », la valeur est celle du territoire qui le contient.',
    ),
    campagne: campagne.describe('Campagne de la valeur.'),
    valeur: z
      .union([z.number(), z.string(), z.boolean()])
      .nullable()
      .describe('Valeur telle que communiquée ; null sans valeur (voir statut).'),
    statut,
    unite,
    source: z.string().nullable().describe('Source qui a répondu (ou qui aurait dû).'),
    import_id: z.number().int().nullable().describe('Import d’où vient la valeur.'),
    ligne: z.number().int().nullable().describe('Ligne du fichier d’où vient la valeur.'),
    correction: correctionAffichee.nullable().describe('Correction acceptée, s’il y en a une.'),
  })
  .meta({ id: 'ValeurEtablissement', description: 'Ce qui est connu d’un établissement pour une campagne.' })
export type ValeurEtablissement = z.output<typeof valeurEtablissement>

export const etablissementDetail = z
  .object({
    ...champsEtablissement,
    nature: z.string().nullable().describe('Nature précise (école maternelle, lycée polyvalent…).'),
    date_ouverture: z.string().nullable().describe('Date d’ouverture (AAAA-MM-JJ).'),
    adresse: z.string().nullable().describe('Adresse postale.'),
    code_postal: z.string().nullable().describe('Code postal.'),
    localite: z.string().nullable().describe('Localité d’acheminement.'),
    parents: z.partialRecord(niveauSchema, codeNom).describe('Territoires de l’établissement, par niveau.'),
    details: z
      .record(z.string(), z.unknown())
      .describe('Autres champs de l’annuaire, sous leur nom du catalogue.'),
    valeurs: z
      .array(valeurEtablissement)
      .describe('Valeurs par indicateur et par campagne, la plus récente d’abord.'),
    corrections: z
      .array(correctionAffichee)
      .describe('Corrections acceptées de l’identité ou de la position.'),
    donnees_locales: z
      .array(donneesLocalesEcole)
      .describe('Ce que des territoires pilotes publient de l’établissement, à côté des valeurs ci-dessus.'),
    anomalies: z
      .array(anomalieEtablissement)
      .describe('Réponses à vérifier ; elles ne sont jamais réécrites.'),
    completude,
    provenance: z
      .object({
        source: z.string().describe('Source de l’identité.'),
        import_id: z.number().int().describe('Import de l’identité.'),
        ligne: z.number().int().describe('Ligne du fichier.'),
        position_source: z.string().nullable().describe('Source de la position géographique.'),
      })
      .describe('D’où vient l’identité de l’établissement.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'EtablissementDetail', description: 'Un établissement et tout ce qui en est connu.' })
export type EtablissementDetail = z.output<typeof etablissementDetail>

/** Columns a list may be sorted by, besides the indicators. */
export const TRIS = [
  'uai',
  'nom',
  'type',
  'secteur',
  'commune',
  'departement',
  'academie',
  'education_prioritaire',
  'position_precision',
  'distance',
] as const
export type ColonneTri = (typeof TRIS)[number]

/** `nom`, `-nom` (from last to first), `ips`, `-ips@2022`. */
const tri = z
  .string()
  .max(80)
  .transform((texte, ctx) => {
    const decroissant = texte.startsWith('-')
    const nom = decroissant ? texte.slice(1) : texte
    const colonne = TRIS.find((connue) => connue === nom)
    if (colonne) return { decroissant, colonne }
    const reference = readReference(nom, ctx, TRIS)
    return ctx.issues.length > 0 ? z.NEVER : { decroissant, reference }
  })
  .meta({
    type: 'string',
    description: `Ordre de la liste : ${TRIS.join(', ')}, ou un indicateur (ips, eleves@2022) ; précédé de « - », du dernier au premier. Les valeurs absentes viennent à la fin. Par défaut, distance avec « near », sinon uai.`,
    example: '-ips',
  })

/** What a school of a list has besides its identity. */
const champsListe = {
  distance: z
    .number()
    .int()
    .optional()
    .describe('Distance au point de « near », en mètres, à vol d’oiseau ; absente sans « near ».'),
}

const CHAMPS = [...Object.keys(champsEtablissement), ...Object.keys(champsListe)] as (
  | keyof typeof champsEtablissement
  | keyof typeof champsListe
)[]

export const requeteEtablissements = z.strictObject({
  ...filtresEtablissements,
  champs: liste(z.enum(CHAMPS), CHAMPS.length)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: CHAMPS },
      description: 'Champs voulus, séparés par des virgules ; tous par défaut. « uai » est toujours donné.',
      example: ['nom', 'commune'],
    }),
  indicateurs: references(
    'Indicateurs à joindre à chaque établissement, séparés par des virgules : « ips », « eleves@2022 ».',
    12,
  ).optional(),
  tri: tri.optional(),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteEtablissements = z.output<typeof requeteEtablissements>

/** The same, when the territory stands in the address. */
export const requeteEtablissementsTerritoire = requeteEtablissements.omit({
  territoire: true,
  niveau: true,
  code: true,
})

export const parametresEtablissement = z.strictObject({ uai })

export const valeurJointe = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.').meta({ example: 'ips' }),
    campagne: campagne.describe('Campagne de la valeur.'),
    valeur: z
      .number()
      .nullable()
      .describe(
        'Valeur ; une part vaut 100 (oui) ou 0 (non), une répartition le rang (dès 0) de sa classe ; null sans valeur (voir statut).',
      ),
    statut,
  })
  .meta({
    id: 'ValeurJointe',
    description: 'La valeur d’un indicateur, jointe à une liste d’établissements.',
  })
export type ValeurJointe = z.output<typeof valeurJointe>

/** A school of a list: the fields asked for, and the indicators joined to it. */
export const etablissementListe = z
  .object({
    ...etablissement.partial().shape,
    uai: champsEtablissement.uai,
    ...champsListe,
    indicateurs: z
      .array(valeurJointe)
      .optional()
      .describe('Valeurs des indicateurs demandés, dans leur ordre ; absent si aucun n’est demandé.'),
  })
  .meta({
    id: 'EtablissementListe',
    description: 'Un établissement d’une liste, réduit aux champs demandés.',
  })
export type EtablissementListe = z.output<typeof etablissementListe>

export const collectionEtablissements = collection(
  etablissementListe,
  'CollectionEtablissements',
  'Une page d’établissements, triés selon « tri ».',
)
