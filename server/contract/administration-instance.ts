import { z } from 'zod'
import { CLES_REGLAGE } from '../../data/catalogue/model/reglage.ts'
import { numero } from './administration.ts'
import { curseur, limite } from './pagination.ts'
import { fraicheur } from './sources.ts'

const valeur = z.union([z.number(), z.string()])

export const reglageLu = z
  .object({
    cle: z.enum(CLES_REGLAGE).describe('Nom du réglage.'),
    libelle: z.string().describe('Nom à afficher.'),
    description: z.string().describe('Ce qu’il change.'),
    genre: z.enum(['entier', 'choix']).describe('Nombre entier, ou choix dans une liste.'),
    valeur: valeur.describe('Valeur en vigueur.'),
    defaut: valeur.describe('Valeur déclarée, reprise quand le réglage est effacé.'),
    min: z.number().int().nullable().describe('Plus petite valeur ; null pour un choix.'),
    max: z.number().int().nullable().describe('Plus grande valeur ; null pour un choix.'),
    unite: z.string().nullable().describe('Unité ; null pour un choix.'),
    valeurs: z.array(z.string()).describe('Valeurs admises ; vide pour un nombre.'),
    modifie_le: z
      .string()
      .nullable()
      .describe('Dernier changement (ISO 8601, UTC) ; null s’il n’a jamais changé.'),
  })
  .meta({ id: 'Reglage', description: 'Un réglage de l’instance.' })
export type ReglageLu = z.output<typeof reglageLu>

export const listeReglages = z
  .object({ resultats: z.array(reglageLu).describe('Tous les réglages.') })
  .meta({ id: 'ListeReglages', description: 'Les réglages de l’instance.' })

export const parametresReglage = z.strictObject({ cle: z.enum(CLES_REGLAGE).describe('Nom du réglage.') })

export const corpsReglage = z.strictObject({
  valeur: valeur.meta({ description: 'Nouvelle valeur.', example: 90 }),
})

const ETATS_TACHE = ['en_attente', 'en_cours', 'a_reessayer', 'echec'] as const

export const tacheLue = z
  .object({
    id: z.string().describe('Numéro de la tâche.').meta({ example: '42' }),
    nom: z.string().describe('Genre de tâche.').meta({ example: 'lien_connexion' }),
    libelle: z.string().describe('Ce qu’elle fait.').meta({ example: 'Envoyer un lien de connexion' }),
    etat: z
      .enum(ETATS_TACHE)
      .describe(
        'En attente de son heure, en cours, à réessayer après un échec, ou abandonnée après trop d’échecs.',
      ),
    essais: z.number().int().describe('Essais faits.'),
    essais_max: z.number().int().describe('Essais avant l’abandon.'),
    prochain_essai: z.string().describe('Pas avant (ISO 8601, UTC).'),
    erreur: z.string().nullable().describe('Dernière erreur, abrégée.'),
    creee_le: z.string().describe('Ajout (ISO 8601, UTC).'),
  })
  .meta({ id: 'Tache', description: 'Un travail en attente ; ceux qui sont faits ne restent pas.' })
export type TacheLue = z.output<typeof tacheLue>

export const listeTaches = z
  .object({
    total: z.number().int().describe('Tâches de la file, tous états confondus.'),
    par_etat: z
      .object({
        en_attente: z.number().int().describe('En attente de leur heure.'),
        en_cours: z.number().int().describe('En cours.'),
        a_reessayer: z.number().int().describe('À réessayer après un échec.'),
        echec: z.number().int().describe('Abandonnées.'),
      })
      .describe('Tâches par état.'),
    resultats: z.array(tacheLue).describe('Les plus anciennes d’abord, les échecs en tête.'),
  })
  .meta({ id: 'ListeTaches', description: 'La file des tâches.' })

export const requeteTaches = z.strictObject({ limit: limite(100, 500) })

export const parametresTache = z.strictObject({
  id: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'le numéro d’une tâche')
    .meta({ description: 'Numéro de la tâche.', example: '42' }),
})

const dernierImport = z
  .object({
    id: z.number().int().describe('Numéro de l’import.'),
    statut: z.enum(['en_cours', 'valide', 'refuse', 'echoue']).describe('Ce qu’il en est advenu.'),
    fichier: z.string().describe('Nom du fichier.'),
    debut: z.string().describe('Début (ISO 8601, UTC).'),
    fin: z.string().nullable().describe('Fin (ISO 8601, UTC) ; null s’il est en cours.'),
    chargees: z.number().int().describe('Lignes chargées.'),
    rejetees: z.number().int().describe('Lignes rejetées.'),
    message: z.string().nullable().describe('Pourquoi il a été refusé ou a échoué.'),
  })
  .meta({ id: 'DernierImport', description: 'Le dernier import d’une source, quoi qu’il en soit advenu.' })

