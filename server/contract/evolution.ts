import { z } from 'zod'
import { campagne, codeTerritoire, niveau } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { parametresIndicateur } from './indicateurs.ts'
import { requeteSynthese, secteurPerimetre, typePerimetre, unite, valeur } from './synthese.ts'

const { type, secteur } = requeteSynthese.shape

export const requeteEvolution = z.strictObject({
  indicateur: parametresIndicateur.shape.id,
  de: campagne.optional().describe('Campagne de départ ; à défaut, celle qui précède la campagne d’arrivée.'),
  a: campagne.optional().describe('Campagne d’arrivée ; à défaut, « campagne_par_defaut » de l’indicateur.'),
  type,
  secteur,
})
export const parametresEvolution = z.strictObject({ niveau, code: codeTerritoire })

const part = (description: string) => z.number().describe(description)

const decomposition = z
  .object({
    avant: part('Valeur de la campagne de départ, sur les seules réponses.'),
    apres: part('Valeur de la campagne d’arrivée.'),
    total: part('apres − avant : exactement la somme des parts.'),
    parts: z
      .object({
        fermetures: part('Unités sorties du périmètre.'),
        reponses_perdues: part('Unités qui ont répondu d’abord, et plus ensuite.'),
        reel: part('Changement des unités qui ont répondu aux deux campagnes.'),
        methode: part(
          'Le même, quand la question ou la méthode a changé entre les deux : on ne peut l’en distinguer.',
        ),
        reponses_nouvelles: part('Unités silencieuses qui ont répondu ensuite.'),
        ouvertures: part('Unités entrées dans le périmètre.'),
      })
      .describe('Ce que chaque cause a changé, dans l’unité de l’indicateur.'),
    constants: z.number().int().describe('Unités qui ont répondu aux deux campagnes.'),
  })
  .meta({ id: 'Decomposition', description: 'Décomposition exacte du changement entre deux campagnes.' })

/** The number of one campaign. */
export const point = valeur
  .pick({
    campagne: true,
    attendus: true,
    repondants: true,
    couverture: true,
    statut: true,
    valeur: true,
    borne_basse: true,
    borne_haute: true,
  })
  .meta({ id: 'PointEvolution', description: 'Le chiffre d’une campagne.' })

export const evolution = z
  .object({
    territoire: z
      .object({
        niveau,
        code: z.string().describe('Code officiel.'),
        nom: z.string().describe('Nom officiel.'),
      })
      .describe('Territoire.'),
    type: typePerimetre,
    secteur: secteurPerimetre,
    indicateur: z.string().describe('Identifiant de l’indicateur.').meta({ example: 'ips' }),
    libelle: z.string().describe('Nom de l’indicateur.'),
    unite,
    de: campagne.nullable().describe('Campagne de départ ; null s’il n’y a qu’une campagne.'),
    a: campagne.nullable().describe('Campagne d’arrivée ; null si l’indicateur n’a aucune donnée.'),
    serie: z.array(point).describe('Le chiffre de chaque campagne, de la plus ancienne à la plus récente.'),
    decomposition: decomposition
      .nullable()
      .describe(
        'Décomposition ; null si une campagne n’a pas de valeur, ou si aucune unité n’a répondu aux deux.',
      ),
    ruptures: z
      .array(
        z.object({
          campagne: z.string().describe('Campagne à partir de laquelle la question ou la méthode a changé.'),
          motif: z.string().describe('Ce qui a changé.'),
        }),
      )
      .describe('Changements de question ou de méthode entre les deux campagnes.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Evolution', description: 'Ce qui a changé entre deux campagnes, et pourquoi.' })
export type EvolutionPubliee = z.output<typeof evolution>
