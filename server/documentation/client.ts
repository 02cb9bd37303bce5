import { readFileSync } from 'node:fs'

const readSource = (nom: string): string =>
  readFileSync(new URL(`../../client/${nom}`, import.meta.url), 'utf8')

/** Files that follow one another in the published client. */
const FICHIERS = ['operations.generated.ts', 'client.ts', 'ecritures.generated.ts', 'ecrire.ts']
const IMPORT = /^import (type )?\{[^}]*\} from '\.\/[\w.]+'\n/gm

/** The client of the API as one file without dependency: types, addresses, then the calls. */
export function sourceClient(): string {
  const sources = FICHIERS.map((nom) =>
    readSource(nom)
      .replace(/^\/\/ Generated.*\n/, '')
      .replace(IMPORT, ''),
  )
  return `// Client de l’API de Cartable (licence MIT). Sans dépendance : navigateur, Node.js 20, Deno, Bun.\n${sources.join('\n')}`
}
