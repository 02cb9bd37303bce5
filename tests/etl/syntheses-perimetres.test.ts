import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, openBanc } from './support/banc.ts'
import {
  champ,
  communeDe,
  compute,
  computeOn,
  indicateurDe,
  ligneDe,
  set,
  setCommunes,
} from './support/synthese.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

describe('who is expected', () => {
  const somme = indicateurDe({ genre: 'somme', lecture: champ('x') }, { population: ['ecole', 'college'] })
  const reponse = { x: 1 }

  it('open schools of the population only', async () => {
    const lignes = await computeOn(banc, somme, [
      { reponse },
      { reponse, type: 'college' },
      { reponse, type: 'lycee' },
      { reponse, ouvert: false },
    ])
    expect(ligneDe(lignes, 'pays', 'FR')).toMatchObject({ attendus: 2, repondants: 2, valeur: 2 })
  })

  it('those that had opened when the campaign was run', async () => {
    const ecoles = [null, '2022-12-31', '2023-01-01'].map((date_ouverture, i) => ({
      uai: `U${i}`,
      date_ouverture,
    }))
    const id = await set(
      banc,
      ecoles,
      ecoles.map(({ uai }) => ({ code: uai, valeurs: reponse })),
    )
    expect(
      ligneDe(await compute(banc, id, somme, { ouvertAvant: '2022-12-31' }), 'pays', 'FR').attendus,
    ).toBe(2)
    expect(ligneDe(await compute(banc, id, somme), 'pays', 'FR').attendus).toBe(3)
  })

  it('is crossed with type and sector, whose parts add up', async () => {
    const lignes = await computeOn(banc, somme, [
      { reponse },
      { reponse, secteur: 'prive' },
      { reponse, type: 'college' },
      { reponse, type: 'college', secteur: 'prive' },
      { reponse, type: 'college', secteur: 'prive' },
    ])
    const total = (type: string, secteur: string) => ligneDe(lignes, 'region', '84', type, secteur).valeur
    expect([total('tous', 'tous'), total('ecole', 'tous'), total('college', 'tous')]).toEqual([5, 2, 3])
    expect([total('tous', 'public'), total('tous', 'prive'), total('college', 'prive')]).toEqual([2, 3, 2])
  })

  it('an answer about a school the annuaire does not know is counted nowhere, and kept', async () => {
    const id = await set(
      banc,
      [{ uai: 'U0' }],
      [
        { code: 'U0', valeurs: reponse },
        { code: 'INCONNU', valeurs: { x: 100 } },
      ],
    )
    expect(ligneDe(await compute(banc, id, somme), 'pays', 'FR')).toMatchObject({
      attendus: 1,
      repondants: 1,
      valeur: 1,
    })
    const { rows } = await banc.connection.pool.query(
      `select r.valeurs from releve r join publication_import i using (import_id) where i.publication_id = $1 and code = 'INCONNU'`,
      [id],
    )
    expect(rows).toEqual([{ valeurs: { x: 100 } }])
  })
})

describe('several sources for one figure', () => {
  const deux = indicateurDe({ genre: 'somme', lecture: { ...champ('x'), sources: ['premiere', 'seconde'] } })

  it('the first that answers is kept; they are neither added nor averaged', async () => {
    const id = await set(
      banc,
      [{ uai: 'U0' }, { uai: 'U1' }, { uai: 'U2' }],
      [
        { code: 'U0', source: 'seconde', valeurs: { x: 70 } },
        { code: 'U0', source: 'premiere', valeurs: { x: 1 } },
        { code: 'U1', source: 'premiere', valeurs: { x: null } },
        { code: 'U1', source: 'seconde', valeurs: { x: 2 } },
        { code: 'U2', source: 'autre', valeurs: { x: 1000 } },
      ],
    )
    expect(ligneDe(await compute(banc, id, deux), 'pays', 'FR')).toMatchObject({
      attendus: 3,
      repondants: 2,
      valeur: 3,
    })
  })

  it('campaigns are never mixed', async () => {
    const id = await set(
      banc,
      [{ uai: 'U0' }],
      [
        { code: 'U0', source: 'premiere', campagne: '2022', valeurs: { x: 1 } },
        { code: 'U0', source: 'premiere', campagne: '2023', valeurs: { x: 5 } },
      ],
    )
    expect(ligneDe(await compute(banc, id, deux, { campagne: '2023' }), 'pays', 'FR').valeur).toBe(5)
    expect(ligneDe(await compute(banc, id, deux, { campagne: '2022' }), 'pays', 'FR').valeur).toBe(1)
  })
})

