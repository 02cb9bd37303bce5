import { describe, expect, test } from 'vitest'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { LectureChamp } from '../../data/catalogue/model/mesure.ts'
import { type LigneRecue, type Observation, observe } from '../../data/synthese/observer.ts'
import { divide, observeIndicateur } from '../../server/queries/observation.ts'

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
    expect(observe(lecture, { lignes: [ligne('a', { ips: 100 })], imports })).toEqual({
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
    expect(observe(lecture, { lignes: [ligne('a', { ips: valeur })], imports })).toMatchObject({
      valeur,
      statut,
    })
  })

  test('the first source of the list that answers wins, whatever the order of the lines', () => {
    const lignes = [ligne('b', { ips: 2 }), ligne('a', { ips: 1 })]
    expect(observe(lecture, { lignes: lignes, imports })).toMatchObject({ valeur: 1, source: 'a' })
    expect(
      observe(lecture, { lignes: [ligne('b', { ips: 2 }), ligne('a', { ips: null })], imports }),
    ).toMatchObject({
      valeur: 2,
      source: 'b',
    })
  })

  test('a written status says more than a blank', () => {
    const lignes = [ligne('a', { ips: null }), ligne('b', { ips: null }, { ips: 'secret' })]
    expect(observe(lecture, { lignes: lignes, imports })).toMatchObject({ statut: 'secret', source: 'b' })
  })

  test('a column the file did not have was not collected', () => {
    expect(observe(lecture, { lignes: [ligne('a', { eleves: 3 })], imports })).toMatchObject({
      statut: 'non_disponible',
    })
  })

  test('no line in an imported source: expected and silent', () => {
    expect(observe(lecture, { lignes: [], imports })).toEqual({
      valeur: null,
      statut: 'non_communique',
      source: 'a',
      import_id: 1,
      ligne: null,
    })
  })

  test('no line in an exhaustive list: the declared value', () => {
    const exhaustive = { ...lecture, absent: 'aucune' }
    expect(observe(exhaustive, { lignes: [], imports })).toMatchObject({
      valeur: 'aucune',
      statut: 'publie',
      ligne: null,
    })
  })

  test('a blank in an exhaustive list is the declared value, a written status is not', () => {
    const exhaustive = { ...lecture, absent: 'aucune' }
    expect(observe(exhaustive, { lignes: [ligne('a', { ips: null })], imports })).toMatchObject({
      valeur: 'aucune',
    })
    expect(
      observe(exhaustive, { lignes: [ligne('a', { ips: null }, { ips: 'secret' })], imports }),
    ).toMatchObject({
      valeur: null,
      statut: 'secret',
    })
  })

  test('no source imported: nothing can be said', () => {
    expect(observe(lecture, { lignes: [ligne('a', { ips: 100 })], imports: new Map() })).toBeNull()
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
    expect(divide(dit(1), dit(3), 100)).toMatchObject({ valeur: 33.333333, statut: 'publie' })
  })

  test('is never made from a missing part', () => {
    expect(divide(dit(1), tu, 100)).toEqual({ ...tu, valeur: null })
    expect(divide(tu, dit(1), 100)).toEqual({ ...tu, valeur: null })
  })

  test('has no object when there is nothing to divide by', () => {
    expect(divide(dit(1), dit(0), 100)).toMatchObject({ valeur: null, statut: 'sans_objet' })
  })
})

describe('the quadrant of potential and observed', () => {
  const champ = (nom: string, source: string): LectureChamp => ({
    genre: 'champ',
    champ: nom,
    sources: [source],
  })
  const quadrant = {
    mesure: {
      genre: 'repartition',
      lecture: {
        genre: 'croisement',
        potentiel: { numerateur: champ('fibre', 'arcep'), denominateur: champ('locaux', 'arcep'), seuil: 50 },
        constate: { lecture: champ('debit', 'a'), seuil: 30 },
      },
      classes: [],
    },
  } as unknown as Indicateur
  const commune = (fibre: number | null, locaux: number | null) => ligne('arcep', { fibre, locaux })

  test.each([
    [100, 60, 40, 'fort_rapide'],
    [100, 60, 29, 'fort_lent'],
    [100, 49, 40, 'faible_rapide'],
    [100, 49, 29, 'faible_lent'],
  ])('%i premises, %i with fibre, %i Mbit/s: %s', (locaux, fibre, debit, valeur) => {
    const recu = { lignes: [ligne('a', { debit })], commune: [commune(fibre, locaux)], imports }
    expect(observeIndicateur(quadrant, recu)).toMatchObject({ valeur, statut: 'publie', source: 'a' })
  })

  test('sums the lines of merged communes', () => {
    const recu = {
      lignes: [ligne('a', { debit: 40 })],
      commune: [commune(10, 100), commune(90, 80)],
      imports,
    }
    expect(observeIndicateur(quadrant, recu)).toMatchObject({ valeur: 'fort_rapide' })
  })

  test('says nothing when either side is missing', () => {
    const silence = { valeur: null, statut: 'non_communique' }
    const muette = { lignes: [ligne('a', { debit: null })], commune: [commune(60, 100)], imports }
    expect(observeIndicateur(quadrant, muette)).toMatchObject(silence)
    const ailleurs = { lignes: [ligne('a', { debit: 40 })], commune: [], imports }
    expect(observeIndicateur(quadrant, ailleurs)).toMatchObject(silence)
    const vide = { lignes: [ligne('a', { debit: 40 })], commune: [commune(0, 0)], imports }
    expect(observeIndicateur(quadrant, vide)).toMatchObject(silence)
  })
})
