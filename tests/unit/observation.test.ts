import { describe, expect, test } from 'vitest'
import type { LectureChamp } from '../../data/catalogue/model/mesure.ts'
import { diviser, type LigneRecue, type Observation, observer } from '../../server/queries/observation.ts'

const lecture: LectureChamp = { genre: 'champ', champ: 'ips', sources: ['a', 'b'] }
const imports = new Map([
  ['a', 1],
  ['b', 2],
])
const ligne = (
  source: string,
  valeurs: LigneRecue['valeurs'],
  statuts: LigneRecue['statuts'] = null,
): LigneRecue => ({ source, import_id: imports.get(source) ?? 0, ligne: 10, valeurs, statuts })

describe('what is known of a unit', () => {
  test('a value, with the line it comes from', () => {
    expect(observer(lecture, [ligne('a', { ips: 100 })], imports)).toEqual({
      valeur: 100,
      statut: 'publie',
      source: 'a',
      import_id: 1,
      ligne: 10,
    })
  })

  test.each([
    [0, 'publie'],
    [false, 'publie'],
    ['', 'publie'],
    [null, 'non_communique'],
  ])('%j is %s: only a blank is an absence', (valeur, statut) => {
    expect(observer(lecture, [ligne('a', { ips: valeur })], imports)).toMatchObject({ valeur, statut })
  })

  test('the first source of the list that answers wins, whatever the order of the lines', () => {
    const lignes = [ligne('b', { ips: 2 }), ligne('a', { ips: 1 })]
    expect(observer(lecture, lignes, imports)).toMatchObject({ valeur: 1, source: 'a' })
    expect(observer(lecture, [ligne('b', { ips: 2 }), ligne('a', { ips: null })], imports)).toMatchObject({
      valeur: 2,
      source: 'b',
    })
  })

  test('a written status says more than a blank', () => {
    const lignes = [ligne('a', { ips: null }), ligne('b', { ips: null }, { ips: 'secret' })]
    expect(observer(lecture, lignes, imports)).toMatchObject({ statut: 'secret', source: 'b' })
  })

  test('a column the file did not have was not collected', () => {
    expect(observer(lecture, [ligne('a', { eleves: 3 })], imports)).toMatchObject({
      statut: 'non_disponible',
    })
  })

  test('no line in an imported source: expected and silent', () => {
    expect(observer(lecture, [], imports)).toEqual({
      valeur: null,
      statut: 'non_communique',
      source: 'a',
      import_id: 1,
      ligne: null,
    })
  })

  test('no line in an exhaustive list: the declared value', () => {
    const exhaustive = { ...lecture, absent: 'aucune' }
    expect(observer(exhaustive, [], imports)).toMatchObject({
      valeur: 'aucune',
      statut: 'publie',
      ligne: null,
    })
  })

  test('no source imported: nothing can be said', () => {
    expect(observer(lecture, [ligne('a', { ips: 100 })], new Map())).toBeNull()
  })
})

describe('a ratio of one unit', () => {
  const dit = (valeur: number): Observation => ({
    valeur,
    statut: 'publie',
    source: 'a',
    import_id: 1,
    ligne: 1,
  })
  const tu: Observation = { valeur: null, statut: 'secret', source: 'b', import_id: 2, ligne: 4 }

  test('is multiplied by its factor and rid of binary noise', () => {
    expect(diviser(dit(1), dit(3), 100)).toMatchObject({ valeur: 33.333333, statut: 'publie' })
  })

  test('is never made from a missing part', () => {
    expect(diviser(dit(1), tu, 100)).toEqual({ ...tu, valeur: null })
    expect(diviser(tu, dit(1), 100)).toEqual({ ...tu, valeur: null })
  })

  test('has no object when there is nothing to divide by', () => {
    expect(diviser(dit(1), dit(0), 100)).toMatchObject({ valeur: null, statut: 'sans_objet' })
  })
})
