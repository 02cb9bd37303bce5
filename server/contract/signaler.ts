import { z } from 'zod'
import { formeSchema } from '../../data/catalogue/model/forme.ts'
import { genreSignalementSchema } from '../../data/catalogue/model/signalement.ts'
import { campagne, codeTerritoire, niveau, referenceTerritoire, statut } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { uai } from './etablissements.ts'
import { genreSignalement, numeroSignalement, signalement, valeurCellule } from './signalement.ts'
import { secteurPerimetre, typePerimetre } from './synthese.ts'

const indicateur = z
  .string()
  .regex(/^[a-z0-9_]{1,64}$/, 'l’identifiant d’un indicateur (voir /api/v1/indicateurs)')

export const requeteCellules = z.strictObject({
  // Optional beside « niveau » and « code », yet a request without either is refused: examples need it.
  uai: uai.optional().meta({
    description: 'Établissement visé ; sinon « niveau » et « code ».',
    'x-exemple': true,
  }),
  niveau: niveau.optional().describe('Niveau du territoire visé.'),
  code: codeTerritoire.optional().describe('Code du territoire visé.'),
  indicateur: indicateur.optional().meta({
    description: 'Seulement cet indicateur ; sans lui, l’identité et tous les indicateurs.',
    example: 'ips',
  }),
  campagne: campagne.optional().describe('Campagne voulue ; la dernière de chaque indicateur par défaut.'),
  type: typePerimetre.default('tous').describe('Périmètre d’une synthèse : type d’établissement.'),
  secteur: secteurPerimetre.default('tous').describe('Périmètre d’une synthèse : secteur.'),
})
export type RequeteCellules = z.output<typeof requeteCellules>

export const cellule = z
  .object({
    genre: genreSignalement,
    champ: z.string().describe('Champ à nommer dans le signalement.').meta({ example: 'terminaux' }),
    libelle: z.string().describe('Nom du champ, en français.'),
    indicateur: z.string().nullable().describe('Indicateur à nommer dans le signalement ; null : identité.'),
    campagne: z.string().describe('Campagne à nommer dans le signalement.'),
    forme: formeSchema
      .nullable()
      .describe('Ce que peut être la valeur proposée ; null si ce n’est pas une valeur seule.'),
    options: z
      .array(
        z.object({
          valeur: z.string().describe('Valeur à envoyer.'),
          libelle: z.string().describe('À afficher.'),
        }),
      )
      .describe('Choix possibles avec leur nom, pour les formes « choix ».'),
    valeur: valeurCellule.describe('Valeur publiée.'),
    statut: statut.nullable().describe('Statut de cette valeur.'),
    source: z.string().describe('Source dont le producteur répondra.'),
    producteur: z.string().describe('Producteur qui recevra le signalement.'),
    ouvert: numeroSignalement
      .nullable()
      .describe('Signalement déjà ouvert sur ce champ : mieux vaut le soutenir.'),
  })
  .meta({ id: 'CelluleSignalable', description: 'Ce qui peut être signalé, et comment.' })
export type CelluleSignalable = z.output<typeof cellule>

export const collectionCellules = z
  .object({
    total: z.number().int().describe('Nombre de champs.'),
    resultats: z.array(cellule).describe('Champs qui peuvent être signalés.'),
    ...champsEnveloppe,
  })
  .meta({
    id: 'CollectionCellules',
    description: 'Ce qui peut être signalé d’un établissement ou d’un territoire.',
  })

export const defi = z
  .object({
    defi: z.string().describe('Défi à recopier dans l’envoi.'),
    bits: z
      .number()
      .int()
      .describe(
        'La solution est un texte tel que le SHA-256 de « defi:solution » commence par autant de bits nuls.',
      )
      .meta({ example: 16 }),
    expire_le: z.string().describe('Le défi ne vaut plus ensuite (ISO 8601, UTC).'),
  })
  .meta({
    id: 'Defi',
    description: 'Preuve de travail demandée à qui écrit sans compte ; elle ne sert qu’une fois.',
  })

/** Proof of work and trap, required of whatever is written without an account. */
export const champsPreuve = {
  defi: z.string().min(1).max(400, 'le défi donné par /api/v1/signalements/defi').describe('Défi reçu.'),
  solution: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, 'la solution du défi : 1 à 40 lettres ou chiffres')
    .describe('Solution du défi.'),
  site: z
    .string()
    .max(200, 'rien : ce champ reste vide')
    .optional()
    .describe('À laisser vide : piège pour les robots.'),
}

