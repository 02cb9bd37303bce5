import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../config.ts'

/** A file of the repository: its path from the root, with `/`, and its text. */
export interface SourceFile {
  path: string
  text: string
}

/** What git ignores (see .gitignore), plus git itself. */
const IGNORED = /^(node_modules|dist|coverage|\.git|\.cartable.*|\.output)$|\.log$/
const TEXT =
  /\.(ts|tsx|mjs|js|css|html|json|md|yml|yaml|toml|sql|csv|svg|sh|txt|conf)$|(^|\/)[^./]+$|\/\.[^./]+$/

function walk(folder: string, found: string[]): string[] {
  for (const entry of readdirSync(join(PROJECT_ROOT, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (IGNORED.test(entry.name)) continue
    if (entry.isDirectory()) walk(path, found)
    else if (entry.isFile()) found.push(path)
  }
  return found
}

/** Every text file of the repository, committed or about to be. */
export function readRepository(): SourceFile[] {
  const paths = walk('', []).filter((path) => TEXT.test(path))
  return paths.map((path) => ({ path, text: readFileSync(join(PROJECT_ROOT, path), 'utf8') }))
}

/** True for the code whose imports and length are checked. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs|js|cjs)$/.test(path)
}
