import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../config.ts'
import { LICENCES } from '../../data/catalogue/model/source.ts'
import packageJson from '../../package.json' with { type: 'json' }

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8')
const readme = read('README.md')

/** Variables of `config.ts`, each with its default as written there, `null` when it has none. */
const variables = [...read('config.ts').matchAll(/^ {2}([A-Z_]+): z(.*)$/gm)].map(([, name, rule]) => ({
  name: name as string,
  byDefault: /\.default\('?([^')]*)'?\)/.exec(rule as string)?.[1]?.replaceAll('_', '') ?? null,
}))

/** Rows of the table of settings: variable, default, meaning. */
const settings = [...readme.matchAll(/^\| `([A-Z_]+)` *\| (.*?) *\| (.*?) *\|$/gm)].map(
  ([, name, byDefault, meaning]) => ({ name, byDefault: byDefault ?? '', meaning: meaning ?? '' }),
)

/** Commands of the blocks and tables of a text. */
const scriptsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z:]+)/g)].map(([, name]) => name as string),
  ),
]

describe('README.md', () => {
  it('lists the variables of config.ts, and no other', () => {
    expect(variables.length).toBeGreaterThan(5)
    expect(settings.map(({ name }) => name).sort()).toEqual(variables.map(({ name }) => name).sort())
  })

  it.each(variables)('gives the default of $name', ({ name, byDefault }) => {
    const row = settings.find((setting) => setting.name === name)
    expect(row?.meaning).not.toBe('')
    if (byDefault === null) expect(row?.byDefault).not.toContain('`')
    else expect(row?.byDefault).toBe(`\`${byDefault}\``)
  })

  it('tells of every script of package.json, and of no other', () => {
    expect(scriptsIn(readme).sort()).toEqual(Object.keys(packageJson.scripts).sort())
  })

  it('names the licences of the sources', () => {
    expect(Object.values(LICENCES).filter(({ titre }) => !readme.toLowerCase().includes(titre.toLowerCase())))
      // Natural Earth is in the public domain, said in English.
      .toEqual([LICENCES['domaine-public']])
  })

  it('asks for the version of Node that package.json does', () => {
    expect(readme).toContain(`Node ${packageJson.engines.node.replace('>=', '')} or later`)
  })
})

describe('CONTRIBUTING.md', () => {
  it('names scripts that exist', () => {
    const scripts = scriptsIn(read('CONTRIBUTING.md'))
    expect(scripts.length).toBeGreaterThan(3)
    expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([])
  })

  it('names the suffix that the generator looks for, family by family', () => {
    const families = [
      ...read('data/catalogue/generate.ts').matchAll(/folder: '(\w+)',\s*suffix: '([\w.]+)'/g),
    ]
    expect(families.length).toBeGreaterThan(3)
    for (const [, folder, suffix] of families) {
      expect(read('CONTRIBUTING.md')).toMatch(new RegExp(`data/catalogue/${folder}/[^\`]*${suffix}\``))
      expect(existsSync(join(PROJECT_ROOT, `data/catalogue/${folder}`))).toBe(true)
    }
  })
})

describe('Dockerfile', () => {
  it('runs what npm start runs', () => {
    const [, command] = /^CMD (\[.*\])$/m.exec(read('Dockerfile')) ?? []
    expect(JSON.parse(command ?? '[]').join(' ')).toBe(packageJson.scripts.start)
  })
})
