import { z } from 'zod'
import { cadenceSchema } from '../../data/catalogue/model/avis.ts'
import { JOURS } from '../../data/catalogue/model/reglage.ts'
import { numero } from './administration.ts'
import { texteLibre } from './base.ts'
import { curseur, limite } from './pagination.ts'

const cadence = cadenceSchema.meta({
  id: 'Cadence',
  description:
    'Période du résumé par courriel. instance : celle que l’observatoire propose ; quotidien ; hebdomadaire ; jamais.',
  example: 'hebdomadaire',
})

export const preferencesAvis = z
  .object({
    cadence: cadence.describe('Période que l’agent a choisie.'),
    instance: z
      .object({
        periode: z.enum(['quotidien', 'hebdomadaire']).describe('Période proposée.'),
        jour: z.enum(JOURS).describe('Jour du résumé hebdomadaire.'),
        heure: z.number().int().describe('Heure de Paris à partir de laquelle il part.'),
      })
      .describe('Ce que l’observatoire propose.'),
  })
  .meta({ id: 'PreferencesAvis', description: 'Ce que l’agent veut recevoir par courriel.' })
export type PreferencesAvis = z.output<typeof preferencesAvis>

export const corpsPreferences = z.strictObject({ cadence })

const champsWebhook = {
  id: z.number().int().describe('Numéro du webhook.').meta({ example: 3 }),
  nom: z.string().describe('À quoi il sert.'),
  url: z.string().describe('Adresse à laquelle les événements sont envoyés (POST).'),
  actif: z.boolean().describe('Faux : rien ne lui est envoyé.'),
  motif_arret: z
    .enum(['agent', 'echecs'])
    .nullable()
    .describe(
      'Pourquoi il est arrêté : par son agent, ou après trop d’échecs de suite ; null s’il est actif.',
    ),
  echecs: z.number().int().describe('Livraisons abandonnées de suite.'),
  cree_le: z.string().describe('Création (ISO 8601, UTC).'),
}

export const webhookLu = z
  .object(champsWebhook)
  .meta({ id: 'Webhook', description: 'Une adresse qui reçoit les événements des signalements.' })
export type WebhookLu = z.output<typeof webhookLu>

export const listeWebhooks = z
  .object({ resultats: z.array(webhookLu).describe('Webhooks de l’agent, du plus récent au plus ancien.') })
  .meta({ id: 'ListeWebhooks', description: 'Les webhooks de l’agent.' })

export const webhookCree = z
  .object({
    ...champsWebhook,
    secret: z.string().describe('Secret qui signe les envois : montré cette fois seulement.'),
  })
  .meta({ id: 'WebhookCree', description: 'Un webhook qui vient d’être créé.' })

export const corpsWebhook = z.strictObject({
  nom: texteLibre(2, 80).meta({ description: 'À quoi il sert.', example: 'Suivi du SIG' }),
  url: z
    .url({ protocol: /^https?$/, error: 'une adresse https://…' })
    .max(500, 'une adresse de 500 caractères au plus')
    .meta({
      description: 'Adresse https qui recevra les événements ; ni redirection ni adresse privée.',
      example: 'https://sig.exemple.fr/cartable',
    }),
})

export const corpsEtatWebhook = z.strictObject({
  actif: z.boolean().meta({ description: 'Faux : l’arrête ; vrai : le remet en marche.', example: true }),
})

export const parametresWebhook = z.strictObject({ id: numero('Numéro du webhook.') })

export const livraisonLue = z
  .object({
    id: z.number().int().describe('Numéro de la livraison (en-tête X-Cartable-Livraison).'),
    signalement_id: z.number().int().nullable().describe('Signalement ; null pour un essai.'),
    rang: z.number().int().nullable().describe('Rang de l’événement ; null pour un essai.'),
    etat: z
      .enum(['attente', 'livree', 'echec'])
      .describe('attente : à faire, ou à refaire ; livree : reçue (réponse 2xx) ; echec : abandonnée.'),
    essais: z.number().int().describe('Essais faits.'),
    statut_http: z.number().int().nullable().describe('Statut de la dernière réponse ; null sans réponse.'),
    erreur: z.string().nullable().describe('Pourquoi le dernier essai a échoué, en français.'),
    duree_ms: z.number().int().nullable().describe('Durée du dernier essai, en millisecondes.'),
    cree_le: z.string().describe('Mise en file (ISO 8601, UTC).'),
    essai_le: z.string().nullable().describe('Dernier essai (ISO 8601, UTC).'),
  })
  .meta({ id: 'LivraisonWebhook', description: 'Un événement envoyé, ou à envoyer, à un webhook.' })
export type LivraisonLue = z.output<typeof livraisonLue>

export const requeteLivraisons = z.strictObject({ limit: limite(50, 500), curseur })

export const collectionLivraisons = z
  .object({
    total: z.number().int().describe('Livraisons au journal.'),
    resultats: z
      .array(livraisonLue)
      .describe('Livraisons de cette page, de la plus récente à la plus ancienne.'),
    suivant: z.string().nullable().describe('Adresse de la page suivante ; null à la dernière page.'),
  })
  .meta({ id: 'CollectionLivraisons', description: 'Une page du journal des livraisons d’un webhook.' })

export const essaiDemande = z
  .object({ livraison: z.number().int().describe('Numéro de la livraison d’essai.') })
  .meta({ id: 'EssaiWebhook', description: 'Un essai est en file : son résultat se lit au journal.' })
