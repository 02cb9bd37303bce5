import { describe, expect, it } from 'vitest'
import { findCycles } from './cycles.ts'
import { RULES, violations } from './import-rules.ts'
import { readUsage } from './imports.ts'
import { isCode, readRepository } from './sources.ts'

const usages = readRepository()
  .filter(({ path }) => isCode(path))
  .map((file) => ({ path: file.path, ...readUsage(file) }))
const imports = usages.flatMap((usage) => usage.imports)

const importsOf = ([path, text]: [string, string]) => readUsage({ path, text }).imports

describe('layers', () => {
  it('reads a repository worth checking', () => {
    expect(usages.length).toBeGreaterThan(50)
    expect(imports).toContainEqual(expect.objectContaining({ from: 'data/db/migrate.ts', target: 'kysely' }))
  })

  it.each(RULES)('holds: $says', (rule) => {
    expect(violations(imports, [rule])).toEqual([])
  })

  it.each(RULES)('is caught when planted: $says', (rule) => {
    expect(violations(importsOf(rule.broken), [rule])).toHaveLength(1)
    expect(violations(importsOf(rule.kept), [rule])).toEqual([])
  })

  it('lets the allowed examples pass all the rules together', () => {
    expect(RULES.flatMap((rule) => violations(importsOf(rule.kept)))).toEqual([])
  })

  it('names the file, the line and the rule', () => {
    const text = "import { a } from './a.ts'\nimport { b } from '../server/b.ts'"
    expect(violations(readUsage({ path: 'etl/x.ts', text }).imports)).toEqual([
      'etl/x.ts:2 imports server/b.ts: etl knows data and the configuration, never the server nor the site',
    ])
  })
})

describe('cycles', () => {
  const planted = (kind: 'value' | 'type') => [
    { from: 'a.ts', target: 'b.ts', kind: 'value' as const, line: 1 },
    { from: 'b.ts', target: 'c.ts', kind: 'value' as const, line: 1 },
    { from: 'c.ts', target: 'a.ts', kind, line: 1 },
  ]

  it('has none', () => {
    expect(findCycles(imports)).toEqual([])
  })

  it('is caught when planted, unless types alone close it', () => {
    expect(findCycles(planted('value'))).toEqual(['a.ts > b.ts > c.ts > a.ts'])
    expect(findCycles(planted('type'))).toEqual([])
  })
})

describe('process environment', () => {
  it('is read by config.ts alone', () => {
    const readers = usages.filter(({ environment }) => environment.length > 0).map(({ path }) => path)
    expect(readers).toEqual(['config.ts'])
  })

  it.each([
    'const a = process.env.HOME',
    "const a = process['env']",
    'const a = globalThis.process.env',
    'const { env } = process',
    "import { env } from 'node:process'",
  ])('is caught when planted: %s', (text) => {
    expect(readUsage({ path: 'etl/x.ts', text }).environment).toEqual([1])
  })
})

describe('reading of imports', () => {
  it.each([
    ["import a from './b.ts'", 'data/b.ts', 'value'],
    ["import { type A } from './b.ts'", 'data/b.ts', 'value'],
    ["import type { A } from './b.ts'", 'data/b.ts', 'type'],
    ["import './b.css?url'", 'data/b.css', 'value'],
    ["export * from '../b.ts'", 'b.ts', 'value'],
    ["export type { A } from './b.ts'", 'data/b.ts', 'type'],
    ["const a = await import('./b.ts')", 'data/b.ts', 'value'],
    ["let a: import('./b.ts').A", 'data/b.ts', 'type'],
    ["new Worker(new URL('./b.mjs', import.meta.url))", 'data/b.mjs', 'worker'],
    ["import a from '@scope/pack/sub'", '@scope/pack', 'value'],
    ["import a from 'pack/sub'", 'pack', 'value'],
    ["import { a } from 'node:fs/promises'", 'node:fs/promises', 'value'],
  ])('%s', (text, target, kind) => {
    expect(readUsage({ path: 'data/a.ts', text }).imports).toEqual([
      { from: 'data/a.ts', target, kind, line: 1 },
    ])
  })

  it('is not misled by comments, strings and JSX text', () => {
    const text =
      '// import a from "a"\nconst s = "import b from \'b\'"\nconst j = <p>import c from process.env</p>'
    expect(readUsage({ path: 'web/a.tsx', text })).toEqual({ imports: [], environment: [] })
  })
})
