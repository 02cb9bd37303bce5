import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineIndicateur, type Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { changeBetween, type ObservationSuivie } from '../../data/synthese/evolution.ts'
import { type Observation, synthesize } from '../../data/synthese/synthese.ts'

const champ = (nom: string) => ({ genre: 'champ' as const, champ: nom, sources: ['equipement'] })
const indicateur = (mesure: Indicateur['mesure'], autres: Partial<Indicateur> = {}): Indicateur =>
  defineIndicateur({
    id: 'essai',
    composante: 'equipement',
    libelle: 'Indicateur d’essai',
    definition: 'Indicateur déclaré pour un essai seulement.',
    unite: { id: 'nombre', singulier: '', pluriel: '', decimales: 0 },
    grain: 'etablissement',
    population: ['ecole'],
    mesure,
    legende: { genre: 'quantiles', classes: 5 },
    polarite: 'neutre',
    repondantsMin: 1,
    ...autres,
  })

const RATIO = indicateur({
  genre: 'ratio',
  numerateur: champ('terminaux'),
  denominateur: champ('eleves'),
  facteur: 100,
})
const PART = indicateur({ genre: 'part', lecture: champ('fibre'), oui: { vrai: true } })
const SOMME = indicateur({ genre: 'somme', lecture: champ('eleves') })
const MEDIANE = indicateur({ genre: 'mediane', lecture: champ('debit') })

const ratioOf = (pairs: readonly (readonly [number, number] | null)[]): Observation[] =>
  pairs.map((pair, rang) => ({
    code: String(rang),
    type: 'ecole',
    secteur: 'public',
    sans_objet: false,
    repondu: pair !== null,
    numerateur: pair?.[0] ?? null,
    denominateur: pair?.[1] ?? null,
  }))

describe('a ratio is the ratio of the sums', () => {
  it('of the worked example of the method, the silent school being no zero', () => {
    const found = synthesize(RATIO, ratioOf([[30, 60], [10, 40], [20, 80], null]))
    expect(found).toMatchObject({ attendus: 4, repondants: 3, numerateur: 60, denominateur: 180 })
    expect(found.valeur).toBeCloseTo(33.33, 2)
  })

  it('where the mean of the ratios would be 39.2', () => {
    const { valeur } = synthesize(
      RATIO,
      ratioOf([
        [60, 60],
        [10, 100],
        [5, 65],
      ]),
    )
    expect(valeur).toBeCloseTo(33.33, 2)
  })
})

const answer = fc.record({
  code: fc.integer({ min: 0, max: 30 }).map(String),
  repondu: fc.boolean(),
  ailleurs: fc.boolean(),
  valeur: fc.integer({ min: 0, max: 500 }),
  base: fc.integer({ min: 1, max: 500 }),
})

const campaign = fc.uniqueArray(answer, { selector: ({ code }) => code, minLength: 1, maxLength: 25 })

const observe =
  (mesure: Indicateur) =>
  ({
    code,
    repondu,
    ailleurs,
    valeur,
    base,
  }: {
    code: string
    repondu: boolean
    ailleurs: boolean
    valeur: number
    base: number
  }): ObservationSuivie => ({
    code,
    type: 'ecole',
    secteur: 'public',
    sans_objet: false,
    repondu,
    ailleurs,
    lecture: repondu ? (mesure.mesure.genre === 'part' ? String(valeur > 250) : valeur) : null,
    numerateur: repondu ? valeur : null,
    denominateur: repondu ? base : null,
  })

/** Who answers both campaigns was there in both. */
function follow(avant: ObservationSuivie[], apres: ObservationSuivie[]) {
  const answering = (list: ObservationSuivie[]) =>
    new Set(list.filter((o) => o.repondu).map(({ code }) => code))
  const [before, after] = [answering(avant), answering(apres)]
  const mark = (o: ObservationSuivie, others: Set<string>) => ({
    ...o,
    ailleurs: o.ailleurs || (o.repondu && others.has(o.code)),
  })
  return [avant.map((o) => mark(o, after)), apres.map((o) => mark(o, before))] as const
}

describe.each([
  ['ratio', RATIO],
  ['part', PART],
  ['somme', SOMME],
  ['mediane', MEDIANE],
])('the change of a %s between two campaigns', (_, mesure) => {
  it('splits exactly', () => {
    let split = 0
    fc.assert(
      fc.property(campaign, campaign, fc.boolean(), (avant, apres, rupture) => {
        const [first, second] = follow(avant.map(observe(mesure)), apres.map(observe(mesure)))
        const change = changeBetween(mesure, first, second, rupture)
        if (!change) return
        split += 1
        const parts = Object.values(change.parts).reduce((a, b) => a + b, 0)
        expect(parts).toBeCloseTo(change.total, 6)
        expect(change.avant).toBeCloseTo(synthesize(mesure, first).valeur ?? 0, 6)
        expect(change.apres).toBeCloseTo(synthesize(mesure, second).valeur ?? 0, 6)
        expect(rupture ? change.parts.reel : change.parts.methode).toBe(0)
      }),
    )
    expect(split).toBeGreaterThan(10)
  })

  it('is entirely real when the same units answer both', () => {
    const before = [{ code: '1', repondu: true, ailleurs: true, valeur: 300, base: 100 }].map(observe(mesure))
    const after = [{ code: '1', repondu: true, ailleurs: true, valeur: 200, base: 100 }].map(observe(mesure))
    const change = changeBetween(mesure, before, after, false)
    expect(change?.parts.reel).toBe(change?.total)
    expect(change?.total).toBeLessThan(0)
  })
})

describe('the bounds of a share', () => {
  it('contain every completion of the missing answers', () => {
    fc.assert(
      fc.property(campaign, fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), (answers, guesses) => {
        const observed = answers.map(observe(PART))
        const found = synthesize(PART, observed)
        const completed = observed.map((o, rang) =>
          o.repondu ? o : { ...o, repondu: true, lecture: String(guesses[rang]) },
        )
        const truth = synthesize(PART, completed).valeur as number
        expect(truth).toBeGreaterThanOrEqual((found.borne_basse as number) - 1e-9)
        expect(truth).toBeLessThanOrEqual((found.borne_haute as number) + 1e-9)
      }),
    )
  })
})

describe.each([RATIO, PART, SOMME, MEDIANE])('$mesure.genre', (mesure) => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(campaign, (answers) => {
        const observed = answers.map(observe(mesure))
        const reversed = synthesize(mesure, [...observed].reverse())
        expect(reversed).toEqual(synthesize(mesure, observed))
      }),
    )
  })
})
