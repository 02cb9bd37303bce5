import { z } from 'zod'
import { NIVEAUX } from '../../data/catalogue/model/niveau.ts'
import { campagne, codeTerritoire, niveau, referenceTerritoire } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { liste, references } from './filtres.ts'
import { parametresIndicateur } from './indicateurs.ts'
import { limite } from './pagination.ts'
import { requeteSynthese, secteurPerimetre, typePerimetre, unite, valeur } from './synthese.ts'

const { type, secteur } = requeteSynthese.shape
const TERRITOIRES_MAX = 6
const attendu = 'de 2 à 6 territoires différents écrits niveau:code, séparés par des virgules'

/** Two to six territories, as `departement:35,departement:22`. */
const territoiresCompares = z
  .preprocess(
    (texte) => (typeof texte === 'string' ? texte.split(',') : texte),
    z.array(referenceTerritoire).min(2, attendu).max(TERRITOIRES_MAX, attendu),
  )
  .refine((lus) => new Set(lus.map((lu) => `${lu.niveau}:${lu.code}`)).size === lus.length, attendu)
  .meta({
    type: 'array',
    items: { type: 'string' },
    minItems: 2,
    maxItems: TERRITOIRES_MAX,
    description:
      'De 2 à 6 territoires écrits niveau:code, séparés par des virgules ; les écarts se lisent par rapport au premier.',
    example: ['departement:35', 'departement:22'],
  })

export const requeteComparaison = z.strictObject({
  territoires: territoiresCompares,
  type,
  secteur,
  indicateurs: references(
    'Indicateurs à comparer, séparés par des virgules : « ips », « eleves@2022 » ; tous par défaut.',
    60,
  ).optional(),
})
export type RequeteComparaison = z.output<typeof requeteComparaison>

const lieu = z
  .object({
    niveau,
    code: z.string().describe('Code officiel.'),
    nom: z.string().describe('Nom officiel.'),
  })
  .meta({ id: 'Lieu', description: 'Un territoire désigné par son niveau, son code et son nom.' })

const ecart = z
  .object({
    difference: z.number().describe('Valeur du territoire moins valeur du premier, dans l’unité.'),
    significatif: z
      .boolean()
      .nullable()
      .describe(
        'true : vrai quoi qu’auraient répondu les silencieux (les intervalles [borne_basse, borne_haute] sont disjoints) ; false : les intervalles se recouvrent, les silencieux pourraient inverser l’ordre ; null : rien ne borne les silencieux (ratio, médiane).',
      ),
    certitude: z
      .enum(['sure', 'sous_reserve', 'incertain', 'fragile'])
      .describe(
        'sure : significatif ; incertain : ne l’est pas ; sous_reserve : vrai des seules réponses connues ; fragile : une couverture sous le seuil de l’indicateur.',
      ),
    phrase: z.string().describe('La comparaison en une phrase, incertitude comprise.'),
  })
  .meta({ id: 'Ecart', description: 'Ce que l’on peut dire de deux valeurs.' })

const valeurComparee = valeur
  .omit({ libelle: true, composante: true, grain: true, mesure: true, unite: true, parent: true })
  .extend({
    niveau,
    code: z.string().describe('Code du territoire.'),
    ecart: ecart
      .nullable()
      .describe('Écart avec le premier territoire ; null pour lui-même, ou si une valeur manque.'),
  })
  .meta({ id: 'ValeurComparee', description: 'La valeur d’un territoire, et son écart avec le premier.' })

export const comparaisonTerritoires = z
  .object({
    territoires: z.array(lieu).describe('Territoires, dans l’ordre demandé.'),
    type: typePerimetre,
    secteur: secteurPerimetre,
    indicateurs: z
      .array(
        valeur
          .pick({ indicateur: true, libelle: true, composante: true, grain: true, mesure: true, unite: true })
          .extend({
            campagne: campagne.nullable().describe('Campagne, la même pour tous ; null sans donnée.'),
            valeurs: z.array(valeurComparee).describe('Une valeur par territoire, dans l’ordre demandé.'),
          })
          .meta({ id: 'IndicateurCompare', description: 'Un indicateur sur chaque territoire.' }),
      )
      .describe('Un élément par indicateur.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'ComparaisonTerritoires', description: 'Des territoires côte à côte.' })
export type ComparaisonTerritoires = z.output<typeof comparaisonTerritoires>

/** A comparison in the formats made of rows: one for each indicator and territory. */
export const ligneComparaison = z.object({
  ...valeur.pick({ indicateur: true, libelle: true }).shape,
  nom: lieu.shape.nom,
  ...valeurComparee.shape,
})

export const parametresLieu = z.strictObject({
  niveau: z.enum(NIVEAUX).describe('Niveau de territoire dont les semblables ont un sens.'),
  code: codeTerritoire,
})

/** What two territories may be said alike by. */
export const CRITERES_PAIRS = ['population', 'population_par_commune', 'ips'] as const
export type CriterePairs = (typeof CRITERES_PAIRS)[number]

export const requetePairs = z.strictObject({
  limit: limite(5, 20),
  criteres: liste(z.enum(CRITERES_PAIRS), CRITERES_PAIRS.length)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: [...CRITERES_PAIRS] },
      description: 'Critères qui comptent, séparés par des virgules ; tous par défaut.',
      example: ['population', 'ips'],
    }),
})