describe('territories', () => {
  const somme = indicateurDe({ genre: 'somme', lecture: champ('x') })

  it('Paris, Lyon and Marseille: the city is whole, its arrondissements stay within reach', async () => {
    const places = ['75112', '75101', '75112', '69381', '13204'].map((code) => ({
      ...communeDe(code),
      departement: code.slice(0, 2),
    }))
    const lignes = await computeOn(
      banc,
      somme,
      places.map((place, i) => ({ ...place, reponse: { x: 10 ** i } })),
    )
    expect(ligneDe(lignes, 'commune', '75056').valeur).toBe(111)
    expect(ligneDe(lignes, 'arrondissement', '75112').valeur).toBe(101)
    expect(ligneDe(lignes, 'arrondissement', '75101').valeur).toBe(10)
    expect(ligneDe(lignes, 'commune', '69123').valeur).toBe(1000)
    expect(ligneDe(lignes, 'commune', '13055').valeur).toBe(10_000)
    expect(lignes.some(({ niveau, code }) => niveau === 'commune' && code === '75112')).toBe(false)
    expect(lignes.some(({ niveau, code }) => niveau === 'arrondissement' && code === null)).toBe(false)
  })

  it('a school without EPCI or académie counts where it belongs', async () => {
    const lignes = await computeOn(banc, somme, [
      { reponse: { x: 1 } },
      {
        reponse: { x: 2 },
        epci: null,
        academie: null,
        region_academique: null,
        departement: '987',
        region: '987',
        commune: '98735',
      },
    ])
    expect(ligneDe(lignes, 'pays', 'FR').valeur).toBe(3)
    expect(ligneDe(lignes, 'departement', '987').valeur).toBe(2)
    for (const niveau of ['epci', 'academie', 'region_academique'])
      expect(
        lignes
          .filter((l) => l.niveau === niveau && l.type === 'tous' && l.secteur === 'tous')
          .map((l) => l.valeur),
      ).toEqual([1])
  })

  it('answers about communes: the rows of merged communes are summed before anything else', async () => {
    const id = await set(
      banc,
      [],
      [
        { niveau: 'commune', code: '01015', valeurs: { raccordables: 20, locaux: 40 } },
        { niveau: 'commune', code: '01015', valeurs: { raccordables: 10, locaux: 20 } },
        { niveau: 'commune', code: '01004', valeurs: { raccordables: 0, locaux: 40 } },
        { niveau: 'commune', code: '35238', valeurs: { raccordables: 7, locaux: 0 } },
      ],
    )
    await setCommunes(banc, id, ['01015', '01004', '35238', '35001'])
    const fibre = indicateurDe(
      { genre: 'ratio', numerateur: champ('raccordables'), denominateur: champ('locaux'), facteur: 100 },
      { grain: 'commune' },
    )
    const lignes = await compute(banc, id, fibre)
    expect(ligneDe(lignes, 'commune', '01015')).toMatchObject({
      attendus: 1,
      repondants: 1,
      numerateur: 30,
      denominateur: 60,
      valeur: 50,
    })
    expect(ligneDe(lignes, 'departement', '01')).toMatchObject({ attendus: 2, repondants: 2, valeur: 30 })
    expect(ligneDe(lignes, 'departement', '35')).toMatchObject({
      attendus: 1,
      repondants: 0,
      statut: 'non_communique',
    })
    expect(ligneDe(lignes, 'pays', 'FR')).toMatchObject({
      attendus: 3,
      repondants: 2,
      numerateur: 30,
      denominateur: 100,
      valeur: 30,
    })
  })
})

describe('sums', () => {
  const somme = indicateurDe({ genre: 'somme', lecture: champ('x') })
  /** Communes nested in départements, régions and académies; an EPCI may cross a département. */
  const COMMUNES = [
    { commune: '01053', epci: '200071751', departement: '01', academie: '10', region: '84' },
    { commune: '01004', epci: '200071751', departement: '01', academie: '10', region: '84' },
    { commune: '69123', epci: '200046977', departement: '69', academie: '10', region: '84' },
    { commune: '71270', epci: '200071751', departement: '71', academie: '07', region: '27' },
  ]
  const ecole = fc.record({
    place: fc.constantFrom(...COMMUNES),
    type: fc.constantFrom('ecole', 'college', 'lycee'),
    secteur: fc.constantFrom('public', 'prive'),
    x: fc.option(fc.integer({ min: 0, max: 500 })),
  })

  it('of every level, type and sector are those of the level below', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ecole, { minLength: 1, maxLength: 30 }), async (ecoles) => {
        const lignes = await computeOn(
          banc,
          somme,
          ecoles.map(({ place, type, secteur, x }) => ({ ...place, type, secteur, reponse: { x } })),
        )
        const answers = ecoles.flatMap(({ x }) => (x === null ? [] : [x]))
        const sum = (rows: typeof lignes, of: 'valeur' | 'attendus' | 'repondants') =>
          rows.reduce((total, row) => total + (row[of] ?? 0), 0)
        for (const niveau of ['pays', 'region', 'academie', 'departement', 'epci', 'commune']) {
          for (const crossing of [
            (l: (typeof lignes)[0]) => l.type === 'tous' && l.secteur === 'tous',
            (l: (typeof lignes)[0]) => l.type !== 'tous' && l.secteur === 'tous',
            (l: (typeof lignes)[0]) => l.type === 'tous' && l.secteur !== 'tous',
            (l: (typeof lignes)[0]) => l.type !== 'tous' && l.secteur !== 'tous',
          ]) {
            const rows = lignes.filter((l) => l.niveau === niveau && crossing(l))
            expect(sum(rows, 'attendus')).toBe(ecoles.length)
            expect(sum(rows, 'repondants')).toBe(answers.length)
            expect(sum(rows, 'valeur')).toBe(answers.reduce((a, b) => a + b, 0))
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})
