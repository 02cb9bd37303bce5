import { z } from 'zod'
import { programmeSchema } from '../../data/catalogue/model/programme.ts'
import { codeTerritoire, niveau } from './base.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'
import { typeEtablissement, uai } from './etablissements.ts'

const participation = z
  .object({
    campagne: z.string().describe('Campagne du compte.').meta({ example: '2026' }),
    participants: z.number().int().describe('Établissements qui participent ou ont participé.'),
    vises: z.number().int().describe('Établissements visés.'),
    etablissements: z
      .string()
      .describe(
        'Adresse de la liste des participants, avec le fichier et la ligne de chacun (chemin absolu).',
      ),
  })
  .meta({ id: 'Participation', description: 'Combien d’établissements d’un territoire participent.' })

const champsProgramme = {
  id: z.string().describe('Identifiant stable.').meta({ example: 'tedi' }),
  libelle: z.string().describe('Nom.'),
  genre: programmeSchema.shape.genre.describe('Nature du programme.'),
  operateur: z.string().describe('Qui le mène.'),
  description: z.string().describe('Ce que c’est.'),
  debut: z.string().nullable().describe('Début : jour, ou année seule ; null s’il n’est pas publié.'),
  fin: z
    .string()
    .nullable()
    .describe('Fin : jour, ou année seule ; null si elle est ouverte ou non publiée.'),
  periode: z.string().describe('Période en toutes lettres.').meta({ example: 'depuis 2021' }),
  perimetre: z.string().describe('Périmètre publié, en toutes lettres.'),
  non_publie: z
    .array(z.enum(['debut', 'fin', 'perimetre', 'document']))
    .describe('Faits qu’aucun document connu ne publie.'),
  territoires: z
    .array(z.object({ niveau, code: z.string().describe('Code officiel.') }))
    .describe('Territoires nommés par le document, s’il en nomme.'),
  cibles: z.array(typeEtablissement).describe('Types d’établissement visés.'),
  document: z
    .object({
      titre: z.string().describe('Titre du document.'),
      url: z.string().nullable().describe('Adresse du document ; null si elle est inconnue.'),
    })
    .describe('Document qui l’établit.'),
  indicateur: z
    .string()
    .nullable()
    .describe(
      'Indicateur qui compte les participants ; null si aucune liste d’établissements n’est publiée.',
    ),
  listes: z.array(z.string()).describe('Sources qui listent les établissements, par ordre de préférence.'),
}

export const programme = z
  .object({
    ...champsProgramme,
    participation: participation
      .nullable()
      .describe('Participation ; null si aucune liste n’est publiée ou importée.'),
  })
  .meta({
    id: 'Programme',
    description: 'Une expérimentation, un appel à projets, un label, un partenariat ou un service.',
  })
export type ProgrammePublie = z.output<typeof programme>

const participationTerritoire = z
  .object({
    code: z.string().describe('Code du territoire.'),
    nom: z.string().describe('Nom du territoire.'),
    participants: z.number().int().nullable().describe('Établissements participants ; null si secret.'),
    vises: z.number().int().describe('Établissements visés.'),
  })
  .meta({ id: 'ParticipationTerritoire', description: 'Participation d’un territoire.' })

export const programmeDetail = z
  .object({
    ...champsProgramme,
    participation: participation.nullable().describe('Participation nationale ; null si elle est inconnue.'),
    niveau: niveau.describe('Niveau du détail par territoire.'),
    par_territoire: z
      .array(participationTerritoire)
      .describe('Territoires de ce niveau où des établissements sont visés, par code.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'ProgrammeDetail', description: 'Un programme et sa répartition sur le territoire.' })

export const requeteProgramme = z.strictObject({
  niveau: niveau
    .default('departement')
    .describe('Niveau du détail par territoire ; « departement » par défaut.'),
})

const ID = 'l’identifiant d’un programme (voir /api/v1/programmes)'
export const parametresProgramme = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, ID)
    .meta({ description: 'Identifiant du programme.', example: 'tedi' }),
})
export const parametresProgrammesTerritoire = z.strictObject({ niveau, code: codeTerritoire })
export const parametresProgrammesEtablissement = z.strictObject({ uai })

export const collectionProgrammes = collection(
  programme,
  'CollectionProgrammes',
  'Programmes, dans l’ordre du catalogue.',
)

export const programmeEtablissement = z
  .object({
    ...champsProgramme,
    participe: z.boolean().describe('Vrai si une liste publiée nomme cet établissement.'),
    campagnes: z.array(z.string()).describe('Campagnes dans lesquelles il est nommé.'),
  })
  .meta({ id: 'ProgrammeEtablissement', description: 'Un programme qui vise cet établissement.' })
export type ProgrammeEtablissement = z.output<typeof programmeEtablissement>

export const collectionProgrammesEtablissement = collection(
  programmeEtablissement,
  'CollectionProgrammesEtablissement',
  'Programmes qui visent le type de cet établissement et dont la liste est publiée, ceux auxquels il participe d’abord.',
)
