import { z } from 'zod'
import { typeEtablissementSchema } from '../../data/catalogue/model/etablissement.ts'
import { niveauSchema } from '../../data/catalogue/model/niveau.ts'
import {
  codeNom,
  codeTerritoire,
  emprise,
  latitude,
  longitude,
  niveau,
  parNiveau,
  referenceTerritoire,
  texteCherche,
} from './base.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'
import { liste } from './filtres.ts'
import { couvertureLocale } from './jeu-local.ts'
import { curseur, limite } from './pagination.ts'

const champsTerritoire = {
  niveau: niveau.describe('Niveau du territoire.'),
  code: z.string().describe('Code officiel.').meta({ example: '35238' }),
  nom: z.string().describe('Nom officiel.').meta({ example: 'Rennes' }),
  nature: z
    .string()
    .nullable()
    .describe('Nature précise quand le niveau en compte plusieurs (métropole, communauté de communes…).'),
  population: z.number().int().nullable().describe('Population municipale ; null si elle est inconnue.'),
  parents: z
    .partialRecord(niveauSchema, codeNom)
    .describe('Territoires qui contiennent celui-ci, par niveau.')
    .meta({ example: { departement: { code: '35', nom: 'Ille-et-Vilaine' } } }),
  longitude,
  latitude,
  emprise: emprise.nullable().describe('Rectangle englobant ; null sans géométrie.'),
  geometrie: z
    .enum(['reelle', 'schematique'])
    .nullable()
    .describe('Contour officiel ou schématique ; null si le territoire n’a pas de contour.'),
}

export const territoire = z
  .object(champsTerritoire)
  .meta({ id: 'Territoire', description: 'Une commune, un EPCI, un département, une académie…' })
export type Territoire = z.output<typeof territoire>

export const territoireDetail = z
  .object({
    ...champsTerritoire,
    anciens_codes: z.array(z.string()).describe('Codes abolis que ce territoire a repris.'),
    competence: typeEtablissementSchema
      .nullable()
      .describe('Premier type d’établissement dont cette collectivité a la charge ; null si aucune.'),
    autorite: z
      .object({
        nom: z.string().nullable().describe('La collectivité, avec son article ; null s’il n’y en a pas.'),
        types: z
          .array(typeEtablissementSchema)
          .describe('Types d’établissement publics dont elle a la charge ; vide si aucun.'),
        note: z.string().nullable().describe('Ce qu’il faut savoir d’un cas particulier.'),
      })
      .describe('Qui construit, équipe et connecte les établissements publics de ce territoire.'),
    enfants: parNiveau('Nombre de territoires contenus, par niveau.'),
    donnees_locales: z
      .array(couvertureLocale)
      .describe(
        'Données que des territoires pilotes publient sur ce territoire, et ce qu’elles en couvrent.',
      ),
    ...champsEnveloppe,
  })
  .meta({ id: 'TerritoireDetail', description: 'Un territoire et sa place parmi les autres.' })
export type TerritoireDetail = z.output<typeof territoireDetail>

/** A territory of a list: the fields asked for. */
export const territoireListe = z
  .object({
    ...territoire.partial().shape,
    niveau: champsTerritoire.niveau,
    code: champsTerritoire.code,
  })
  .meta({ id: 'TerritoireListe', description: 'Un territoire d’une liste, réduit aux champs demandés.' })
export type TerritoireListe = z.output<typeof territoireListe>

const CHAMPS = Object.keys(champsTerritoire) as (keyof typeof champsTerritoire)[]
const TRIS = ['code', '-code', 'nom', '-nom', 'population', '-population'] as const

export const requeteTerritoires = z.strictObject({
  niveau: niveau.optional().describe('Ne garder que ce niveau.'),
  parent: referenceTerritoire
    .optional()
    .describe('Ne garder que les territoires contenus dans celui-ci, écrit niveau:code.'),
  q: texteCherche.optional().describe('Mots du nom, sans tenir compte des accents ni de la casse.'),
  champs: liste(z.enum(CHAMPS), CHAMPS.length)
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string', enum: CHAMPS },
      description:
        'Champs voulus, séparés par des virgules ; tous par défaut. « niveau » et « code » sont toujours donnés.',
      example: ['nom', 'population'],
    }),
  tri: z
    .enum(TRIS)
    .default('code')
    .describe(
      'Ordre dans chaque niveau ; précédé de « - », du dernier au premier. Une population inconnue vient à la fin.',
    ),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteTerritoires = z.output<typeof requeteTerritoires>

export const parametresTerritoire = z.strictObject({ niveau, code: codeTerritoire })
export type ParametresTerritoire = z.output<typeof parametresTerritoire>

export const collectionTerritoires = collection(
  territoireListe,
  'CollectionTerritoires',
  'Une page de territoires, triés par niveau, puis par code ou selon « tri ».',
)
