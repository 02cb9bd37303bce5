import { z } from 'zod'
import { ecoleProposeeSchema, lieuProposeSchema } from '../../data/catalogue/model/boucle.ts'
import {
  acteurSchema,
  actionSignalementSchema,
  etatSignalementSchema,
  genreSignalementSchema,
} from '../../data/catalogue/model/signalement.ts'
import { latitude, longitude, statut } from './base.ts'

export const etatSignalement = etatSignalementSchema.meta({
  id: 'EtatSignalement',
  description:
    'État d’un signalement. nouveau : reçu, chez le territoire pilote ; confirme : confirmé par lui ; transmis : chez le producteur ; accepte : accepté, en attente de son prochain fichier ; resolu : le fichier publié porte la bonne valeur ; rejete ; doublon ; expire : clos faute de réponse.',
  example: 'transmis',
})
export const genreSignalement = genreSignalementSchema.meta({
  id: 'GenreSignalement',
  description:
    'Ce qui est signalé. valeur : une valeur fausse ; position : un établissement mal placé ; manquant : un établissement absent ; ferme : un établissement fermé.',
  example: 'valeur',
})
export const acteurSignalement = acteurSchema.meta({
  id: 'ActeurSignalement',
  description: 'En quelle qualité quelqu’un a agi ; « systeme » : le logiciel lui-même.',
})
export const actionSignalement = actionSignalementSchema.meta({
  id: 'ActionSignalement',
  description: 'Ce qui est arrivé à un signalement.',
})

/** A value of a cell, whatever its shape. */
export const valeurCellule = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    lieuProposeSchema.meta({ id: 'LieuPropose', description: 'Un point, en degrés WGS 84.' }),
    ecoleProposeeSchema.meta({
      id: 'EcoleProposee',
      description: 'Un établissement que l’annuaire n’a pas.',
    }),
  ])
  .nullable()
  .meta({
    id: 'ValeurCellule',
    description:
      'Une valeur : texte, nombre, oui ou non, point, ou établissement, selon le champ ; null si elle n’est pas connue.',
  })

export const numeroSignalement = z.number().int().describe('Numéro du signalement.').meta({ example: 12 })

/** Fields of a report that everybody may read: nothing of its author. */
export const champsSignalement = {
  id: numeroSignalement,
  genre: genreSignalement,
  etat: etatSignalement,
  niveau: z
    .string()
    .describe('« etablissement », ou le niveau du territoire visé.')
    .meta({ example: 'etablissement' }),
  code: z.string().describe('UAI de l’établissement, ou code du territoire.').meta({ example: '0350002M' }),
  nom: z.string().describe('Nom de l’établissement ou du territoire visé.'),
  commune: z.string().nullable().describe('Code de la commune visée ou de l’établissement visé.'),
  departement: z.string().nullable().describe('Code du département.'),
  champ: z.string().describe('Champ signalé.').meta({ example: 'terminaux' }),
  libelle: z.string().describe('Nom du champ signalé, en français.'),
  indicateur: z.string().nullable().describe('Indicateur où l’erreur a été vue ; null pour une identité.'),
  campagne: z.string().describe('Campagne de la valeur, ou « referentiel ».').meta({ example: '2024' }),
  type: z.string().describe('Périmètre d’une synthèse : type d’établissement, ou « tous ».'),
  secteur: z.string().describe('Périmètre d’une synthèse : secteur, ou « tous ».'),
  source: z.string().describe('Source dont le producteur doit répondre.').meta({ example: 'equipement' }),
  producteur: z.string().describe('Producteur de cette source.'),
  valeur_vue: valeurCellule.describe('Valeur publiée au moment du signalement.'),
  statut_vu: statut.nullable().describe('Statut de cette valeur.'),
  import_id: z.number().int().nullable().describe('Import d’où venait la valeur vue.'),
  ligne: z.number().int().nullable().describe('Ligne du fichier d’où venait la valeur vue.'),
  publication_vue: z.number().int().nullable().describe('Publication où la valeur a été vue.'),
  valeur_proposee: valeurCellule.describe('Valeur proposée ; null si l’auteur ne la connaît pas.'),
  valeur_courante: valeurCellule.describe('Ce que dit la dernière publication.'),
  commentaire: z
    .string()
    .nullable()
    .describe('Explication de l’auteur ; null sans texte, ou tant que la modération ne l’a pas publié.'),
  soutiens: z.number().int().describe('Lecteurs qui ont confirmé la même erreur.'),
  pieces: z.number().int().describe('Pièces jointes, réservées aux agents.'),
  doublon_de: z.number().int().nullable().describe('Signalement dont celui-ci est un doublon.'),
  correction_affichee: z
    .boolean()
    .describe('Vrai si la valeur acceptée est affichée à côté de celle du producteur.'),
  cree_le: z.string().describe('Date et heure de création (ISO 8601, UTC).'),
  etat_depuis: z.string().describe('Depuis quand il est dans cet état (ISO 8601, UTC).'),
  echeance: z
    .string()
    .nullable()
    .describe('Quand il changera d’état sans réponse (ISO 8601, UTC) ; null s’il est clos.'),
  clos_le: z.string().nullable().describe('Date et heure de clôture (ISO 8601, UTC) ; null s’il est ouvert.'),
  demonstration: z.boolean().describe('Vrai s’il porte sur des données de démonstration.'),
  longitude,
  latitude,
}

