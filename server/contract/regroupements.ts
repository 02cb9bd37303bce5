import { z } from 'zod'
import { campagne, statut } from './base.ts'
import { collection } from './enveloppe.ts'
import { filtresEtablissements, liste, references } from './filtres.ts'
import { valeur } from './synthese.ts'

/** What schools may be grouped by. */
export const GROUPES = [
  'pays',
  'region',
  'region_academique',
  'academie',
  'departement',
  'circonscription',
  'epci',
  'commune',
  'arrondissement',
  'type',
  'secteur',
  'education_prioritaire',
] as const
export type Groupe = (typeof GROUPES)[number]

export const requeteRegroupements = z.strictObject({
  ...filtresEtablissements,
  regrouper_par: liste(z.enum(GROUPES), 2).meta({
    type: 'array',
    items: { type: 'string', enum: [...GROUPES] },
    description: 'Ce par quoi regrouper : un critère, ou deux séparés par une virgule.',
    example: ['departement'],
  }),
  indicateurs: references(
    'Indicateurs à calculer pour chaque groupe, séparés par des virgules : « ips », « eleves@2022 ».',
    8,
  ).optional(),
})
export type RequeteRegroupements = z.output<typeof requeteRegroupements>

const cleGroupe = z
  .object({
    par: z.enum(GROUPES).describe('Critère.'),
    code: z
      .string()
      .nullable()
      .describe('Code du territoire, ou valeur du critère ; null pour les établissements qui n’en ont pas.'),
    nom: z.string().nullable().describe('Nom à afficher.'),
  })
  .meta({ id: 'CleGroupe', description: 'Ce que les établissements d’un groupe ont en commun.' })
export type CleGroupe = z.output<typeof cleGroupe>

const CHIFFRES = {
  attendus: true,
  repondants: true,
  couverture: true,
  statut: true,
  valeur: true,
  borne_basse: true,
  borne_haute: true,
  numerateur: true,
  denominateur: true,
  decile_1: true,
  decile_9: true,
  repartition: true,
} as const

export const valeurGroupe = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.').meta({ example: 'ips' }),
    campagne: campagne.describe('Campagne de la valeur.'),
    ...valeur.pick(CHIFFRES).shape,
    statut,
  })
  .meta({
    id: 'ValeurGroupe',
    description: 'Un indicateur calculé sur un groupe d’établissements, par la règle des synthèses publiées.',
  })
export type ValeurGroupe = z.output<typeof valeurGroupe>

export const groupe = z
  .object({
    groupe: z.array(cleGroupe).describe('Une clé par critère demandé, dans leur ordre.'),
    etablissements: z.number().int().describe('Établissements ouverts du groupe.'),
    valeurs: z.array(valeurGroupe).describe('Un élément par indicateur demandé, dans leur ordre.'),
  })
  .meta({ id: 'Groupe', description: 'Des établissements regroupés, et ce qu’ils ont répondu ensemble.' })
export type GroupeCalcule = z.output<typeof groupe>

export const collectionRegroupements = collection(
  groupe,
  'CollectionRegroupements',
  'Tous les groupes, triés par code. « total » est leur nombre.',
  {
    etablissements: z
      .number()
      .int()
      .describe('Établissements ouverts qui répondent aux filtres, tous groupes réunis.'),
  },
)
