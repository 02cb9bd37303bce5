import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, openBanc } from './support/banc.ts'
import { champ, computeOn, indicateurDe, ligneDe } from './support/synthese.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const terminauxPourCent = indicateurDe({
  genre: 'ratio',
  numerateur: champ('terminaux'),
  denominateur: champ('eleves'),
  facteur: 100,
})

describe('ratio', () => {
  it('is the ratio of the sums; a silent school is not a zero', async () => {
    const lignes = await computeOn(banc, terminauxPourCent, [
      { reponse: { terminaux: 30, eleves: 60 } },
      { reponse: { terminaux: 10, eleves: 40 } },
      { reponse: { terminaux: 20, eleves: 80 } },
      { reponse: { eleves: 40 } },
    ])
    const ain = ligneDe(lignes, 'departement', '01')
    expect(ain).toMatchObject({
      attendus: 4,
      repondants: 3,
      statut: 'publie',
      numerateur: 60,
      denominateur: 180,
    })
    expect(ain.valeur).toBeCloseTo(33.33, 2)
  })

  it('is not the mean of the ratios', async () => {
    const lignes = await computeOn(banc, terminauxPourCent, [
      { reponse: { terminaux: 60, eleves: 60 } },
      { reponse: { terminaux: 10, eleves: 100 } },
      { reponse: { terminaux: 5, eleves: 65 } },
    ])
    const mean = (100 + 10 + 500 / 65) / 3
    expect(mean).toBeCloseTo(39.2, 1)
    expect(ligneDe(lignes, 'departement', '01').valeur).toBeCloseTo(33.3, 1)
  })

  it('does not apply to a school without pupils, and its terminals are not counted', async () => {
    const lignes = await computeOn(banc, terminauxPourCent, [
      { reponse: { terminaux: 10, eleves: 100 } },
      { reponse: { terminaux: 7, eleves: 0 } },
      { commune: '01004', reponse: { terminaux: 3, eleves: 0 } },
    ])
    expect(ligneDe(lignes, 'departement', '01')).toMatchObject({
      attendus: 1,
      repondants: 1,
      valeur: 10,
      numerateur: 10,
    })
    expect(ligneDe(lignes, 'commune', '01004')).toMatchObject({
      attendus: 0,
      repondants: 0,
      statut: 'sans_objet',
      valeur: null,
    })
  })
})

describe('part', () => {
  const filtrage = indicateurDe({ genre: 'part', lecture: champ('filtrage'), oui: { vrai: true } })

  it('is the share of the answers, between what silence could hide', async () => {
    const lignes = await computeOn(banc, filtrage, [
      { reponse: { filtrage: true } },
      { reponse: { filtrage: true } },
      { reponse: { filtrage: false } },
      {},
      { reponse: { filtrage: null } },
    ])
    expect(ligneDe(lignes, 'departement', '01')).toMatchObject({
      attendus: 5,
      repondants: 3,
      statut: 'publie',
      valeur: 200 / 3,
      borne_basse: 40,
      borne_haute: 80,
      numerateur: 2,
      denominateur: 3,
    })
  })

  it.each([
    [{ operateur: '>=', seuil: 8 } as const, 50],
    [{ operateur: '>', seuil: 8 } as const, 25],
    [{ operateur: '<', seuil: 8 } as const, 50],
    [{ operateur: '<=', seuil: 8 } as const, 75],
  ])('compares numbers as numbers: %j', async (oui, valeur) => {
    const debit = indicateurDe({ genre: 'part', lecture: champ('debit'), oui })
    const lignes = await computeOn(
      banc,
      debit,
      [7, 8, 10, 2].map((debit) => ({ reponse: { debit } })),
    )
    expect(ligneDe(lignes, 'pays', 'FR').valeur).toBe(valeur)
  })

  it('takes absence from an exhaustive list for an answer, and a status for a silence', async () => {
    const rep = indicateurDe({
      genre: 'part',
      lecture: { ...champ('ep'), absent: 'aucune' },
      oui: { parmi: ['REP', 'REP+'] },
    })
    const lignes = await computeOn(banc, rep, [
      { reponse: { ep: 'REP' } },
      { reponse: { ep: 'REP+' } },
      {},
      { statuts: { ep: 'secret' } },
    ])
    expect(ligneDe(lignes, 'pays', 'FR')).toMatchObject({
      attendus: 4,
      repondants: 3,
      numerateur: 2,
      borne_basse: 50,
      borne_haute: 75,
    })
  })
})

