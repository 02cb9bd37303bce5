import { z } from 'zod'
import { campagne } from './base.ts'

const champsAnomalie = {
  indicateur: z.string().describe('Identifiant de l’indicateur.'),
  campagne,
  code: z
    .enum(['hors_bornes', 'variation_decuple'])
    .describe(
      'hors_bornes : hors de ce qui est plausible ; variation_decuple : dix fois plus, ou dix fois moins, que la campagne précédente.',
    ),
  valeur: z.number().describe('Valeur publiée, telle que communiquée : elle n’est jamais réécrite.'),
  valeur_precedente: z.number().nullable().describe('Valeur de la campagne précédente.'),
  campagne_precedente: z.string().nullable().describe('Campagne précédente.'),
}

export const anomalieEtablissement = z
  .object(champsAnomalie)
  .meta({ id: 'AnomalieEtablissement', description: 'Une réponse de l’établissement à vérifier.' })
export type AnomalieEtablissement = z.output<typeof anomalieEtablissement>

export const anomalie = z
  .object({
    uai: z.string().describe('UAI.').meta({ example: '0350002M' }),
    nom: z.string().describe('Nom de l’établissement.'),
    ...champsAnomalie,
  })
  .meta({ id: 'Anomalie', description: 'Une réponse qui mérite d’être vérifiée.' })
export type Anomalie = z.output<typeof anomalie>

const manquante = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.'),
    libelle: z.string().describe('Nom de l’indicateur.'),
    campagne,
    statut: z.enum(['non_communique', 'secret']).describe('Pourquoi la valeur manque.'),
    source: z.string().describe('Source qui aurait pu la donner.'),
    producteur: z.string().describe('Organisme qui peut la compléter.'),
  })
  .meta({ id: 'ValeurManquante', description: 'Ce qui manque, et qui peut le compléter.' })

export const completude = z
  .object({
    applicables: z
      .number()
      .int()
      .describe('Indicateurs demandés à cet établissement, à leur dernière campagne collectée.'),
    renseignes: z.number().int().describe('Ceux qui ont une valeur.'),
    taux: z.number().nullable().describe('renseignes / applicables, de 0 à 1 ; null si rien n’est demandé.'),
    manquants: z.array(manquante).describe('Ceux qui n’en ont pas.'),
  })
  .meta({ id: 'Completude', description: 'Ce qui est connu de l’établissement, sur ce qui pourrait l’être.' })
export type Completude = z.output<typeof completude>
