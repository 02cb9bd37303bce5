import { describe, expect, it } from 'vitest'
import { Refus } from '../../data/catalogue/model/valeur.ts'
import { contextOf } from '../../etl/context.ts'

const contexte = contextOf('2022', new Date('2026-11-23T00:00:00Z'))

describe('a commune by its code', () => {
  it.each([
    ['35238', '35238', null],
    ['2A004', '2A004', null],
    ['97105', '97105', null],
    ['98818', '98818', null],
    // Abolished: written as Corsica's single département once was, then merged.
    ['20004', '2A004', null],
    ['01340', '01015', null],
    ['14010', '14654', null],
    ['75112', '75056', '75112'],
    ['69381', '69123', '69381'],
    ['13204', '13055', '13204'],
  ])('%s is today %s', (code, commune, arrondissement) => {
    expect(contexte.commune(code)).toEqual({ commune, arrondissement })
  })

  it('is never guessed', () => {
    const found = contexte.commune('35999')
    expect(found).toBeInstanceOf(Refus)
    expect(found).toMatchObject({
      code: 'commune_inconnue',
      motif: 'aucune commune n’a ou n’a eu le code 35999',
    })
  })
})

describe('a commune by its name', () => {
  it.each([
    ['35', 'RENNES', '35238'],
    ['35', 'St-Malo', '35288'],
    ['75', 'PARIS 12E  ARRONDISSEMENT', '75056'],
    ['69', 'Lyon 3e', '69123'],
    ['54', 'JOEUF', '54280'],
    ['54', 'Jœuf', '54280'],
    ['54', 'VANDOEUVRE LES NANCY', '54547'],
    ['33', 'BORDEAUX CEDEX', '33063'],
    ['2A', 'Ajaccio', '2A004'],
    // Merged, and known by its name within the new commune.
    ['69', 'PIERRE-BENITE', '69149'],
  ])('in %s, %s is %s', (departement, nom, code) => {
    expect(contexte.communeByName(departement, nom)).toBe(code)
  })

  it.each([
    ['35', 'Ville Imaginaire'],
    ['36', 'Rennes'],
    ['00', 'Saint-Pierre'],
  ])('in %s, %s is not guessed', (departement, nom) => {
    expect(contexte.communeByName(departement, nom)).toBeNull()
  })
})
