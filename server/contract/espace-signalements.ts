import { z } from 'zod'
import { roleSchema } from '../../data/catalogue/model/role.ts'
import { acteurSchema, actionSignalementSchema } from '../../data/catalogue/model/signalement.ts'
import { entier, niveau } from './base.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'
import { curseur, limite } from './pagination.ts'
import { champsSignalement, evenementAgent, valeurCellule } from './signalement.ts'
import { filtresSignalements, parametresSignalement } from './signalements.ts'
import { texteLibre } from './signaler.ts'

const champsBureau = {
  ...champsSignalement,
  commentaire: z.string().nullable().describe('Explication de l’auteur, publiée ou non.'),
  version: z.number().int().describe('Version, à renvoyer avec une action.'),
  bureau: z
    .enum(['pilote', 'producteur'])
    .describe('Chez qui il se trouve : le territoire pilote, ou le producteur.'),
  bureau_niveau: z.string().nullable().describe('Niveau du territoire pilote, s’il y en a un.'),
  bureau_code: z.string().nullable().describe('Code du territoire pilote.'),
  preuve_url: z.string().nullable().describe('Page donnée en preuve par l’auteur.'),
  textes_retenus: z.number().int().describe('Textes qui attendent la modération.'),
  jours: z.number().int().describe('Jours passés dans cet état.'),
  acteurs: z.array(acteurSchema).describe('En quelles qualités l’agent peut agir sur lui.'),
  actions: z.array(actionSignalementSchema).describe('Ce que l’agent peut faire maintenant.'),
}

export const signalementBureau = z.object(champsBureau).meta({
  id: 'SignalementBureau',
  description: 'Un signalement tel que l’agent chargé d’y répondre le voit.',
})
export type SignalementBureau = z.output<typeof signalementBureau>

export const requeteBureau = z.strictObject({
  ...filtresSignalements,
  role: roleSchema.optional().describe('Seulement ce dont l’agent a la charge à ce titre.'),
  file: z.enum(['a_traiter', 'a_moderer', 'en_retard', 'ouverts', 'tous']).default('a_traiter').meta({
    description:
      'a_traiter : ceux qui attendent une réponse de l’agent ; a_moderer : ceux dont un texte est retenu ; en_retard : ceux dont la moitié du délai est passée ; ouverts ; tous.',
  }),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteBureau = z.output<typeof requeteBureau>

export const collectionBureau = collection(
  signalementBureau,
  'CollectionBureau',
  'Une page des signalements confiés à l’agent, du plus récent au plus ancien.',
)

export const piece = z
  .object({
    id: z.number().int().describe('Numéro de la pièce.'),
    type: z.string().describe('Type du fichier.').meta({ example: 'image/png' }),
    octets: z.number().int().describe('Taille.'),
    sha256: z.string().describe('Empreinte SHA-256.'),
    cree_le: z.string().describe('Date et heure de l’envoi (ISO 8601, UTC).'),
    url: z.string().describe('Adresse du fichier (chemin absolu).'),
  })
  .meta({ id: 'PieceJointe', description: 'Un fichier joint par l’auteur, réservé aux agents.' })

export const bureauDetail = z
  .object({
    ...champsBureau,
    evenements: z.array(evenementAgent).describe('Tout ce qui lui est arrivé, textes retenus compris.'),
    pieces_jointes: z.array(piece).describe('Fichiers joints par l’auteur.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'BureauDetail', description: 'Un signalement et toute son histoire, pour les agents.' })

const destination = z.union(
  [
    z.strictObject({ source: z.string().regex(/^[a-z0-9-]{1,64}$/, 'l’identifiant d’une source') }),
    z.strictObject({ niveau, code: z.string().regex(/^[0-9A-Z]{1,12}$/, 'un code de territoire') }),
  ],
  '{ source } ou { niveau, code }',
)

const ACTIONS_AGENT = [
  'confirmer',
  'transmettre',
  'accepter',
  'rejeter',
  'marquer_doublon',
  'rerouter',
  'retirer_correction',
  'commenter',
  'publier_texte',
  'masquer_texte',
] as const

const champsAction = {
  action: z
    .enum(ACTIONS_AGENT)
    .describe('Ce que l’agent fait ; voir « actions » du signalement pour ce qui est permis.')
    .meta({ example: 'accepter' }),
  commentaire: texteLibre(2000)
    .optional()
    .describe(
      'Réponse, publiée ; obligatoire pour rejeter, réorienter, commenter ou retirer une correction.',
    ),
  publier_correction: z
    .boolean()
    .default(false)
    .describe('Avec « accepter » : afficher aussitôt la valeur acceptée à côté de celle du producteur.'),
}

const entierCorps = z.number().int().min(1).max(2_147_483_647)

export const nouvelleAction = z.strictObject({
  ...champsAction,
  version: entierCorps.describe('Version lue : si le signalement a changé depuis, la réponse est 409.'),
  valeur: valeurCellule
    .optional()
    .describe('Avec « accepter » : la bonne valeur, si ce n’est pas la proposée.'),
  doublon_de: entierCorps.optional().describe('Avec « marquer_doublon » : l’autre signalement.'),
  destination: destination
    .optional()
    .describe('Avec « rerouter » : la source, ou le territoire pilote, qui doit répondre.'),
  evenement: entierCorps
    .optional()
    .describe('Avec « publier_texte » ou « masquer_texte » : rang de l’événement.'),
})
export type NouvelleAction = z.output<typeof nouvelleAction>

export const actionsEnLot = z.strictObject({
  ...champsAction,
  action: z
    .enum(['confirmer', 'transmettre', 'accepter', 'rejeter', 'commenter'])
    .describe('Ce que l’agent fait à tous.')
    .meta({ example: 'accepter' }),
  signalements: z
    .array(z.strictObject({ id: entierCorps, version: entierCorps }))
    .min(1, 'de 1 à 200 signalements')
    .max(200, 'de 1 à 200 signalements')
    .describe('Signalements, chacun avec la version lue.'),
})
export type ActionsEnLot = z.output<typeof actionsEnLot>

export const resultatLot = z
  .object({
    resultats: z
      .array(
        z.object({
          id: z.number().int().describe('Numéro du signalement.'),
          fait: z.boolean().describe('Vrai si l’action est faite.'),
          code: z.string().nullable().describe('Pourquoi elle ne l’est pas.'),
          detail: z.string().nullable().describe('La même chose, en français.'),
          etat: z.string().nullable().describe('État du signalement, maintenant.'),
          version: z.number().int().nullable().describe('Version du signalement, maintenant.'),
        }),
      )
      .describe('Sort de chaque signalement, dans l’ordre donné.'),
    faits: z.number().int().describe('Combien sont faits.'),
  })
  .meta({ id: 'ResultatLot', description: 'Ce qu’il est advenu d’une action sur plusieurs signalements.' })

export const parametresPiece = z.strictObject({
  ...parametresSignalement.shape,
  piece: entier(1, 2_147_483_647, 'Numéro de la pièce.'),
})

const binaire = { schema: z.string().describe('Le fichier.') }

/** The file itself, under the type it was recognised by. */
export const fichierPiece = {
  description: 'Le fichier, à enregistrer.',
  content: {
    'image/png': binaire,
    'image/jpeg': binaire,
    'image/webp': binaire,
    'application/pdf': binaire,
  },
}
export type BureauDetail = z.output<typeof bureauDetail>
export type ResultatLot = z.output<typeof resultatLot>
