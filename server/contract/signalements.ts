import { z } from 'zod'
import { etatSignalementSchema, genreSignalementSchema } from '../../data/catalogue/model/signalement.ts'
import { codeTerritoire, entier, niveau, referenceTerritoire } from './base.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'
import { uai } from './etablissements.ts'
import { bbox, liste, near } from './filtres.ts'
import { curseur, limite } from './pagination.ts'
import { champsSignalement, evenement, signalement } from './signalement.ts'

const identifiant = (description: string, example: string) =>
  z
    .string()
    .regex(/^[a-z0-9_-]{1,64}$/, 'un identifiant du catalogue')
    .meta({ description, example })

const jour = (description: string) =>
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'un jour écrit AAAA-MM-JJ')
    .meta({ description, example: '2026-01-31' })

/** The filters on reports, shared by the public list and the desks of agents. */
export const filtresSignalements = {
  etat: liste(etatSignalementSchema, 8)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: [...etatSignalementSchema.options] },
      description: 'Ne garder que les signalements dans ces états, séparés par des virgules.',
      example: ['transmis', 'accepte'],
    }),
  genre: liste(genreSignalementSchema, 4)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: [...genreSignalementSchema.options] },
      description: 'Ne garder que ces genres, séparés par des virgules.',
      example: ['valeur'],
    }),
  territoire: liste(referenceTerritoire, 20)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string' },
      description:
        'Ne garder que ce qui se trouve dans ces territoires, écrits niveau:code, séparés par des virgules.',
      example: ['departement:35'],
    }),
  niveau: niveau.optional().describe('Avec « code », autre façon d’écrire « territoire ».'),
  code: codeTerritoire.optional().describe('Avec « niveau », autre façon d’écrire « territoire ».'),
  uai: uai.optional().describe('Ne garder que les signalements de cet établissement.'),
  source: identifiant('Ne garder que ceux dont cette source répond.', 'equipement').optional(),
  indicateur: identifiant('Ne garder que ceux vus dans cet indicateur.', 'terminaux_pour_100').optional(),
  champ: identifiant('Ne garder que ceux de ce champ.', 'position').optional(),
  depuis: jour('Créés ce jour-là ou après.').optional(),
  jusqu_a: jour('Créés ce jour-là ou avant.').optional(),
  bbox: bbox.optional(),
  near: near.optional(),
}
const filtresSchema = z.object(filtresSignalements)
export type FiltresSignalements = z.output<typeof filtresSchema>

export const requeteSignalements = z.strictObject({
  ...filtresSignalements,
  limit: limite(100, 1000),
  curseur,
})

export const collectionSignalements = collection(
  signalement,
  'CollectionSignalements',
  'Une page de signalements, du plus récent au plus ancien.',
)

export const parametresSignalement = z.strictObject({
  id: entier(1, 2_147_483_647, 'Numéro du signalement.'),
})

export const signalementDetail = z
  .object({
    ...champsSignalement,
    evenements: z.array(evenement).describe('Tout ce qui lui est arrivé, dans l’ordre.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'SignalementDetail', description: 'Un signalement et son histoire publique.' })

export const requeteStatistiques = z.strictObject({
  par: z
    .enum(['producteur', 'source', 'pays', 'region', 'academie', 'departement', 'epci', 'commune'])
    .default('producteur')
    .meta({
      description: 'Ce par quoi compter : le producteur, la source, ou un niveau de territoire.',
      example: 'producteur',
    }),
  ...filtresSignalements,
})
export type RequeteStatistiques = z.output<typeof requeteStatistiques>

export const statistique = z
  .object({
    cle: z.string().describe('Producteur, identifiant de la source, ou code du territoire.'),
    nom: z.string().describe('Nom du producteur, titre de la source, ou nom du territoire.'),
    total: z.number().int().describe('Signalements reçus.'),
    ouverts: z.number().int().describe('Encore ouverts.'),
    resolus: z.number().int().describe('Résolus : le fichier publié porte la bonne valeur.'),
    acceptes: z.number().int().describe('Acceptés, en attente du fichier corrigé.'),
    rejetes: z.number().int().describe('Rejetés.'),
    doublons: z.number().int().describe('Doublons.'),
    expires: z.number().int().describe('Expirés sans réponse.'),
    delai_median_reponse: z
      .number()
      .nullable()
      .describe(
        'Délai médian, en jours, entre la transmission au producteur et sa réponse (accepté ou rejeté) ; null sans réponse.',
      ),
    delai_median_resolution: z
      .number()
      .nullable()
      .describe('Délai médian, en jours, entre la création et la résolution ; null sans résolution.'),
  })
  .meta({ id: 'StatistiqueSignalements', description: 'Ce que deviennent les signalements d’un ensemble.' })
export type Statistique = z.output<typeof statistique>

export const collectionStatistiques = collection(
  statistique,
  'CollectionStatistiquesSignalements',
  'Statistiques, de l’ensemble le plus signalé au moins signalé.',
)
export type SignalementDetail = z.output<typeof signalementDetail>
