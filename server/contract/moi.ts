import { z } from 'zod'
import { porteeSchema } from '../../data/catalogue/model/portee.ts'
import { droitSchema } from '../../data/catalogue/model/role.ts'

export const droit = droitSchema.meta({
  id: 'Droit',
  description:
    'Un rôle et ce sur quoi il porte. pilote : un territoire (niveau, code) ; producteur : une source du catalogue ; moderateur ; administrateur.',
})

export const portee = porteeSchema.meta({
  id: 'Portee',
  description:
    'Ce qu’un jeton d’API permet, dans la limite des droits de son agent. lecture : son profil ; signalements ; depots : données locales ; avis : abonnements ; imports.',
})

/** What each right bears on, in the order of the rights: codes are for programs. */
export const portentSur = z
  .array(z.string())
  .describe(
    'Ce sur quoi porte chaque droit, dans le même ordre : nom du territoire, titre de la source, texte vide sinon.',
  )
  .meta({ example: ['Ille-et-Vilaine'] })

export const agentLu = z
  .object({
    id: z.number().int().describe('Numéro de l’agent.').meta({ example: 12 }),
    nom: z.string().describe('Nom affiché à ses collègues.').meta({ example: 'Camille Le Goff' }),
    courriel: z.string().describe('Adresse électronique, jamais publiée.'),
    droits: z.array(droit).describe('Droits en vigueur à l’instant de la réponse.'),
    portent_sur: portentSur,
  })
  .meta({ id: 'Agent', description: 'Une personne accréditée.' })

export const moi = z
  .object({
    agent: agentLu.nullable().describe('Qui demande ; null sans connexion.'),
    moyen: z.enum(['session', 'jeton']).nullable().describe('Comment l’agent a été reconnu.'),
    jeton_csrf: z
      .string()
      .nullable()
      .describe(
        'À joindre, dans l’en-tête X-Cartable-Jeton, à toute écriture faite avec la session ; null sans session.',
      ),
    portees_permises: z.array(portee).describe('Portées que l’agent peut donner à un jeton.'),
    oidc: z
      .object({
        nom: z.string().describe('Nom du fournisseur d’identité.').meta({ example: 'ProConnect' }),
        url: z.string().describe('Adresse à ouvrir pour se connecter par lui.'),
      })
      .nullable()
      .describe('Fournisseur d’identité configuré ; null s’il n’y en a pas.'),
  })
  .meta({ id: 'Moi', description: 'Qui demande, ce qui lui est permis, comment se connecter.' })
export type Moi = z.output<typeof moi>
