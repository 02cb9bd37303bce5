import { readFileSync } from 'node:fs'

const lireSource = (nom: string): string =>
  readFileSync(new URL(`../../client/${nom}`, import.meta.url), 'utf8')

const IMPORT = /^import .* from '\.\/operations\.generated\.ts'\n/m

/** The client of the API as one file without dependency: types, addresses, then the calls. */
export function sourceClient(): string {
  const types = lireSource('operations.generated.ts').replace(/^\/\/ Generated.*\n/, '')
  const appels = lireSource('client.ts').replace(IMPORT, '')
  return `// Client de l’API de Cartable (licence MIT). Sans dépendance : navigateur, Node.js 20, Deno, Bun.\n${types}\n${appels}`
}
