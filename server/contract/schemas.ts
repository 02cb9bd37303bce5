import { z } from 'zod'
import { collection } from './enveloppe.ts'

export const schemaListe = z
  .object({
    id: z.string().describe('Identifiant.').meta({ example: 'equipement-numerique-etablissement' }),
    titre: z.string().describe('Titre.'),
    description: z.string().describe('Ce que décrit un fichier conforme.'),
    version: z.string().describe('Version du schéma.').meta({ example: '1.0.0' }),
    champs: z.array(z.string()).describe('Noms des colonnes, dans l’ordre.'),
    url: z.string().describe('Adresse du Table Schema (chemin absolu).'),
  })
  .meta({ id: 'SchemaListe', description: 'Un Table Schema que l’observatoire accepte.' })
export type SchemaListe = z.output<typeof schemaListe>

export const collectionSchemas = collection(schemaListe, 'CollectionSchemas', 'Tous les schémas.')

/** The Frictionless document itself: a file, served without our envelope. */
export const tableSchema = z
  .looseObject({
    name: z.string().describe('Identifiant.'),
    title: z.string().describe('Titre.'),
    description: z.string().describe('Ce que décrit un fichier conforme.'),
    version: z.string().describe('Version.'),
    fields: z
      .array(z.record(z.string(), z.unknown()))
      .describe('Colonnes, selon la norme Frictionless Table Schema.'),
  })
  .meta({ id: 'TableSchema', description: 'Schéma de fichier tabulaire, norme Frictionless Table Schema.' })
export type TableSchema = z.output<typeof tableSchema>

export const parametresSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'l’identifiant d’un schéma (voir /api/v1/schemas)')
    .max(80, 'l’identifiant d’un schéma (voir /api/v1/schemas)')
    .meta({ description: 'Identifiant du schéma.', example: 'equipement-numerique-etablissement' }),
})

export const fichierModele = {
  description: 'Le fichier modèle.',
  content: { 'text/csv': { schema: z.string().describe('Le fichier.') } },
}