/** Several lines are a text too; other control characters and half of a surrogate pair are not. */
const SANS_CONTROLE = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u
export const texteLibre = (max: number) =>
  z
    .string()
    .regex(SANS_CONTROLE, `un texte d’au plus ${max} caractères, sans caractère de contrôle`)
    .trim()
    .max(max, `un texte d’au plus ${max} caractères`)

/** An address of the web, in the open: no password, no other protocol. */
export const adresseWeb = z
  .string()
  .max(500, 'une adresse http ou https')
  .refine((texte) => {
    if (!URL.canParse(texte)) return false
    const { protocol, username, password } = new URL(texte)
    return /^https?:$/.test(protocol) && username === '' && password === ''
  }, 'une adresse http ou https')

const propose = z
  .union(
    [
      z.string().max(500),
      z.number(),
      z.boolean(),
      z.record(z.string().max(20), z.union([z.string().max(500), z.number(), z.null()])),
    ],
    'une valeur de la forme du champ (voir /api/v1/signalements/cellules)',
  )
  .nullable()

export const nouveauSignalement = z.strictObject({
  genre: genreSignalementSchema.default('valeur').describe('Ce qui est signalé.'),
  uai: uai.optional().describe('Établissement visé, ou celui qui manque ; sinon « territoire ».'),
  territoire: referenceTerritoire.optional().describe('Territoire visé, écrit niveau:code.'),
  champ: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/, 'un champ de /api/v1/signalements/cellules')
    .optional()
    .meta({
      description: 'Champ visé ; facultatif quand le genre, ou l’indicateur, n’en laisse qu’un.',
      example: 'terminaux',
    }),
  indicateur: indicateur
    .optional()
    .meta({ description: 'Indicateur où la valeur est vue.', example: 'charte' }),
  campagne: campagne.optional().describe('Campagne de la valeur ; la dernière par défaut.'),
  type: typePerimetre.default('tous').describe('Périmètre d’une synthèse.'),
  secteur: secteurPerimetre.default('tous').describe('Périmètre d’une synthèse.'),
  valeur_proposee: propose.default(null).meta({
    description:
      'Ce que la valeur devrait être, de la forme du champ ; null si on ne le sait pas. Pour « position » : { longitude, latitude }. Pour « manquant » : { nom, type, secteur, commune, adresse, longitude, latitude }. Pour « ferme » : rien.',
    example: 42,
  }),
  valeur_vue: valeurCellule
    .optional()
    .describe('Valeur que l’auteur a sous les yeux : si elle a changé entre-temps, il en est averti.'),
  commentaire: texteLibre(2000)
    .optional()
    .describe('Pourquoi, en quelques mots. Pas de nom ni de coordonnées : le texte serait retenu.'),
  preuve_url: adresseWeb.optional().meta({
    description: 'Page qui le montre ; réservée aux agents.',
    example: 'https://exemple.fr/article',
  }),
  courriel: z
    .email('une adresse électronique')
    .max(254, 'une adresse électronique')
    .optional()
    .describe('Pour être tenu au courant ; chiffrée, jamais publiée, effacée après la clôture.'),
  malgre_doublon: z
    .boolean()
    .default(false)
    .describe('Vrai pour signaler quand même ce qui l’est déjà, avec une autre valeur proposée.'),
  ...champsPreuve,
})
export type NouveauSignalement = z.output<typeof nouveauSignalement>

export const signalementCree = z
  .object({
    signalement,
    suivi: z
      .object({
        jeton: z
          .string()
          .describe('Secret : il permet de suivre, compléter et effacer. Il n’est donné qu’ici.'),
        lien: z.string().describe('Page de suivi (chemin absolu).'),
      })
      .describe('Lien secret de l’auteur.'),
  })
  .meta({ id: 'SignalementCree', description: 'Le signalement enregistré, et de quoi le suivre.' })

export const nouveauSoutien = z.strictObject({ ...champsPreuve })

export const soutien = z
  .object({
    soutiens: z.number().int().describe('Soutiens du signalement.'),
    compte: z.boolean().describe('Faux si la même adresse l’avait déjà soutenu aujourd’hui.'),
  })
  .meta({ id: 'Soutien', description: 'Ce que le soutien a changé.' })
export type Defi = z.output<typeof defi>
export type SignalementCree = z.output<typeof signalementCree>
export type Soutien = z.output<typeof soutien>