export const sourceAdministree = z
  .object({
    id: z.string().describe('Identifiant stable.').meta({ example: 'ips-colleges' }),
    titre: z.string().describe('Titre du jeu de données.'),
    producteur: z.string().describe('Organisme qui le produit.'),
    importable: z.boolean().describe('Faux pour les données livrées avec le logiciel.'),
    campagne_attendue: z.boolean().describe('Vrai si la campagne doit parfois être précisée à l’import.'),
    fraicheur,
    dernier_import: dernierImport.nullable().describe('Dernier import ; null s’il n’y en a jamais eu.'),
    demande_en_cours: z
      .number()
      .int()
      .nullable()
      .describe('Demande d’import en attente ou en cours ; null sans.'),
    producteurs: z.number().int().describe('Agents actifs qui répondent de cette source.'),
  })
  .meta({ id: 'SourceAdministree', description: 'Une source, vue par l’administration.' })
export type SourceAdministree = z.output<typeof sourceAdministree>

export const listeSourcesAdministrees = z
  .object({ resultats: z.array(sourceAdministree).describe('Toutes les sources du catalogue.') })
  .meta({ id: 'ListeSourcesAdministrees', description: 'Les sources et où en sont leurs imports.' })

export const ETATS_DEMANDE = [
  'attente',
  'en_cours',
  'publie',
  'inchange',
  'refuse',
  'echoue',
  'abandonne',
] as const

export const demandeLue = z
  .object({
    id: z.number().int().describe('Numéro de la demande.').meta({ example: 7 }),
    source: z.string().describe('Source du catalogue.').meta({ example: 'ips-colleges' }),
    campagne: z.string().nullable().describe('Campagne précisée ; null si le fichier la dit.'),
    fichier: z.string().describe('Nom du fichier envoyé.'),
    octets: z.number().int().describe('Taille du fichier.'),
    sha256: z.string().describe('Empreinte SHA-256 du fichier.'),
    etat: z
      .enum(ETATS_DEMANDE)
      .describe(
        'attente ; en_cours ; publie ; inchange : ce fichier est déjà publié ; refuse : contrôles non passés ; echoue ; abandonne.',
      ),
    etape: z.string().nullable().describe('Ce qui est en train d’être fait.'),
    avancement: z.number().describe('Part faite de cette étape, de 0 à 1.'),
    journal: z.string().describe('Fin de ce que l’import a écrit.'),
    message: z.string().nullable().describe('Pourquoi le fichier n’est pas publié.'),
    import_id: z.number().int().nullable().describe('Import qui en est résulté (voir /api/v1/imports).'),
    publication_id: z.number().int().nullable().describe('Publication qui en est résultée.'),
    cree_le: z.string().describe('Envoi (ISO 8601, UTC).'),
    debut: z.string().nullable().describe('Début de l’import (ISO 8601, UTC).'),
    fin: z.string().nullable().describe('Fin de l’import (ISO 8601, UTC).'),
  })
  .meta({ id: 'DemandeImport', description: 'Un fichier envoyé pour être importé, et où il en est.' })
export type DemandeLue = z.output<typeof demandeLue>

export const collectionDemandes = z
  .object({
    total: z.number().int().describe('Demandes, toutes pages comprises.'),
    resultats: z.array(demandeLue).describe('Demandes, de la plus récente à la plus ancienne.'),
    suivant: z.string().nullable().describe('Adresse de la page suivante ; null à la dernière page.'),
  })
  .meta({ id: 'CollectionDemandes', description: 'Une page de demandes d’import.' })

export const requeteDemandes = z.strictObject({
  etat: z.enum(ETATS_DEMANDE).optional().describe('Ne garder que les demandes dans cet état.'),
  limit: limite(20, 100),
  curseur,
})
export type RequeteDemandes = z.output<typeof requeteDemandes>

export const parametresDemande = z.strictObject({ id: numero('Numéro de la demande.') })

export const requeteEnvoi = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'une source du catalogue (voir /api/v1/sources)')
    .meta({ description: 'Source du catalogue à laquelle le fichier appartient.', example: 'ips-colleges' }),
  fichier: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._ ()-]{0,119}$/u, 'un nom de fichier, sans dossier')
    .meta({
      description: 'Nom du fichier : la campagne y est parfois écrite.',
      example: 'fr-en-ips-colleges-2022.csv',
    }),
  campagne: z
    .string()
    .regex(/^(19|20)\d{2}(-T[1-4])?$/, 'une année (2022) ou un trimestre (2018-T1)')
    .optional()
    .meta({ description: 'Campagne, quand ni le fichier ni son nom ne la disent.', example: '2022' }),
})

export const parametresPublication = z.strictObject({
  publication: numero('Numéro d’une publication conservée.'),
})

export const retraitDemande = z.object({ message: z.string().describe('À afficher tel quel.') }).meta({
  id: 'RetraitDemande',
  description: 'Le retrait est en file ; il se fait dès que nul import ne publie.',
})
