import { z } from 'zod'
import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import { NIVEAUX } from '../../data/catalogue/model/niveau.ts'
import { campagne, codeNom, latitude, longitude, referenceTerritoire, statut, texteCherche } from './base.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'
import { typeEtablissement } from './etablissements.ts'
import { filtresEtablissements } from './filtres.ts'
import { legendePubliee, mesurePubliee } from './mesure.ts'
import { composante, grain, secteurPerimetre, typePerimetre, unite } from './synthese.ts'

export const indicateurPublie = z
  .object({
    id: z.string().describe('Identifiant stable.').meta({ example: 'ips' }),
    composante,
    libelle: z.string().describe('Nom court, pour un territoire.'),
    libelle_etablissement: z
      .string()
      .describe(
        'Le même pour un seul établissement, qui a une valeur et non une médiane ou une part ; égal à « libelle » s’il convient.',
      )
      .meta({ example: 'Indice de position sociale' }),
    definition: z.string().describe('Ce que l’indicateur mesure, en une ou deux phrases.'),
    definition_etablissement: z
      .string()
      .describe('La même pour un seul établissement ; égale à « definition » si elle convient.'),
    predicat: z
      .string()
      .nullable()
      .describe(
        'part : ce qui est vrai de ceux que l’on compte, au pluriel, pour écrire une phrase ; les lettres entre accolades ne s’écrivent qu’au féminin (sont raccordé{e}s à la fibre). null pour les autres mesures.',
      ),
    unite,
    grain,
    population: z.array(typeEtablissement).describe('Types d’établissement concernés.'),
    mesure: mesurePubliee,
    legende: legendePubliee,
    polarite: z
      .enum(['plus_est_mieux', 'moins_est_mieux', 'neutre'])
      .describe('Sens dans lequel la valeur est favorable.'),
    couverture_min: z.number().describe('Couverture (0 à 1) sous laquelle la valeur est fragile.'),
    precautions: z.array(z.string()).describe('Réserves que tout lecteur devrait voir.'),
    campagnes: z.array(z.string()).describe('Campagnes ayant des données, la plus récente en dernier.'),
    campagne_par_defaut: z
      .string()
      .nullable()
      .describe(
        'Campagne servie quand aucune n’est demandée : la dernière dont la couverture nationale suffit, à défaut la dernière.',
      ),
    niveaux: z
      .array(z.enum(['etablissement', ...NIVEAUX]))
      .describe('Niveaux auxquels l’indicateur a des valeurs.'),
    sources: z.array(z.string()).describe('Sources lues, par ordre de préférence.'),
  })
  .meta({ id: 'Indicateur', description: 'Une grandeur publiée par l’observatoire.' })
export type IndicateurPublie = z.output<typeof indicateurPublie>

export const collectionIndicateurs = collection(
  indicateurPublie,
  'CollectionIndicateurs',
  'Tous les indicateurs du catalogue.',
)

export const indicateurDetail = indicateurPublie
  .extend(champsEnveloppe)
  .meta({ id: 'IndicateurDetail', description: 'Un indicateur, avec les fichiers lus.' })

/** Level of a series: a territory level, or the schools themselves. */
export const niveauSerie = z.enum(['etablissement', ...NIVEAUX]).meta({
  id: 'NiveauSerie',
  description: 'Niveau de territoire, ou « etablissement » pour une valeur par établissement.',
  example: 'departement',
})

/** Orders of a series. */
export const TRIS_SERIE = [
  'code',
  '-code',
  'nom',
  '-nom',
  'lieu',
  '-lieu',
  'valeur',
  '-valeur',
  'couverture',
  '-couverture',
] as const
export type TriSerie = (typeof TRIS_SERIE)[number]

export const requeteValeurs = z.strictObject({
  niveau: niveauSerie,
  campagne: campagne
    .optional()
    .describe('Campagne voulue ; à défaut, « campagne_par_defaut » de l’indicateur.'),
  type: typePerimetre.default(TOUS),
  secteur: secteurPerimetre.default(TOUS),
  education_prioritaire: filtresEtablissements.education_prioritaire,
  filtre: filtresEtablissements.filtre,
  territoire: referenceTerritoire
    .optional()
    .describe('Ne garder que ce qui est dans ce territoire, écrit niveau:code.'),
  q: texteCherche
    .optional()
    .describe('Mots du nom, du lieu ou du code, sans tenir compte des accents ni de la casse.'),
  tri: z
    .enum(TRIS_SERIE)
    .optional()
    .describe(
      'Ordre de la série ; précédé de « - », du dernier au premier. Ce qui n’a pas de valeur vient à la fin. Par défaut, code.',
    ),
})
export type RequeteValeurs = z.output<typeof requeteValeurs>

export const parametresIndicateur = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'l’identifiant d’un indicateur (voir /api/v1/indicateurs)')
    .meta({ description: 'Identifiant de l’indicateur.', example: 'ips' }),
})

export const valeurs = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.'),
    niveau: niveauSerie,
    campagne: campagne.nullable().describe('Campagne servie ; null si l’indicateur n’a aucune donnée.'),
    type: typePerimetre,
    secteur: secteurPerimetre,
    codes: z.array(z.string()).describe('Codes des territoires (ou UAI), dans l’ordre de « tri ».'),
    valeurs: z
      .array(z.number().nullable())
      .describe(
        'Valeur de chaque code, dans le même ordre. Par établissement, une part vaut 100 (oui) ou 0 (non) ; une répartition vaut le rang (dès 0) de la classe dans « modalites » (la plus fréquente, pour un territoire).',
      ),
    statuts: z.array(z.number().int()).describe('Statut de chaque code : rang dans « statuts_legende ».'),
    statuts_legende: z.array(statut).describe('Statuts possibles.'),
    couverture: z
      .array(z.number().nullable())
      .describe('repondants / attendus de chaque code, de 0 à 1, à trois décimales.'),
    etablissements: z
      .array(z.number().int())
      .nullable()
      .describe(
        'Établissements ouverts de chaque territoire que gardent « education_prioritaire » et « filtre » ; null sans eux, ou par établissement.',
      ),
    modalites: z
      .array(z.string())
      .nullable()
      .describe('Classes d’une répartition, dans l’ordre ; null pour les autres mesures.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Valeurs', description: 'Une série compacte : un indicateur, un niveau, une campagne.' })
export type Valeurs = z.output<typeof valeurs>

/** One row of a series, in the formats made of rows. */
export const ligneSerie = z
  .object({
    code: z.string().describe('Code du territoire, ou UAI.'),
    nom: z.string().nullable().describe('Nom du territoire ou de l’établissement.'),
    valeur: z.number().nullable().describe('Valeur, dans l’unité de l’indicateur.'),
    modalite: z.string().nullable().describe('Classe, quand l’indicateur est une répartition.'),
    statut,
    couverture: z.number().nullable().describe('repondants / attendus, de 0 à 1.'),
    lieu: codeNom
      .nullable()
      .describe(
        'Commune d’un établissement, département d’une commune ou d’un EPCI, région d’un département.',
      ),
    longitude,
    latitude,
  })
  .meta({
    id: 'LigneSerie',
    description:
      'Une ligne d’une série ; un territoire où la question ne se pose à personne y figure, sans objet.',
  })
export type LigneSerie = z.output<typeof ligneSerie>
