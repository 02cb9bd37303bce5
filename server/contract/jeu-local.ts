import { z } from 'zod'
import { auteurLocal, schemaDepot, valeurBrute } from './depots.ts'

/** What is told of local data wherever they show. */
export const champsJeu = {
  depot: z.number().int().describe('Numéro du dépôt publié.').meta({ example: 3 }),
  schema: schemaDepot,
  titre: z.string().describe('Titre du schéma.'),
  auteur: auteurLocal,
  version: z
    .number()
    .int()
    .describe('Version publiée par ce territoire pour ce schéma.')
    .meta({ example: 1 }),
  publie_le: z.string().describe('Publication (ISO 8601, UTC).'),
  campagnes: z.array(z.string()).describe('Campagnes décrites.'),
  champs: z.array(z.string()).describe('Colonnes du schéma renseignées.'),
}

/** What a pilot territory says of one field of a school, beside what the national source says. */
const valeurConfrontee = z
  .object({
    champ: z.string().describe('Champ du schéma.').meta({ example: 'terminaux' }),
    libelle: z.string().describe('Nom à afficher.'),
    valeur: valeurBrute.describe('Valeur locale ; null sans valeur (voir statut).'),
    statut: z
      .enum(['publie', 'non_communique', 'sans_objet', 'secret'])
      .describe('Ce que l’on sait de la valeur locale.'),
    nationale: valeurBrute.describe(
      'Valeur de la source nationale du même schéma pour la même campagne ; null sans valeur.',
    ),
  })
  .meta({ id: 'ValeurConfrontee', description: 'Une valeur locale, et la valeur nationale s’il y en a une.' })

export const donneesLocalesEcole = z
  .object({
    ...champsJeu,
    campagne: z.string().describe('Campagne de ces valeurs.'),
    programme: z.string().nullable().describe('Programme, pour le schéma des programmes.'),
    valeurs: z.array(valeurConfrontee).describe('Valeurs, dans l’ordre du schéma.'),
  })
  .meta({
    id: 'DonneesLocalesEtablissement',
    description: 'Ce qu’un territoire pilote publie d’un établissement, distinct des données nationales.',
  })
export type DonneesLocalesEcole = z.output<typeof donneesLocalesEcole>

export const couvertureLocale = z
  .object({
    ...champsJeu,
    etablissements: z
      .number()
      .int()
      .describe('Établissements ouverts du territoire que ces données décrivent.'),
    attendus: z.number().int().describe('Établissements ouverts du territoire, en tout.'),
    url: z.string().describe('Adresse de ses valeurs (chemin absolu).'),
  })
  .meta({
    id: 'CouvertureLocale',
    description: 'Des données locales, et ce qu’elles couvrent d’un territoire.',
  })
export type CouvertureLocale = z.output<typeof couvertureLocale>