describe('repartition', () => {
  it('counts every expected school, those that did not answer in a class of their own', async () => {
    const acces = indicateurDe(
      {
        genre: 'repartition',
        lecture: champ('acces'),
        classes: ['adsl', 'fibre', 'aucun'].map((id) => ({ id, libelle: id })),
      },
      { legende: { genre: 'categorielle' } },
    )
    const lignes = await computeOn(banc, acces, [
      { reponse: { acces: 'fibre' } },
      { reponse: { acces: 'fibre' } },
      { reponse: { acces: 'adsl' } },
      { reponse: { acces: null } },
      { reponse: { acces: 'satellite' } },
      {},
      { commune: '01004' },
    ])
    expect(ligneDe(lignes, 'departement', '01')).toMatchObject({
      attendus: 7,
      repondants: 4,
      valeur: 1,
      // An answer that no class names is in none: the classes always make up the schools expected.
      repartition: { adsl: 1, fibre: 2, aucun: 0, nc: 4 },
    })
    expect(ligneDe(lignes, 'commune', '01004')).toMatchObject({
      valeur: null,
      statut: 'non_communique',
      repartition: { adsl: 0, fibre: 0, aucun: 0, nc: 1 },
    })
  })
})

describe('mediane and somme', () => {
  it('a median comes with its deciles', async () => {
    const debit = indicateurDe({ genre: 'mediane', lecture: champ('debit') })
    const lignes = await computeOn(banc, debit, [
      ...Array.from({ length: 11 }, (_, i) => ({ reponse: { debit: i * 10 } })),
      {},
    ])
    expect(ligneDe(lignes, 'pays', 'FR')).toMatchObject({
      attendus: 12,
      repondants: 11,
      valeur: 50,
      decile_1: 10,
      decile_9: 90,
    })
  })

  it('a sum is never extrapolated, and a zero is a measurement', async () => {
    const tableaux = indicateurDe({ genre: 'somme', lecture: champ('tableaux') })
    const lignes = await computeOn(banc, tableaux, [
      { reponse: { tableaux: 4 } },
      { reponse: { tableaux: 0 } },
      { reponse: { tableaux: null } },
    ])
    expect(ligneDe(lignes, 'pays', 'FR')).toMatchObject({
      attendus: 3,
      repondants: 2,
      valeur: 4,
      statut: 'publie',
    })
  })
})

describe('statuses', () => {
  const indicateur = indicateurDe(
    { genre: 'somme', lecture: champ('x') },
    { repondantsMin: 3, couvertureMin: 0.5 },
  )
  const ecoles = (answers: number, silent: number, others = 0) => [
    ...Array.from({ length: answers }, () => ({ reponse: { x: 1 } })),
    ...Array.from({ length: silent }, () => ({})),
    ...Array.from({ length: others }, () => ({ statuts: { x: 'sans_objet' } })),
  ]

  it.each([
    [3, 0, 0, 'publie', 3],
    [3, 3, 0, 'publie', 3],
    [3, 4, 0, 'couverture_insuffisante', 3],
    [3, 3, 5, 'publie', 3],
    [2, 0, 0, 'secret', null],
    [1, 9, 0, 'secret', null],
    [0, 4, 0, 'non_communique', null],
    [0, 0, 4, 'sans_objet', null],
  ])('%i answers, %i silences, %i not applicable: %s', async (answers, silent, others, statut, valeur) => {
    const lignes = await computeOn(banc, indicateur, ecoles(answers, silent, others))
    expect(ligneDe(lignes, 'departement', '01')).toMatchObject({
      attendus: answers + silent,
      repondants: answers,
      statut,
      valeur,
      numerateur: valeur,
    })
  })

  it('a secret shows neither share nor bound', async () => {
    const part = indicateurDe(
      { genre: 'part', lecture: champ('x'), oui: { vrai: true } },
      { repondantsMin: 3 },
    )
    const lignes = await computeOn(banc, part, [{ reponse: { x: true } }, { reponse: { x: true } }, {}])
    const { statut, valeur, borne_basse, borne_haute, numerateur, denominateur } = ligneDe(
      lignes,
      'pays',
      'FR',
    )
    expect([statut, valeur, borne_basse, borne_haute, numerateur, denominateur]).toEqual([
      'secret',
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
