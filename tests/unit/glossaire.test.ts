import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PROJECT_ROOT } from '../../config.ts'
import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8')
const MODEL = 'data/catalogue/model'
const MODEL_FILES = readdirSync(join(PROJECT_ROOT, MODEL)).map((name) => `${MODEL}/${name}`)
const TABLES = readdirSync(join(PROJECT_ROOT, 'data/db'))
  .filter((name) => /^tables\.ts$|\.table\.ts$/.test(name))
  .map((name) => read(`data/db/${name}`))
  .join('\n')

/** Words written as code, anywhere in the glossary. */
const codeWords = (text: string): Set<string> =>
  new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word as string))

/** First cells of the rows of every table, headers and rules left out. */
const terms = (text: string): string[] =>
  [...text.matchAll(/^\| ([^|]+) \|/gm)]
    .map(([, cell]) => (cell as string).trim())
    .filter((cell) => cell !== 'Terme' && !cell.startsWith('---'))

/** Values of the unions of literals written in TypeScript, `'a' | 'b'`. */
const unionWords = (text: string): string[] =>
  [...text.matchAll(/'[^'\n]+'(?:\s*\|\s*'[^'\n]+')+/g)].flatMap(([union]) =>
    [...union.matchAll(/'([^']+)'/g)].map(([, word]) => word as string),
  )

/** Values of the enums and literals of a JSON Schema, at any depth. */
function schemaWords(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(schemaWords)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'enum' || key === 'const'
      ? [value].flat().filter((word) => typeof word === 'string')
      : schemaWords(value),
  )
}

async function enumsOfModel(path: string): Promise<string[]> {
  const module: Record<string, unknown> = await import(/* @vite-ignore */ join(PROJECT_ROOT, path))
  const schemas = Object.values(module).filter((value) => value instanceof z.ZodType)
  const words = schemas.flatMap((schema) =>
    schemaWords(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })),
  )
  const discriminants = [...read(path).matchAll(/^ {2}genre: '(\w+)'$/gm)].map(([, word]) => word as string)
  return [...words, ...unionWords(read(path)), ...discriminants]
}

const glossary = read('docs/glossaire.md')
const defined = codeWords(glossary)
const missing = (words: readonly string[]): string[] =>
  [...new Set(words)].filter((word) => !defined.has(word))

describe('docs/glossaire.md', () => {
  const columns = [...TABLES.matchAll(/^export interface \w+Table \{\n([\s\S]*?)^\}/gm)].flatMap(([, body]) =>
    [...(body as string).matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name as string),
  )
  const tables = [...TABLES.matchAll(/^ {2}(\w+): \w+Table$/gm)].map(([, name]) => name as string)

  it('names every table and column', () => {
    expect(columns).toEqual(expect.arrayContaining(['borne_basse', 'anciens_codes', 'valeurs']))
    expect(tables).toEqual(expect.arrayContaining(['synthese', 'releve']))
    expect(missing([...tables, ...columns])).toEqual([])
  })

  it('names every value of the columns that hold a word of a list', () => {
    expect(unionWords(TABLES)).toContain('en_preparation')
    expect(missing(unionWords(TABLES))).toEqual([])
  })

  it('names every value of the model', async () => {
    const words = (await Promise.all(MODEL_FILES.map(enumsOfModel))).flat()
    expect(words).toEqual(
      expect.arrayContaining(['couverture_insuffisante', 'embarquee', 'moins_est_mieux', 'MultiPolygon']),
    )
    expect(missing(words)).toEqual([])
  })

  it('defines a term once', () => {
    const folded = terms(glossary).map((term) => term.toLowerCase())
    expect(folded.length).toBeGreaterThan(50)
    expect(folded.filter((term, index) => folded.indexOf(term) !== index)).toEqual([])
  })

  it('defines every status as it is written on a screen', () => {
    const written = Object.values(LIBELLES_STATUT).flatMap(({ court }) => (court === '' ? [] : [court]))
    expect(terms(glossary)).toEqual(expect.arrayContaining(written))
  })
})