export const signalement = z
  .object(champsSignalement)
  .meta({ id: 'Signalement', description: 'Une erreur signalée par un lecteur, et ce qu’il en advient.' })
export type SignalementPublic = z.output<typeof signalement>

export const correctionAffichee = z
  .object({
    champ: z.string().describe('Champ corrigé.'),
    valeur: valeurCellule.describe('Valeur corrigée.'),
    valeur_origine: valeurCellule.describe('Valeur du producteur, qui reste celle des synthèses.'),
    auteur: z
      .object({
        role: z.string().describe('En quelle qualité la correction a été acceptée.'),
        organisation: z.string().describe('Par qui : un organisme, jamais une personne.'),
      })
      .describe('Qui l’a acceptée.'),
    signalement: z.number().int().describe('Signalement d’où elle vient.'),
    depuis: z.string().describe('Depuis quand elle est affichée (ISO 8601, UTC).'),
  })
  .meta({
    id: 'CorrectionAffichee',
    description:
      'Correction acceptée, pas encore dans le fichier du producteur : affichée à côté de sa valeur, elle disparaît d’elle-même quand le fichier la porte ou dit autre chose.',
  })
export type CorrectionAffichee = z.output<typeof correctionAffichee>

const champsEvenement = {
  rang: z.number().int().describe('Rang de l’événement, à partir de 1.'),
  action: actionSignalement,
  acteur: acteurSignalement,
  organisation: z
    .string()
    .nullable()
    .describe('Pour qui l’agent a agi : producteur ou territoire ; jamais une personne.'),
  avant: etatSignalement.nullable().describe('État avant ; null à la création.'),
  apres: etatSignalement.describe('État après.'),
  commentaire: z.string().nullable().describe('Texte joint, s’il est publié.'),
  texte: z
    .enum(['aucun', 'publie', 'retenu', 'masque', 'efface'])
    .describe(
      'Ce qu’il est advenu du texte : publié, retenu avant lecture par la modération, masqué par elle, ou effacé par son auteur.',
    ),
  details: z.record(z.string(), z.unknown()).describe('Faits propres à l’action.'),
  fait_le: z.string().describe('Date et heure (ISO 8601, UTC).'),
}

export const evenement = z
  .object(champsEvenement)
  .meta({ id: 'EvenementSignalement', description: 'Une étape de la vie d’un signalement.' })
export type Evenement = z.output<typeof evenement>

/** An event as the agents read it: held texts included. */
export const evenementAgent = z
  .object({
    ...champsEvenement,
    commentaire: z.string().nullable().describe('Texte joint, publié ou non.'),
    motif_retenue: z.string().nullable().describe('Pourquoi le texte a été retenu.'),
    agent: z.string().nullable().describe('Nom de l’agent qui a agi.'),
  })
  .meta({ id: 'EvenementSignalementAgent', description: 'Une étape, telle que les agents la lisent.' })
export type EvenementAgent = z.output<typeof evenementAgent>
