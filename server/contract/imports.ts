import { z } from 'zod'
import { entier } from './base.ts'
import { champsEnveloppe, collection, licence } from './enveloppe.ts'
import { curseur, limite } from './pagination.ts'

const statutImport = z.enum(['en_cours', 'valide', 'refuse', 'echoue']).meta({
  id: 'StatutImport',
  description:
    'Ce qu’il est advenu du fichier. en_cours : lecture non terminée ; valide : chargé ; refuse : contrôles non passés, rien n’en est publié ; echoue : illisible.',
  example: 'valide',
})

const champsImport = {
  id: z.number().int().describe('Numéro de l’import.').meta({ example: 3 }),
  source: z.string().describe('Identifiant de la source.').meta({ example: 'ips-colleges' }),
  titre: z.string().describe('Titre du jeu de données d’origine.'),
  producteur: z.string().describe('Organisme qui produit la source.'),
  url: z.string().describe('Page publique du jeu de données.'),
  licence: licence.describe('Licence de la source.'),
  fichier: z.string().describe('Nom du fichier importé.'),
  sha256: z.string().describe('Empreinte SHA-256 du fichier.'),
  octets: z.number().int().describe('Taille du fichier.'),
  generation: z.string().nullable().describe('Forme d’en-tête reconnue ; null si la source n’en a qu’une.'),
  campagnes: z.array(z.string()).describe('Campagnes lues dans ce fichier.'),
  demonstration: z.boolean().describe('Vrai si le fichier est inventé pour la démonstration.'),
  statut: statutImport,
  debut: z.string().describe('Début de l’import (ISO 8601, UTC).'),
  fin: z.string().nullable().describe('Fin de l’import (ISO 8601, UTC) ; null s’il est en cours.'),
  lues: z.number().int().describe('Lignes lues.'),
  chargees: z.number().int().describe('Lignes chargées.'),
  ignorees: z.number().int().describe('Lignes écartées volontairement (hors périmètre).'),
  rejetees: z.number().int().describe('Lignes rejetées parce qu’incorrectes.'),
  message: z.string().nullable().describe('Pourquoi l’import a été refusé ou a échoué ; null sinon.'),
  publie: z.boolean().describe('Vrai si la publication lue emploie cet import.'),
}

export const importLu = z
  .object(champsImport)
  .meta({ id: 'Import', description: 'Un fichier lu par l’observatoire, quoi qu’il en soit advenu.' })
export type ImportFiche = z.output<typeof importLu>

export const motif = z
  .object({
    nature: z
      .enum(['ignore', 'rejet', 'avertissement'])
      .describe('Ligne ignorée, ligne rejetée, ou simple avertissement.'),
    code: z.string().describe('Code stable du motif.').meta({ example: 'uai_invalide' }),
    motif: z.string().describe('Explication en français.'),
    nombre: z.number().int().describe('Lignes concernées.'),
    premiere_ligne: z
      .number()
      .int()
      .nullable()
      .describe('Première ligne concernée (1 : première ligne du fichier) ; null si c’est tout le fichier.'),
  })
  .meta({ id: 'Motif', description: 'Lignes d’un import regroupées par ce qu’il en est advenu.' })
export type MotifImport = z.output<typeof motif>

export const importDetail = z
  .object({
    ...champsImport,
    encodage: z.string().nullable().describe('Encodage reconnu.'),
    separateur: z.string().nullable().describe('Séparateur de colonnes reconnu.'),
    motifs: z.array(motif).describe('Lignes ignorées, rejetées ou signalées, par motif.'),
    durees: z.record(z.string(), z.number()).describe('Durée de chaque étape, en millisecondes.'),
    publications: z.array(z.number().int()).describe('Publications conservées qui emploient cet import.'),
    ...champsEnveloppe,
    licence: champsImport.licence,
  })
  .meta({ id: 'ImportDetail', description: 'Un import et le sort de ses lignes.' })
export type ImportDetail = z.output<typeof importDetail>

export const requeteImports = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'l’identifiant d’une source (voir /api/v1/sources)')
    .optional()
    .meta({ description: 'Ne garder que les imports de cette source.', example: 'ips-colleges' }),
  statut: statutImport.optional().describe('Ne garder que les imports de ce statut.'),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteImports = z.output<typeof requeteImports>

export const parametresImport = z.strictObject({
  id: entier(1, 2_147_483_647, 'Numéro de l’import.'),
})

export const collectionImports = collection(
  importLu,
  'CollectionImports',
  'Une page d’imports, du plus récent au plus ancien.',
)

export const rejet = z
  .object({
    ligne: z.number().int().describe('Numéro de la ligne (1 : première ligne du fichier).'),
    colonne: z
      .string()
      .nullable()
      .describe('Colonne en cause, par son titre ; null si c’est toute la ligne.'),
    valeur: z.string().nullable().describe('Valeur lue dans cette colonne.'),
    code: z.string().describe('Code stable du motif.').meta({ example: 'uai_invalide' }),
    motif: z.string().describe('Pourquoi la ligne est rejetée, en français.'),
    contenu: z.string().describe('La ligne telle que reçue.'),
  })
  .meta({ id: 'Rejet', description: 'Une ligne rejetée, pour que son producteur puisse la corriger.' })
export type Rejet = z.output<typeof rejet>

export const requeteRejets = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/, 'le code d’un motif (voir « motifs » de l’import)')
    .optional()
    .meta({ description: 'Ne garder que les lignes rejetées pour ce motif.', example: 'uai_invalide' }),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteRejets = z.output<typeof requeteRejets>

export const collectionRejets = collection(
  rejet,
  'CollectionRejets',
  'Une page de lignes rejetées, dans l’ordre du fichier.',
)
