import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TableSchema, tableSchema } from '../contract/schemas.ts'

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
