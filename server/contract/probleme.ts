import { z } from 'zod'

/** RFC 9457 error body. */
export const probleme = z
  .object({
    type: z.string().describe('Adresse qui identifie le genre d’erreur.').meta({
      example: '/api/docs#erreur-parametre_invalide',
    }),
    title: z.string().describe('Résumé de l’erreur, en français.'),
    status: z.number().int().describe('Code HTTP.').meta({ example: 400 }),
    detail: z.string().describe('Ce qui s’est passé et comment y remédier, en français.'),
    code: z
      .string()
      .describe('Code stable, à tester dans un programme.')
      .meta({ example: 'parametre_invalide' }),
    parametre: z.string().optional().describe('Paramètre en cause.').meta({ example: 'niveau' }),
    recu: z.string().optional().describe('Valeur reçue.').meta({ example: 'canton' }),
    attendu: z.string().optional().describe('Ce qui est accepté.'),
    propositions: z
      .array(z.string())
      .optional()
      .describe('Parmi ce qui est accepté, ce qui ressemble le plus à ce qui a été reçu.')
      .meta({ example: ['ips'] }),
    suggestion: z
      .object({
        code: z.string().describe('Code qui remplace celui demandé.'),
        nom: z.string().describe('Nom de ce qui le remplace.'),
        url: z.string().describe('Adresse à demander à la place (chemin absolu).'),
      })
      .optional()
      .describe('Ce qui remplace la ressource demandée, par exemple la commune nouvelle.'),
    etat: z.string().optional().describe('État présent de la ressource, quand une action est refusée.'),
    version: z
      .number()
      .int()
      .optional()
      .describe('Version présente de la ressource, quand une action est refusée.'),
    instance: z.string().describe('Identifiant de la requête, à citer en cas de question.'),
  })
  .meta({ id: 'Probleme', description: 'Erreur au format RFC 9457 (application/problem+json).' })
export type Probleme = z.output<typeof probleme>

const PROBLEME_JSON = { 'application/problem+json': { schema: probleme } }

/** Error answers shared by every operation. */
export const reponsesErreur = {
  400: { description: 'Paramètre inconnu, manquant ou invalide.', content: PROBLEME_JSON },
  410: { description: 'La publication demandée n’est plus conservée.', content: PROBLEME_JSON },
  429: { description: 'Trop de requêtes : réessayer après le délai de Retry-After.', content: PROBLEME_JSON },
  503: {
    description: 'Service saturé ou base injoignable : réessayer après Retry-After.',
    content: PROBLEME_JSON,
  },
}

/** The same, for operations that name one resource. */
export const reponsesErreurRessource = {
  ...reponsesErreur,
  404: {
    description: 'Ressource inconnue ; « suggestion » nomme ce qui la remplace, s’il y a lieu.',
    content: PROBLEME_JSON,
  },
}

/** The same, for operations of agents. */
export const reponsesErreurAgent = {
  ...reponsesErreurRessource,
  401: { description: 'Connexion requise, ou jeton invalide.', content: PROBLEME_JSON },
  403: { description: 'Droit ou portée insuffisants, ou requête non confirmée.', content: PROBLEME_JSON },
}

/** The same, for operations that write. */
export const reponsesErreurEcriture = {
  ...reponsesErreurAgent,
  409: { description: 'L’état présent ne permet pas cette opération.', content: PROBLEME_JSON },
  410: { description: 'Trop tard : lien, ou objet, qui n’a plus cours.', content: PROBLEME_JSON },
  413: { description: 'Envoi trop volumineux.', content: PROBLEME_JSON },
  415: { description: 'Type de contenu non admis.', content: PROBLEME_JSON },
}

/** Answer of an operation that has nothing to say. */
export const sansContenu = z.null().describe('Fait ; la réponse n’a pas de corps.')
