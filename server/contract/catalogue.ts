import { z } from 'zod'

/** JSON-LD nodes are open by nature; what we always give is described. */
export const catalogueDcat = z
  .looseObject({
    '@context': z
      .record(z.string(), z.unknown())
      .describe('Contexte JSON-LD : vocabulaires DCAT, Dublin Core et VCARD.'),
    '@id': z.string().describe('Adresse du catalogue.'),
    '@type': z.literal('dcat:Catalog').describe('Catalogue DCAT.'),
    'dcterms:title': z.string().describe('Titre.'),
    'dcterms:description': z.string().describe('Description.'),
    'dcat:dataset': z
      .array(z.record(z.string(), z.unknown()))
      .describe('Jeux de données : établissements, territoires, et un par indicateur.'),
    'dcat:service': z.array(z.record(z.string(), z.unknown())).describe('L’API.'),
  })
  .meta({ id: 'CatalogueDcat', description: 'Catalogue de métadonnées DCAT-AP, en JSON-LD.' })
export type CatalogueDcat = z.output<typeof catalogueDcat>
