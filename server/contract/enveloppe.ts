import { z } from 'zod'

export const licence = z
  .object({
    titre: z.string().describe('Nom de la licence.').meta({ example: 'Licence Ouverte 2.0' }),
    url: z
      .string()
      .describe('Texte de la licence.')
      .meta({ example: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' }),
  })
  .meta({ id: 'Licence', description: 'Conditions de réutilisation.' })

export const sourceCitee = z
  .object({
    id: z.string().describe('Identifiant de la source dans le catalogue.').meta({ example: 'annuaire' }),
    titre: z.string().describe('Titre du jeu de données d’origine.'),
    producteur: z.string().describe('Organisme qui produit la source.'),
    url: z.string().describe('Page publique du jeu de données.'),
    licence: licence.describe('Licence de la source.'),
    campagne: z
      .string()
      .nullable()
      .describe('Campagne lue dans cette source ; null pour une donnée de référence, qui n’en a pas.'),
    date_import: z
      .string()
      .nullable()
      .describe('Date et heure (ISO 8601, UTC) de la fin de l’import lu par cette publication.'),
    sha256: z.string().nullable().describe('Empreinte SHA-256 du fichier importé.'),
  })
  .meta({ id: 'SourceCitee', description: 'Source des valeurs de la réponse, avec le fichier lu.' })

export const avertissement = z
  .object({
    code: z.string().describe('Code stable de l’avertissement.').meta({ example: 'demonstration' }),
    message: z.string().describe('Explication en français, affichable telle quelle.'),
  })
  .meta({ id: 'Avertissement', description: 'Ce qu’il faut savoir avant de se fier à la réponse.' })

export const citationPublication = z
  .object({
    texte: z.string().describe('Comment citer cette réponse, en français.').meta({
      example: 'Cartable, observatoire ouvert du numérique éducatif, publication n° 12 du 23 novembre 2026.',
    }),
    permalien: z
      .string()
      .describe(
        'Adresse de cette même réponse, figée sur cette publication tant qu’elle est conservée (voir /api/v1/versions) ; complète si l’instance connaît son adresse publique, sinon chemin absolu.',
      )
      .meta({ example: '/api/v1/etablissements?publication=12' }),
  })
  .meta({ id: 'Citation', description: 'Comment citer la réponse, et où la retrouver à l’identique.' })

/** Fields that every answer carries beside its own. */
export const champsEnveloppe = {
  publication: z
    .number()
    .int()
    .nullable()
    .describe('Numéro de la publication lue : deux réponses de même numéro sont cohérentes entre elles.')
    .meta({ example: 12 }),
  demonstration: z
    .boolean()
    .describe('Vrai si les valeurs sont inventées pour la démonstration : à ne jamais réutiliser.'),
  licence: licence.describe('Licence de la réponse.'),
  sources: z.array(sourceCitee).describe('Sources des valeurs de la réponse.'),
  avertissements: z.array(avertissement).describe('Réserves à connaître ; vide si tout va bien.'),
  citation: citationPublication.nullable().describe('Comment citer la réponse ; null sans publication.'),
}

const enveloppeSchema = z.object(champsEnveloppe)
export type Enveloppe = z.output<typeof enveloppeSchema>
export type SourceCitee = z.output<typeof sourceCitee>
export type Avertissement = z.output<typeof avertissement>
export type Licence = z.output<typeof licence>

/** Fields of any page of a list. */
export const champsPage = <T extends z.ZodType>(element: T) => ({
  total: z.number().int().describe('Nombre d’éléments qui répondent aux filtres, toutes pages comprises.'),
  resultats: z.array(element).describe('Éléments de cette page.'),
  suivant: z
    .string()
    .nullable()
    .describe('Adresse de la page suivante (chemin absolu) ; null à la dernière page.'),
})

/** A page of a collection. @param champs what it says besides. */
export const collection = <T extends z.ZodType, C extends z.ZodRawShape = Record<never, never>>(
  element: T,
  id: string,
  description: string,
  champs: C = {} as C,
) =>
  z
    .object({
      ...champsPage(element),
      ...champs,
      ...champsEnveloppe,
    })
    .meta({ id, description })
