import { z } from 'zod'
import { fichierBrut } from './base.ts'
import { champsSignalement, evenement } from './signalement.ts'
import { texteLibre } from './signaler.ts'

export const parametresSuivi = z.strictObject({
  jeton: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32}$/, 'le jeton reçu à la création du signalement')
    .meta({
      description: 'Secret reçu à la création du signalement.',
      example: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    }),
})

export const suivi = z
  .object({
    signalement: z
      .object({
        ...champsSignalement,
        evenements: z
          .array(evenement)
          .describe('Tout ce qui lui est arrivé ; l’auteur y lit aussi ses propres textes retenus.'),
      })
      .describe('Le signalement.'),
    contact: z.boolean().describe('Vrai si une adresse de contact est encore conservée.'),
    preuve_url: z.string().nullable().describe('Page donnée en preuve.'),
    pieces_restantes: z.number().int().describe('Pièces qui peuvent encore être jointes.'),
  })
  .meta({ id: 'Suivi', description: 'Un signalement tel que son auteur le voit.' })

export const nouveauCommentaire = z.strictObject({
  commentaire: texteLibre(2000)
    .min(1, 'un texte de 1 à 2000 caractères')
    .describe('Ce que l’auteur ajoute ; retenu s’il contient un nom ou des coordonnées.'),
})

/** Checked by its first bytes. */
export const fichierJoint = fichierBrut(
  'Le fichier lui-même : PNG, JPEG, WebP ou PDF, 2 Mo au plus, 3 par signalement.',
)
export type Suivi = z.output<typeof suivi>
