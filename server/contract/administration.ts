import { z } from 'zod'
import { ACTES, acteSchema } from '../../data/catalogue/model/acte.ts'
import { courrielSchema } from '../../data/catalogue/model/courriel.ts'
import { droitSchema, roleSchema } from '../../data/catalogue/model/role.ts'
import { entier, texteLibre } from './base.ts'
import { champsPage } from './enveloppe.ts'
import { droit, portentSur } from './moi.ts'
import { curseur, limite } from './pagination.ts'

/** Rights one agent may hold: a DRANE answers for a few territories, not for hundreds. */
const DROITS_MAX = 50

export const numero = (description: string) => entier(1, 2_147_483_647, description)

const date = (description: string) => z.string().describe(`${description} (ISO 8601, UTC).`)

export const agentAdministre = z
  .object({
    id: z.number().int().describe('Numéro de l’agent.').meta({ example: 12 }),
    nom: z.string().describe('Nom affiché à ses collègues.').meta({ example: 'Camille Le Goff' }),
    courriel: z.string().describe('Adresse électronique.'),
    actif: z.boolean().describe('Faux : ni lien, ni session, ni jeton de cet agent n’est admis.'),
    droits: z.array(droit).describe('Ce qui lui est confié.'),
    portent_sur: portentSur,
    cree_le: date('Création'),
    connexion_le: z
      .string()
      .nullable()
      .describe('Dernière connexion (ISO 8601, UTC) ; null s’il n’est jamais venu.'),
    sessions: z.number().int().describe('Navigateurs où il est connecté.'),
    jetons: z.number().int().describe('Jetons d’API valables.'),
  })
  .meta({ id: 'AgentAdministre', description: 'Un agent, vu par l’administration.' })
export type AgentAdministre = z.output<typeof agentAdministre>

/** A page of a private list: nothing of the publication in it. */
const page = <T extends z.ZodType>(element: T, id: string, description: string) =>
  z.object(champsPage(element)).meta({ id, description })

export const collectionAgents = page(agentAdministre, 'CollectionAgents', 'Une page d’agents, par nom.')

export const requeteAgents = z.strictObject({
  q: texteLibre(2, 100)
    .optional()
    .meta({ description: 'Ne garder que ceux dont le nom ou l’adresse contient ce texte.' }),
  role: roleSchema.optional().describe('Ne garder que ceux qui ont ce rôle.'),
  actif: z.enum(['oui', 'non']).optional().describe('Ne garder que les agents actifs, ou désactivés.'),
  limit: limite(50, 200),
  curseur,
})
export type RequeteAgents = z.output<typeof requeteAgents>

export const parametresAgent = z.strictObject({ id: numero('Numéro de l’agent.') })

const droits = z
  .array(droitSchema)
  .max(DROITS_MAX, `au plus ${DROITS_MAX} droits`)
  .meta({
    description: 'Ce qui lui est confié, en entier : ce qui n’y est pas est retiré.',
    example: [{ role: 'pilote', niveau: 'departement', code: '35' }],
  })
const nom = texteLibre(2, 120).meta({
  description: 'Nom affiché à ses collègues.',
  example: 'Camille Le Goff',
})

export const corpsAgent = z.strictObject({
  courriel: courrielSchema.meta({ description: 'Adresse électronique.', example: 'prenom.nom@exemple.fr' }),
  nom,
  droits,
  inviter: z
    .boolean()
    .default(true)
    .meta({ description: 'Lui envoyer aussitôt un lien de connexion.', example: true }),
})
export type CorpsAgent = z.output<typeof corpsAgent>

export const corpsModification = z
  .strictObject({
    nom: nom.optional(),
    droits: droits.optional(),
    actif: z.boolean().optional().meta({
      description: 'Faux : désactive l’agent et ferme ses sessions ; vrai : le rétablit.',
      example: true,
    }),
  })
  .refine((corps) => Object.keys(corps).length > 0, 'au moins un champ : nom, droits, actif')
export type CorpsModification = z.output<typeof corpsModification>

export const ligneAudit = z
  .object({
    id: z.number().int().describe('Numéro de l’inscription.'),
    date: date('Moment'),
    agent_id: z.number().int().nullable().describe('Agent ; null pour le système et la ligne de commande.'),
    auteur: z
      .string()
      .describe('Nom de l’auteur au moment de l’acte ; « systeme » ou « commande » sans agent.'),
    acte: acteSchema.describe('Genre de l’acte.').meta({ example: 'agent_cree' }),
    libelle: z.string().describe('Genre de l’acte, en français.').meta({ example: 'Agent créé' }),
    objet: z.string().describe('Ce qui en est l’objet.').meta({ example: 'agent:12' }),
    details: z.record(z.string(), z.unknown()).describe('Précisions, selon l’acte.'),
  })
  .meta({ id: 'LigneAudit', description: 'Un acte inscrit au journal.' })
export type LigneAudit = z.output<typeof ligneAudit>

export const collectionAudit = page(
  ligneAudit,
  'CollectionAudit',
  'Une page du journal, du plus récent au plus ancien.',
)

const jour = (description: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'une date (2026-11-23)')
    .refine((texte) => !Number.isNaN(Date.parse(texte)), 'une date (2026-11-23)')
    .optional()
    .meta({ description, example: '2026-11-23' })

export const requeteAudit = z.strictObject({
  agent: numero('Ne garder que les actes de cet agent.').optional(),
  acte: z.enum(ACTES).optional().describe('Ne garder que ce genre d’acte.'),
  objet: z
    .string()
    .regex(/^[a-z_]+(:\w{1,40})?$/, 'un objet (agent:12) ou un genre d’objet (agent)')
    .optional()
    .meta({
      description: 'Ne garder que les actes sur cet objet, ou sur ce genre d’objet.',
      example: 'agent:12',
    }),
  depuis: jour('Premier jour (inclus).'),
  jusqua: jour('Dernier jour (inclus).'),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteAudit = z.output<typeof requeteAudit>
