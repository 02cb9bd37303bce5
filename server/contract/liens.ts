import { z } from 'zod'
import { codeNom } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { secteur, typeEtablissement } from './etablissements.ts'

/** How two schools are tied, the closest tie first. */
export const NATURES_LIEN = ['mere', 'rattache', 'cite_scolaire', 'rpi', 'meme_site'] as const

const lien = z
  .object({
    natures: z
      .array(z.enum(NATURES_LIEN))
      .min(1)
      .describe(
        'Ce qui les lie. mere : celui-ci lui est rattaché ; rattache : il est rattaché à celui-ci ; cite_scolaire : même cité scolaire ; rpi : même regroupement pédagogique intercommunal ; meme_site : même adresse, ou positions au numéro distantes de moins de 60 m.',
      ),
    uai: z.string().describe('Identifiant de l’établissement lié.').meta({ example: '0350002M' }),
    nom: z.string().nullable().describe('Nom ; null si la publication ne le connaît pas.'),
    type: typeEtablissement.nullable().describe('Type ; null si l’établissement n’est pas connu.'),
    secteur: secteur.nullable().describe('Secteur ; null si l’établissement n’est pas connu.'),
    commune: codeNom.nullable().describe('Commune ; null si l’établissement n’est pas connu.'),
    ouvert: z.boolean().describe('Faux si l’établissement est fermé, à ouvrir ou inconnu.'),
    date_ouverture: z.string().nullable().describe('Date d’ouverture (AAAA-MM-JJ).'),
    distance_m: z
      .number()
      .nullable()
      .describe('Distance entre les positions, en mètres ; null si l’une des deux est inconnue.'),
  })
  .meta({ id: 'Lien', description: 'Un établissement lié à un autre par son site ou par son histoire.' })
export type Lien = z.output<typeof lien>

export const liens = z
  .object({
    uai: z.string().describe('Établissement dont on donne les liens.').meta({ example: '0350002M' }),
    cite_scolaire: z.string().nullable().describe('Code de la cité scolaire ; null s’il n’en a pas.'),
    liens: z.array(lien).describe('Établissements liés, le lien le plus étroit d’abord.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Liens', description: 'Site et filiation d’un établissement.' })
export type Liens = z.output<typeof liens>
