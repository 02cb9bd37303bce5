import type { SchemaDepot } from '../../../data/catalogue/model/depot.ts'
import { readSchemas } from '../schemas.ts'

/** Title of a schema, and the names of its columns as readers know them, in its order. */
interface SchemaLu {
  titre: string
  libelles: ReadonlyMap<string, string>
}

let lus: Map<string, SchemaLu> | null = null

/** Read once: schemas ship with the program. */
function schemas(): Map<string, SchemaLu> {
  lus ??= new Map(
    [...readSchemas()].map(([id, { title, fields }]) => [
      id,
      { titre: title, libelles: new Map(fields.map(({ name, title: nom }) => [String(name), String(nom)])) },
    ]),
  )
  return lus
}

export const titreDuSchema = (schema: SchemaDepot): string => schemas().get(schema)?.titre ?? schema

/** Name of a column for readers. */
export const libelleDuChamp = (schema: SchemaDepot, champ: string): string =>
  schemas().get(schema)?.libelles.get(champ) ?? champ

/** Columns in the order of the schema; those it does not know come last. */
export function orderChamps(schema: SchemaDepot, champs: Iterable<string>): string[] {
  const ordre = [...(schemas().get(schema)?.libelles.keys() ?? [])]
  const rang = (champ: string): number => (ordre.indexOf(champ) + ordre.length + 1) % (ordre.length + 1)
  return [...champs].sort((a, b) => rang(a) - rang(b))
}
