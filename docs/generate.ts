import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { documentationOf, type TableSchema } from '../data/schemas/documentation.ts'
import { appelsEcritures, typesClient } from './generation/client.ts'
import { pageIndicateurs } from './generation/indicateurs.ts'
import { readOpenapi } from './generation/openapi.ts'
import { pageSchemas, withProgrammes } from './generation/schemas.ts'
import { pageSources } from './generation/sources.ts'

const ROOT = new URL('../', import.meta.url)
const SCHEMAS = new URL('data/schemas/', ROOT)

/** Every page made from the catalogue, the schemas and the contract of the API: path from the root, and text. */
export async function generatedPages(): Promise<Map<string, string>> {
  const openapi = await readOpenapi()
  const pages = new Map([
    ['docs/sources.md', pageSources()],
    ['docs/indicateurs.md', pageIndicateurs()],
    ['client/operations.generated.ts', typesClient(openapi)],
    ['client/ecritures.generated.ts', appelsEcritures(openapi)],
  ])
  const schemas = new Map<string, TableSchema>()
  for (const dossier of await schemaFolders()) {
    const read = (nom: string) => readFile(new URL(`${dossier}/${nom}`, SCHEMAS), 'utf8')
    const schema = withProgrammes(JSON.parse(await read('schema.json')) as TableSchema)
    schemas.set(dossier, schema)
    pages.set(`data/schemas/${dossier}/schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
    pages.set(`data/schemas/${dossier}/README.md`, documentationOf(schema, await read('notes.md')))
  }
  return pages.set('docs/schemas.md', pageSchemas(schemas))
}

async function schemaFolders(): Promise<string[]> {
  const entries = await readdir(SCHEMAS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** Pages that differ from what is committed. */
export async function driftedPages(): Promise<Map<string, string>> {
  const drifted = new Map<string, string>()
  for (const [path, text] of await generatedPages()) {
    const current = await readFile(new URL(path, ROOT), 'utf8').catch(() => null)
    if (current !== text) drifted.set(path, text)
  }
  return drifted
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await driftedPages()) {
    if (process.argv.includes('--check')) {
      console.error(`${path} is out of date: run \`npm run generate\`.`)
      process.exitCode = 1
    } else {
      await writeFile(new URL(path, ROOT), text)
      console.log(`${path} rebuilt.`)
    }
  }
}
