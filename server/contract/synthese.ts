import { z } from 'zod'
import { composanteSchema } from '../../data/catalogue/model/composante.ts'
import { SECTEURS, TOUS, TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import { indicateurSchema } from '../../data/catalogue/model/indicateur.ts'
import { campagne, niveau, statut } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'

export const typePerimetre = z.enum([TOUS, ...TYPES_ETABLISSEMENT]).meta({
  id: 'TypePerimetre',
  description: 'Type d’établissement, ou « tous » ensemble.',
  example: 'college',
})
export const secteurPerimetre = z.enum([TOUS, ...SECTEURS]).meta({
  id: 'SecteurPerimetre',
  description: 'Secteur, ou « tous » ensemble.',
  example: 'public',
})
export const composante = composanteSchema.meta({
  id: 'Composante',
  description: 'Composante de l’observatoire à laquelle l’indicateur appartient.',
})
export const grain = z.enum(indicateurSchema.shape.grain.options).meta({
  id: 'Grain',
  description:
    'Ce que décrit une réponse : un établissement, une commune dans son ensemble, ou une académie telle que son producteur la publie.',
})
export const genreMesure = z.enum(['part', 'ratio', 'repartition', 'mediane', 'somme']).meta({
  id: 'GenreMesure',
  description:
    'Façon de calculer. part : oui / répondants ; ratio : somme / somme ; repartition : effectif par classe ; mediane : médiane et déciles ; somme : total, jamais extrapolé.',
})
export const unite = z
  .object({
    id: z.string().describe('Identifiant de l’unité.').meta({ example: 'pourcent' }),
    singulier: z.string().describe('Nom écrit après le nombre, au singulier.'),
    pluriel: z.string().describe('Nom écrit après le nombre, au pluriel.'),
    decimales: z.number().int().describe('Décimales à afficher.'),
  })
  .meta({ id: 'Unite', description: 'Unité d’affichage ; les pourcentages sont entre 0 et 100.' })

const nombre = (description: string) => z.number().nullable().describe(description)

export const comparaison = z
  .object({
    niveau,
    code: z.string().describe('Code du territoire de comparaison.'),
    nom: z.string().describe('Nom du territoire de comparaison.'),
    valeur: nombre('Valeur du territoire de comparaison.'),
    statut,
    couverture: nombre('Sa couverture, entre 0 et 1 ; null si rien n’y est attendu.'),
    borne_basse: nombre('part : sa valeur si tous ses silencieux disaient non.'),
    borne_haute: nombre('part : sa valeur si tous ses silencieux disaient oui.'),
  })
  .meta({ id: 'Comparaison', description: 'La même valeur au niveau au-dessus.' })

export const valeur = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.').meta({ example: 'ips' }),
    libelle: z.string().describe('Nom de l’indicateur.'),
    composante,
    grain,
    mesure: genreMesure,
    unite,
    campagne: campagne.nullable().describe('Campagne de la valeur ; null si l’indicateur n’a aucune donnée.'),
    attendus: z.number().int().describe('Unités pour lesquelles la question se pose.'),
    repondants: z.number().int().describe('Unités qui ont répondu.'),
    couverture: nombre('repondants / attendus, entre 0 et 1 ; null si rien n’est attendu.'),
    statut,
    valeur: nombre(
      'Valeur dans l’unité de l’indicateur ; pour une répartition, rang (dès 0) de la classe la plus fréquente ; null sans valeur publiable.',
    ),
    borne_basse: nombre('part : valeur si tous les silencieux disaient non.'),
    borne_haute: nombre('part : valeur si tous les silencieux disaient oui.'),
    numerateur: nombre('part : nombre de oui ; ratio : somme du numérateur.'),
    denominateur: nombre('part : répondants ; ratio : somme du dénominateur.'),
    decile_1: nombre('mediane : premier décile.'),
    decile_9: nombre('mediane : neuvième décile.'),
    repartition: z
      .record(z.string(), z.number())
      .nullable()
      .describe('repartition : nombre d’unités par classe, « nc » comprise.'),
    parent: comparaison.nullable().describe('Comparaison avec le niveau au-dessus ; null s’il n’y en a pas.'),
  })
  .meta({ id: 'Valeur', description: 'Un chiffre publié, avec ce qu’il faut pour en juger.' })
export type Valeur = z.output<typeof valeur>

export const synthese = z
  .object({
    territoire: z
      .object({
        niveau,
        code: z.string().describe('Code officiel.'),
        nom: z.string().describe('Nom officiel.'),
      })
      .describe('Territoire décrit.'),
    type: typePerimetre,
    secteur: secteurPerimetre,
    perimetre_conseille: z
      .object({
        type: typePerimetre,
        secteur: secteurPerimetre,
        note: z
          .string()
          .nullable()
          .describe('Ce qu’il faut savoir de cette charge ; null dans le cas ordinaire.'),
      })
      .nullable()
      .describe(
        'Établissements dont l’autorité de ce territoire a la charge (« tous » si elle en a plusieurs types) ; null si elle n’en a aucun.',
      ),
    etablissements: z
      .object({
        total: z.number().int().describe('Établissements ouverts du périmètre (type et secteur demandés).'),
        par_type: z
          .record(z.string(), z.number().int())
          .describe('Établissements ouverts du territoire par type (secteur demandé).'),
      })
      .describe('Établissements du territoire.'),
    valeurs: z.array(valeur).describe('Un élément par indicateur, dans l’ordre du catalogue.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Synthese', description: 'Tous les indicateurs d’un territoire.' })
export type Synthese = z.output<typeof synthese>

export const requeteSynthese = z.strictObject({
  type: typePerimetre.default(TOUS),
  secteur: secteurPerimetre.default(TOUS),
  campagne: campagne
    .optional()
    .describe('Campagne voulue ; à défaut, « campagne_par_defaut » de chaque indicateur.'),
})
export type RequeteSynthese = z.output<typeof requeteSynthese>