const criteres = z
  .object({
    population: z.number().nullable().describe('Population du territoire.'),
    population_par_commune: z
      .number()
      .nullable()
      .describe(
        'Population moyenne des communes du territoire (de son intercommunalité, pour une commune) : plus elle est faible, plus il est rural.',
      ),
    ips: z.number().nullable().describe('Indice de position sociale médian.'),
  })
  .meta({ id: 'CriteresPairs', description: 'Ce sur quoi deux territoires sont dits semblables.' })

export const pairs = z
  .object({
    territoire: lieu.describe('Territoire.'),
    criteres: criteres.describe('Critères du territoire.'),
    methode: z.string().describe('Comment la distance est calculée.'),
    total: z.number().int().describe('Territoires du niveau auxquels il est comparé.'),
    resultats: z
      .array(
        lieu
          .extend({
            distance: z
              .number()
              .describe('Distance : 0 pour des territoires identiques, 1 pour un écart-type.'),
            criteres,
          })
          .meta({ id: 'Pair', description: 'Un territoire semblable.' }),
      )
      .describe('Territoires semblables, le plus proche d’abord.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Pairs', description: 'Les territoires qui ressemblent le plus à celui-ci.' })
export type Pairs = z.output<typeof pairs>

export const requeteRangs = z.strictObject({
  type,
  secteur,
  campagne: requeteSynthese.shape.campagne,
  indicateur: parametresIndicateur.shape.id
    .optional()
    .describe(
      'Un seul indicateur ; obligatoire pour les communes et les arrondissements par type ou par secteur, dont les rangs sont calculés à la demande.',
    ),
})
export type RequeteRangs = z.output<typeof requeteRangs>

/** The place of a territory for one indicator. */
export const rang = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.').meta({ example: 'ips' }),
    libelle: z.string().describe('Nom de l’indicateur.'),
    unite,
    campagne: campagne.nullable().describe('Campagne ; null sans donnée.'),
    polarite: z
      .enum(['plus_est_mieux', 'moins_est_mieux', 'neutre'])
      .describe('Sens dans lequel la valeur est favorable.'),
    valeur: z.number().nullable().describe('Valeur du territoire.'),
    statut: valeur.shape.statut,
    rang: z
      .number()
      .int()
      .nullable()
      .describe(
        '1 pour la valeur la plus favorable ; les ex æquo ont le même rang ; null s’il n’est pas classé.',
      ),
    classes: z.number().int().describe('Territoires classés : valeur publiée, couverture suffisante.'),
    quartile: z
      .number()
      .int()
      .nullable()
      .describe('1 pour le quart le plus favorable, 4 pour le moins favorable ; null s’il n’est pas classé.'),
    motif: z
      .enum(['polarite_neutre', 'couverture_insuffisante', 'sans_valeur', 'sans_ordre', 'trop_peu'])
      .nullable()
      .describe(
        'Pourquoi il n’est pas classé. polarite_neutre : ni plus ni moins n’est mieux ; sans_ordre : la valeur est une classe ; trop_peu : moins de quatre territoires classés.',
      ),
    quartiles: z
      .array(z.number())
      .length(3)
      .nullable()
      .describe('Premier quartile, médiane et troisième quartile des territoires classés, dans l’unité.'),
  })
  .meta({ id: 'Rang', description: 'La place d’un territoire parmi ceux de son niveau.' })
export type Rang = z.output<typeof rang>

export const rangs = z
  .object({
    territoire: lieu.describe('Territoire.'),
    type: typePerimetre,
    secteur: secteurPerimetre,
    rangs: z.array(rang).describe('Un élément par indicateur.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Rangs', description: 'La place d’un territoire, indicateur par indicateur.' })
export type Rangs = z.output<typeof rangs>
