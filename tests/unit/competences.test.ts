import { describe, expect, test } from 'vitest'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { competenceOf } from '../../data/reference/competences.ts'

test.each<[Niveau, string, string[]]>([
  ['commune', '35238', ['ecole']],
  ['departement', '35', ['college']],
  ['region', '53', ['lycee', 'erea']],
  ['region', '94', ['college', 'lycee', 'erea']],
  ['departement', '2A', []],
  ['departement', '2B', []],
  ['commune', '2A004', ['ecole']],
  ['commune', '75056', ['ecole', 'college']],
  ['departement', '75', ['ecole', 'college']],
  ['region', '11', ['lycee', 'erea']],
  ['commune', '69123', ['ecole']],
  ['departement', '69', ['college']],
  ['epci', '200046977', ['college']],
  ['epci', '243500139', []],
  ['departement', '67', ['college']],
  ['region', '01', ['lycee', 'erea']],
  ['departement', '971', ['college']],
  ['departement', '974', ['college']],
  ['region', '04', ['lycee', 'erea']],
  ['departement', '972', ['college', 'lycee', 'erea']],
  ['region', '02', ['college', 'lycee', 'erea']],
  ['departement', '973', ['college', 'lycee', 'erea']],
  ['departement', '976', ['college', 'lycee', 'erea']],
  ['departement', '975', []],
  ['region', '988', []],
  ['commune', '97502', []],
  ['commune', '98735', []],
  ['commune', '97411', ['ecole']],
  ['academie', '14', []],
  ['arrondissement', '75101', []],
  ['pays', 'FR', []],
])('%s %s', (niveau, code, types) => {
  expect(competenceOf(niveau, code).types).toEqual(types)
})

describe('what is not ordinary is said', () => {
  test('the authority of Corsica, of Alsace and of Lyon', () => {
    expect(competenceOf('region', '94').autorite).toBe('la collectivité de Corse')
    expect(competenceOf('departement', '2A')).toMatchObject({ autorite: null, note: expect.any(String) })
    expect(competenceOf('departement', '68').autorite).toContain('Alsace')
    expect(competenceOf('departement', '69').note).toContain('200046977')
  })

  test('nothing is presumed of a collectivité d’outre-mer', () => {
    expect(competenceOf('departement', '987')).toMatchObject({ types: [], autorite: null })
    expect(competenceOf('departement', '987').note).toContain('Polynésie française')
  })
})

test('the name of an overseas collectivité stands in its sentence', () => {
  expect(competenceOf('departement', '987').note).toMatch(
    /^Le statut de la Polynésie française est particulier : /,
  )
  expect(competenceOf('departement', '984').note).toMatch(/^Le statut des Terres australes /)
})
