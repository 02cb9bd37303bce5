import { z } from 'zod'
import { PORTEES, porteeSchema } from '../../data/catalogue/model/portee.ts'
import { entier, texteLibre } from './base.ts'
import { portee } from './moi.ts'

/** Longest life of a token: nobody remembers a key of last year. */
const JOURS_MAX = 365
const JOURS = 90

const champsJeton = {
  id: z.number().int().describe('Numéro du jeton.').meta({ example: 3 }),
  nom: z.string().describe('À quoi il sert.').meta({ example: 'Export hebdomadaire' }),
  prefixe: z
    .string()
    .describe('Ses premiers caractères, pour le reconnaître.')
    .meta({ example: 'cart_Yk3m' }),
  portees: z.array(portee).describe('Ce qu’il permet, dans la limite des droits de son agent.'),
  cree_le: z.string().describe('Création (ISO 8601, UTC).'),
  expire_le: z.string().describe('Fin (ISO 8601, UTC).'),
  usage_le: z.string().nullable().describe('Dernier usage, à la minute près ; null s’il n’a jamais servi.'),
  etat: z.enum(['valable', 'expire', 'revoque']).describe('Valable, expiré ou révoqué.'),
}

export const jetonLu = z
  .object(champsJeton)
  .meta({ id: 'Jeton', description: 'Un jeton d’API ; sa valeur n’est conservée nulle part.' })
export type JetonLu = z.output<typeof jetonLu>

export const listeJetons = z
  .object({ resultats: z.array(jetonLu).describe('Jetons de l’agent, du plus récent au plus ancien.') })
  .meta({ id: 'ListeJetons', description: 'Les jetons d’API de l’agent.' })

export const jetonCree = z
  .object({
    ...champsJeton,
    jeton: z.string().describe('Valeur du jeton : montrée cette fois seulement.'),
  })
  .meta({ id: 'JetonCree', description: 'Un jeton qui vient d’être créé.' })

export const corpsJeton = z.strictObject({
  nom: texteLibre(2, 80).meta({ description: 'À quoi il sert.', example: 'Export hebdomadaire' }),
  portees: z
    .array(porteeSchema)
    .min(1, 'au moins une portée')
    .max(PORTEES.length, `au plus ${PORTEES.length} portées`)
    .transform((portees) => [...new Set(portees)])
    .meta({ description: 'Ce qu’il permet.', example: ['lecture'] }),
  jours: z
    .number()
    .int('un nombre entier de jours')
    .min(1, 'au moins un jour')
    .max(JOURS_MAX, `au plus ${JOURS_MAX} jours`)
    .default(JOURS)
    .meta({ description: `Durée de vie en jours, ${JOURS_MAX} au plus.`, example: JOURS }),
})
export type CorpsJeton = z.output<typeof corpsJeton>

export const parametresJeton = z.strictObject({ id: entier(1, 2_147_483_647, 'Numéro du jeton.') })
