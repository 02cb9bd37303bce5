import { z } from 'zod'
import { codeTerritoire, latitude, longitude, niveau } from './base.ts'
import { auteurLocal, schemaDepot, valeurBrute } from './depots.ts'
import { collection } from './enveloppe.ts'
import { uai } from './etablissements.ts'
import { champsJeu } from './jeu-local.ts'
import { curseur, limite } from './pagination.ts'

export const jeuLocal = z
  .object({
    ...champsJeu,
    lignes: z.number().int().describe('Lignes publiées.'),
    versions: z.number().int().describe('Versions publiées jusqu’ici.'),
    sha256: z.string().describe('Empreinte SHA-256 du fichier d’origine.'),
    url: z.string().describe('Adresse de ses valeurs (chemin absolu).'),
  })
  .meta({
    id: 'JeuLocal',
    description: 'Des données publiées par un territoire pilote, à côté des données nationales.',
  })
export type JeuLocal = z.output<typeof jeuLocal>

export const collectionJeuxLocaux = collection(
  jeuLocal,
  'CollectionJeuxLocaux',
  'Les données locales publiées, par territoire.',
)

export const requeteJeuxLocaux = z.strictObject({
  schema: schemaDepot.optional(),
  niveau: niveau.optional().describe('Ne garder que ce que publie ce territoire, avec « code ».'),
  code: codeTerritoire.optional(),
})
export type RequeteJeuxLocaux = z.output<typeof requeteJeuxLocaux>

export const valeurLocale = z
  .object({
    depot: z.number().int().describe('Numéro du dépôt.'),
    version: z.number().int().describe('Version du dépôt.'),
    auteur: auteurLocal,
    publie_le: z.string().describe('Publication (ISO 8601, UTC).'),
    niveau: z.string().describe('« etablissement », ou niveau du territoire décrit.'),
    code: z.string().describe('UAI, ou code du territoire décrit.'),
    nom: z.string().describe('Nom de l’établissement ou du territoire décrit.'),
    longitude,
    latitude,
    campagne: z.string().describe('Campagne.').meta({ example: '2024' }),
    programme: z.string().nullable().describe('Programme, pour le schéma des programmes.'),
    champ: z.string().describe('Champ du schéma.').meta({ example: 'terminaux' }),
    libelle: z.string().describe('Nom à afficher.'),
    valeur: valeurBrute.describe('Valeur locale ; null sans valeur (voir statut).'),
    statut: z
      .enum(['publie', 'non_communique', 'sans_objet', 'secret'])
      .describe('Ce que l’on sait de la valeur.'),
  })
  .meta({ id: 'ValeurLocale', description: 'Une valeur publiée par un territoire pilote.' })
export type ValeurLocale = z.output<typeof valeurLocale>

export const collectionValeursLocales = collection(
  valeurLocale,
  'CollectionValeursLocales',
  'Une page de valeurs locales, par dépôt puis par unité.',
)

export const requeteValeursLocales = z.strictObject({
  depot: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'le numéro d’un dépôt publié (voir /api/v1/donnees-locales)')
    .transform(Number)
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: 999_999_999, description: 'Ne garder que ce dépôt.' }),
  uai: uai.optional().describe('Ne garder que cet établissement.'),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteValeursLocales = z.output<typeof requeteValeursLocales>
