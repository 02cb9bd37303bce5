import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Champs, Reduction, Releve } from '../../data/catalogue/model/source.ts'
import { Refus } from '../../data/catalogue/model/valeur.ts'
import { Reducteur } from '../../etl/steps/reduce.ts'

const REDUCTION: Reduction = {
  compte: 'semaines',
  rangs: 53,
  rang: ({ semaine }) => Number(semaine),
  maximum: ['pointe'],
}

const row = (code: string, valeurs: Champs, campagne = '2019'): Releve => ({
  niveau: 'etablissement',
  code,
  campagne,
  valeurs,
})

/** Adds lines (code, week, visits) to a new reducer; gives it with what each line was answered. */
function reduce(lignes: readonly (readonly [string, number, number | null])[]) {
  const reducteur = new Reducteur(REDUCTION)
  const reponses = lignes.map(([code, semaine, visites], i) =>
    reducteur.add([row(code, { visites, pointe: visites })], { semaine }, i + 2),
  )
  return { reponses, rows: [...reducteur.rows()] }
}

describe('lines of a unit', () => {
  it('become one row: sums, maxima, how many, and the first line', () => {
    const { rows, reponses } = reduce([
      ['A', 0, 10],
      ['B', 0, 5],
      ['A', 1, 30],
      ['A', 52, 20],
    ])
    expect(reponses).toEqual([null, null, null, null])
    expect(rows).toEqual([
      { ...row('A', { semaines: 3, visites: 60, pointe: 30 }), statuts: null, ligne: 2 },
      { ...row('B', { semaines: 1, visites: 5, pointe: 5 }), statuts: null, ligne: 3 },
    ])
  })

  it('keep their campaigns apart', () => {
    const reducteur = new Reducteur(REDUCTION)
    reducteur.add([row('A', { visites: 1 }, '2019')], { semaine: 3 }, 2)
    reducteur.add([row('A', { visites: 2 }, '2020')], { semaine: 3 }, 3)
    expect([...reducteur.rows()].map(({ campagne, valeurs }) => [campagne, valeurs.visites])).toEqual([
      ['2019', 1],
      ['2020', 2],
    ])
  })

  it('are silent when all of them are: a missing answer is no zero', () => {
    const { rows } = reduce([
      ['A', 0, null],
      ['A', 1, null],
      ['B', 0, null],
      ['B', 1, 0],
    ])
    expect(rows.map(({ valeurs }) => valeurs)).toEqual([
      { semaines: 2, visites: null, pointe: null },
      { semaines: 2, visites: 0, pointe: 0 },
    ])
  })

  it('told twice for one rank are refused the second time, and not counted', () => {
    const { rows, reponses } = reduce([
      ['A', 31, 10],
      ['A', 32, 10],
      ['A', 31, 999],
      ['B', 31, 1],
    ])
    expect(reponses[2]).toBeInstanceOf(Refus)
    expect((reponses[2] as Refus).motif).toMatch(/ligne 2$/)
    expect(rows[0]?.valeurs).toEqual({ semaines: 2, visites: 20, pointe: 10 })
  })
})

describe('a declaration at fault', () => {
  const add = (valeurs: Champs, semaine: number) => () =>
    new Reducteur(REDUCTION).add([row('A', valeurs)], { semaine }, 2)

  it('is told at once', () => {
    expect(add({ nom: 'Rennes' }, 0)).toThrow(/field nom cannot be added up/)
    expect(add({ visites: 1 }, 53)).toThrow(/rank out of range: 53/)
    expect(add({ visites: 1 }, Number.NaN)).toThrow(/rank out of range/)
  })
})

describe('whatever the lines', () => {
  const ligne = fc.tuple(
    fc.nat({ max: 6000 }).map((n) => `U${n}`),
    fc.nat({ max: 52 }),
    fc.option(fc.nat({ max: 100_000 })),
  )

  it('the rows are those of a plain grouping, in any order', () => {
    fc.assert(
      fc.property(fc.array(ligne, { maxLength: 400 }), fc.nat(), (lignes, graine) => {
        const unique = [...new Map(lignes.map((l) => [`${l[0]}|${l[1]}`, l])).values()]
        const shuffled = [...unique].sort(
          (a, b) => ((a[1] * 7919 + graine) % 97) - ((b[1] * 7919 + graine) % 97),
        )
        const totals = (list: typeof lignes) =>
          new Map(reduce(list).rows.map(({ code, valeurs }) => [code, valeurs]))
        const expected = new Map<string, Champs>()
        for (const [code, , visites] of unique) {
          const known = expected.get(code) ?? { semaines: 0, visites: null, pointe: null }
          expected.set(code, {
            semaines: Number(known.semaines) + 1,
            visites: visites === null ? (known.visites ?? null) : Number(known.visites) + visites,
            pointe: visites === null ? (known.pointe ?? null) : Math.max(Number(known.pointe), visites),
          })
        }
        expect(totals(unique)).toEqual(expected)
        expect(totals(shuffled)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('more units than the first arrays hold change nothing', () => {
    const { rows } = reduce(Array.from({ length: 9000 }, (_, i) => [`U${i}`, i % 53, i] as const))
    expect(rows).toHaveLength(9000)
    expect(rows.every(({ valeurs }, i) => valeurs.visites === i && valeurs.semaines === 1)).toBe(true)
  })
})
