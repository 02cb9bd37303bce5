import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isAbsence } from '../../data/catalogue/model/lecteurs.ts'
import { Marque, Refus } from '../../data/catalogue/model/valeur.ts'
import { equipement } from '../../data/catalogue/sources/equipement.source.ts'
import { COLONNES_EQUIPEMENT } from '../../data/catalogue/sources/shared/equipement-colonnes.ts'
import { completeTotals, contradictionsOf } from '../../data/catalogue/sources/shared/equipement-regles.ts'
import { readmeOf, type TableSchema } from '../../data/schemas/documentation.ts'

const DOSSIER = 'equipement-numerique-etablissement'
const read = (nom: string) =>
  readFileSync(new URL(`../../data/schemas/${DOSSIER}/${nom}`, import.meta.url), 'utf8')
const schema = JSON.parse(read('schema.json')) as TableSchema
type Field = TableSchema['fields'][number]

const MENDER =
  'schema.json and data/catalogue/sources/shared/equipement-colonnes.ts disagree: change the one that is wrong, then run `npm run generate` and `node --import tsx data/schemas/documentation.ts`'
const CLE = ['uai', 'campagne']
const answers = schema.fields.filter(({ name }) => !CLE.includes(name))

const readerOf = (name: string) => {
  const champ = equipement.champs[name]
  if (!champ) throw new Error(`no field ${name} in the source`)
  return champ.lire
}
/** What becomes of a cell, as the ETL reads it. */
const fate = (name: string, cell: string | number): 'value' | 'absence' | 'sans_objet' | 'refused' => {
  if (isAbsence(String(cell))) return 'absence'
  const value = readerOf(name)(String(cell))
  if (value instanceof Refus) return 'refused'
  return value instanceof Marque ? 'sans_objet' : 'value'
}

describe('schema.json', () => {
  it('has the columns of the source: same names, order, types, bounds, values', () => {
    expect(
      schema.fields.map(({ name }) => name),
      MENDER,
    ).toEqual(Object.keys(equipement.champs))
    const declared = ({ type, constraints = {} }: Field) => ({ type, ...constraints })
    const fields = Object.fromEntries(answers.map((field) => [field.name, declared(field)]))
    expect(fields, MENDER).toEqual(COLONNES_EQUIPEMENT)
  })

  it('requires its key, and nothing else', () => {
    expect(schema.primaryKey).toEqual(CLE)
    const required = schema.fields.filter(({ constraints }) => constraints?.required)
    expect(required.map(({ name }) => name)).toEqual(CLE)
    const mandatory = Object.entries(equipement.champs).filter(([, champ]) => champ.obligatoire)
    expect(mandatory.map(([name]) => name)).toEqual(CLE)
    for (const { name } of answers) expect(equipement.champs[name]?.facultatif, name).toBe(true)
  })

  it.each(schema.fields)('$name says in French what it is, with an example that is read', (field) => {
    expect(field.title).toMatch(/^[A-ZÀÉÈ]/)
    expect(field.description).toMatch(/^[A-ZÀÉÈ].{20,}\.$/s)
    expect(`${field.title}${field.description}`, 'typographic apostrophe').not.toContain("'")
    expect(fate(field.name, field.type === 'boolean' ? 'oui' : (field.example as string))).toBe('value')
    if (field.constraints?.pattern) expect(field.example).toMatch(new RegExp(field.constraints.pattern))
  })

  it.each(answers)('$name: what it allows is read, what it forbids is refused', (field) => {
    const { name, type, constraints = {} } = field
    const { minimum, maximum, maxLength } = constraints
    for (const value of constraints.enum ?? []) expect(fate(name, value), value).toBe('value')
    if (constraints.enum) expect(fate(name, 'quelque chose')).toBe('refused')
    if (minimum !== undefined && maximum !== undefined) {
      expect([minimum, maximum, minimum - 1, maximum + 1].map((n) => fate(name, n))).toEqual([
        'value',
        'value',
        'refused',
        'refused',
      ])
      expect(fate(name, '1.5')).toBe(type === 'integer' ? 'refused' : 'value')
    }
    if (maxLength !== undefined) {
      expect(fate(name, 'é'.repeat(maxLength))).toBe('value')
      expect(fate(name, 'é'.repeat(maxLength + 1))).toBe('refused')
    }
    if (type === 'boolean') {
      expect(field.trueValues?.map((text) => readerOf(name)(text))).toEqual([true, true, true, true])
      expect(field.falseValues?.map((text) => readerOf(name)(text))).toEqual([false, false, false, false])
      expect(fate(name, '2')).toBe('refused')
    }
    if (type === 'date')
      expect(['2024-02-29', '2023-02-29'].map((d) => fate(name, d))).toEqual(['value', 'refused'])
  })

  it.each(answers)('$name: a missing answer is one of three, never a zero', ({ name }) => {
    expect(schema.missingValues.map((text) => fate(name, text))).toEqual(['absence', 'absence', 'sans_objet'])
  })

  it('asks of two columns only what the source enforces', () => {
    expect(schema.custom_checks?.length).toBeGreaterThan(5)
    for (const { params } of schema.custom_checks ?? []) {
      expect(params.op).toBe('<=')
      const fault = (part: number) =>
        contradictionsOf({ campagne: '2024', [params.column]: part, [params.column2]: 10 }, '2026-11-23')
      expect(fault(10), params.column).toEqual([])
      expect(fault(11)).toMatchObject([{ code: 'partie_trop_grande', colonne: params.column }])
    }
  })
})

describe('totals', () => {
  it('are added when every part is known, and only then', () => {
    const parts = { terminaux_fixes: 10, ordinateurs_portables: 4, tablettes: 6 }
    expect(completeTotals(parts)).toEqual({ ...parts, terminaux_mobiles: 10, terminaux: 20, ordinateurs: 14 })
    expect(completeTotals({ ...parts, tablettes: null })).toEqual({
      ...parts,
      tablettes: null,
      ordinateurs: 14,
    })
    expect(completeTotals({ terminaux_fixes: 0, terminaux_mobiles: 3 }).terminaux).toBe(3)
    expect(completeTotals({})).toEqual({})
  })

  it('never replace what was written', () => {
    const written = { terminaux: 30, terminaux_fixes: 10, terminaux_mobiles: 15, part_salles_connectees: 50 }
    expect(completeTotals({ ...written, salles: 4, salles_connectees: 2 })).toMatchObject(written)
  })

  it('give the share of the rooms from their numbers', () => {
    expect(completeTotals({ salles: 8, salles_connectees: 7 }).part_salles_connectees).toBe(87.5)
    expect(completeTotals({ salles: 0, salles_connectees: 0 }).part_salles_connectees).toBeUndefined()
  })
})

describe('exemple-valide.csv', () => {
  // No cell of the example holds a quoted comma but one, which has no other quote.
  const lignes = read('exemple-valide.csv').trimEnd().split('\n')
  const cellsOf = (ligne: string) =>
    ligne.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replaceAll('"', '')) ?? []
  const titres = cellsOf(lignes[0] ?? '').slice(0, schema.fields.length)

  it('has every column, and shows each way of not answering', () => {
    expect(titres).toEqual(schema.fields.map(({ name }) => name))
    const cells = lignes.slice(1).flatMap((ligne) => cellsOf(ligne).slice(0, titres.length))
    for (const missing of schema.missingValues) expect(cells).toContain(missing)
  })
})

it('README.md is what the schema says: run `node --import tsx data/schemas/documentation.ts` when this fails', async () => {
  expect(read('README.md')).toBe(await readmeOf(DOSSIER))
})
