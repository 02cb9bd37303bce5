import { describe, expect, it } from 'vitest'
import { forgottenPackages, localMentions, longFiles } from './repository.ts'
import { readRepository } from './sources.ts'

const files = readRepository()
const planted = (path: string, text: string) => [{ path, text }]

describe('length of files', () => {
  it('lets a file be read in one go', () => {
    expect(longFiles(files)).toEqual([])
  })

  it('is caught when planted', () => {
    const long = 'a\n'.repeat(401)
    expect(longFiles(planted('etl/a.ts', long))).toEqual(['etl/a.ts: 401 lines, 400 at most'])
    expect(longFiles(planted('etl/a.ts', 'a\n'.repeat(400)))).toEqual([])
    expect(longFiles(planted('data/catalogue/index.generated.ts', long))).toEqual([])
    expect(longFiles(planted('package-lock.json', long))).toEqual([])
  })
})

describe('independence from one machine', () => {
  it('mentions no developer’s folder and no package registry', () => {
    expect(localMentions(files)).toEqual([])
  })

  // Built from parts, so that this file does not mention them either.
  const folder = (name: string) => ['', name, 'someone', 'projet'].join('/')
  it.each([
    folder('work'),
    folder('home'),
    folder('Users'),
    ['C:', 'Users', 'someone'].join('\\'),
    `https://${['registry', 'npmjs', 'org'].join('.')}/pg`,
    ['corp-jfrog', 'io'].join('.'),
    `  "resolved": "${['https:', '', 'depot.exemple', 'pg.tgz'].join('/')}",`,
  ])('is caught when planted: %s', (text) => {
    expect(localMentions(planted('a.md', `voir\n${text}`))).toHaveLength(1)
  })

  it.each([
    'https://exemple.fr/home/donnees',
    'import a from "../catalogue/registry.ts"',
    'WORKDIR /home/node',
  ])('lets pass: %s', (text) => {
    expect(localMentions(planted('a.md', text))).toEqual([])
  })
})

describe('lock file', () => {
  it('names every optional package, so that npm ci runs', () => {
    const lock = files.find(({ path }) => path === 'package-lock.json')
    expect(lock).toBeDefined()
    expect(forgottenPackages(lock?.text ?? '')).toEqual([])
  })

  it('is caught when it forgets one', () => {
    const entry = (optionalDependencies: Record<string, string>) => ({ optionalDependencies })
    const packages = { 'node_modules/a': entry({ 'a-linux': '1', 'a-mac': '1' }), 'node_modules/a-linux': {} }
    expect(forgottenPackages(JSON.stringify({ packages }))).toEqual(['a-mac'])
  })
})
