import { z } from 'zod'
import { campagne } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { etablissement, uai, valeurEtablissement } from './etablissements.ts'
import { valeur } from './synthese.ts'

const ECOLES_MAX = 6
const attendu = 'de 2 à 6 UAI différents, séparés par des virgules'

export const requeteComparaisonEtablissements = z.strictObject({
  etablissements: z
    .preprocess(
      (texte) => (typeof texte === 'string' ? texte.split(',') : texte),
      z.array(uai).min(2, attendu).max(ECOLES_MAX, attendu),
    )
    .refine((lus) => new Set(lus).size === lus.length, attendu)
    .meta({
      type: 'array',
      items: { type: 'string' },
      minItems: 2,
      maxItems: ECOLES_MAX,
      description:
        'De 2 à 6 UAI séparés par des virgules ; les écarts se lisent par rapport au premier établissement.',
    }),
})

const ecart = z
  .object({
    difference: z
      .number()
      .nullable()
      .describe('Valeur moins celle du premier, dans l’unité ; null pour un oui, un non ou une classe.'),
    identique: z.boolean().describe('Vrai si les deux réponses s’écrivent de la même façon.'),
    certitude: z
      .enum(['sure', 'declaree'])
      .describe(
        'sure : compté par une administration ; declaree : déclaré par les établissements, sans marge d’erreur connue.',
      ),
    phrase: z.string().describe('La comparaison en une phrase.'),
  })
  .meta({ id: 'EcartEtablissements', description: 'Ce que l’on peut dire de deux réponses.' })

const valeurComparee = valeurEtablissement
  .pick({ valeur: true, statut: true, source: true, import_id: true, ligne: true })
  .extend({
    uai: z.string().describe('Établissement.'),
    ecart: ecart.nullable().describe('Écart avec le premier ; null pour lui-même, ou si une valeur manque.'),
  })
  .meta({ id: 'ValeurEtablissementComparee', description: 'La réponse d’un établissement.' })

export const comparaisonEtablissements = z
  .object({
    etablissements: z.array(etablissement).describe('Établissements, dans l’ordre demandé.'),
    indicateurs: z
      .array(
        valeur
          .pick({ indicateur: true, libelle: true, composante: true, grain: true, mesure: true, unite: true })
          .extend({
            campagne: campagne.describe(
              'Campagne, la même pour tous : la dernière à laquelle deux au moins ont répondu, à défaut la dernière.',
            ),
            valeurs: z.array(valeurComparee).describe('Une réponse par établissement, dans l’ordre demandé.'),
          })
          .meta({ id: 'IndicateurEtablissements', description: 'Un indicateur sur chaque établissement.' }),
      )
      .describe('Un élément par indicateur qui concerne au moins un des établissements.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'ComparaisonEtablissements', description: 'Des établissements côte à côte.' })
export type ComparaisonEtablissements = z.output<typeof comparaisonEtablissements>
