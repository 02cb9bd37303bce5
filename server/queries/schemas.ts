import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { type SchemaListe, type TableSchema, tableSchema } from '../contract/schemas.ts'

/** Each folder of it holds one `schema.json`. */
const DOSSIER = fileURLToPath(new URL('../../data/schemas', import.meta.url))

/**
 * Table Schemas by id, in alphabetical order; they ship with the program and are read once, at start-up.
 * @throws ZodError when one is not a Table Schema.
 */
export function readSchemas(): Map<string, TableSchema> {
  const schemas = new Map<string, TableSchema>()
  for (const id of readdirSync(DOSSIER).sort()) {
    const chemin = join(DOSSIER, id, 'schema.json')
    if (existsSync(chemin)) schemas.set(id, tableSchema.parse(JSON.parse(readFileSync(chemin, 'utf8'))))
  }
  return schemas
}

/** Schemas as a list presents them. */
export const listSchemas = (schemas: ReadonlyMap<string, TableSchema>): SchemaListe[] =>
  [...schemas].map(([id, { title, description, version, fields }]) => ({
    id,
    titre: title,
    description,
    version,
    champs: fields.map(({ name }) => String(name)),
    url: `/api/v1/schemas/${id}`,
  }))

/** Cells of the valid file that comes with a schema, header first; empty when there is none. @param id of a known schema. */
export function readExemple(id: string): string[][] {
  const chemin = join(DOSSIER, id, 'exemple-valide.csv')
  return existsSync(chemin) ? parse(readFileSync(chemin, 'utf8'), { bom: true }) : []
}
