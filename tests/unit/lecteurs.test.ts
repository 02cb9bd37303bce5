import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  campagneOfRentree,
  isCampagneFuture,
  lastOpeningDay,
  libelleCampagne,
} from '../../data/catalogue/model/campagne.ts'
import * as lecteurs from '../../data/catalogue/model/lecteurs.ts'
import { parseCodeCommune, parseDepartement } from '../../data/catalogue/model/territoire-code.ts'
import {
  isUaiDemonstration,
  letterOfUai,
  parseUai,
  uaiOfDemonstration,
} from '../../data/catalogue/model/uai.ts'
import { type Lecteur, Marque, Refus } from '../../data/catalogue/model/valeur.ts'

/** What a reader makes of a cell, in one word. */
function read(lecteur: Lecteur, cellule: string) {
  const value = lecteur(cellule)
  if (value instanceof Refus) return `refus:${value.code}`
  return value instanceof Marque ? `statut:${value.statut}` : value
}

describe('absences', () => {
  it.each(['', 'nc', 'NC', 'n.c.', 'ND', 'n.d.', '#N/A', 'Null', 'NULL', 'NaN', '-'])(
    '%j says nothing',
    (cellule) => {
      expect(lecteurs.isAbsence(cellule)).toBe(true)
    },
  )

  it.each(['0', 'ss', 'ns', 's.o.', 'non', 'nca', '--', 'null 1'])('%j says something', (cellule) => {
    expect(lecteurs.isAbsence(cellule)).toBe(false)
  })
})

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['93,4', 93.4],
    ['93.4', 93.4],
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['1\u202f234', 1234],
    ['-2', -2],
    ['+2', 2],
    ['1e3', 1000],
    ['0', 0],
    ['ss', 'statut:secret'],
    ['NS', 'statut:secret'],
    ['S.O.', 'statut:sans_objet'],
    ['sans objet', 'statut:sans_objet'],
    ['1.234,5', 'refus:nombre_illisible'],
    ['1,2,3', 'refus:nombre_illisible'],
    ['12 %', 'refus:nombre_illisible'],
    ['0x10', 'refus:nombre_illisible'],
    ['Infinity', 'refus:nombre_illisible'],
    ['.5', 'refus:nombre_illisible'],
    ['12-14', 'refus:nombre_illisible'],
  ])('%j is %j', (cellule, value) => {
    expect(read(lecteurs.decimal(), cellule)).toBe(value)
  })

  it('never give an infinity', () => {
    expect(read(lecteurs.decimal(), '1e999')).toBe('refus:nombre_illisible')
  })

  it('include their bounds', () => {
    const lecteur = lecteurs.decimal({ min: 0, max: 10 })
    expect(['0', '10', '-0.1', '10,1'].map((cellule) => read(lecteur, cellule))).toEqual([
      0,
      10,
      'refus:valeur_trop_petite',
      'refus:valeur_trop_grande',
    ])
  })

  it.each([
    ['53.0', 53],
    ['53,00', 53],
    ['53', 53],
    ['53.4', 'refus:entier_attendu'],
    ['-1', 'refus:valeur_trop_petite'],
    ['ss', 'statut:secret'],
  ])('%j is the whole number %j', (cellule, value) => {
    expect(read(lecteurs.entier({ min: 0 }), cellule)).toBe(value)
  })

  it('are read back whatever the French or English writing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 999 }),
        (whole, decimals) => {
          const text = `${whole}.${String(decimals).padStart(3, '0')}`
          const expected = Number(text)
          expect(read(lecteurs.decimal(), text)).toBe(expected)
          expect(read(lecteurs.decimal(), text.replace('.', ','))).toBe(expected)
          const french = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 3 }).format(expected)
          expect(read(lecteurs.decimal(), french)).toBe(expected)
        },
      ),
    )
  })
})

describe('texts, lists, dates', () => {
  it('trims and gathers spaces, limits the length', () => {
    expect(read(lecteurs.texte(), '  a \n\t b\u00a0 c ')).toBe('a b c')
    expect(read(lecteurs.texte(3), 'abcd')).toBe('refus:texte_trop_long')
  })

  it('lists compare without case, accents or punctuation', () => {
    const lecteur = lecteurs.enumere({
      Collège: 'college',
      'Lieu-dit': 'lieu_dit',
      vide: null,
      REP: 'REP',
      'REP+': 'REP+',
    })
    const found = ['COLLEGE', ' collège ', 'LIEU_DIT', 'Vide', 'rep', 'rep+', 'ss', 'lycée'].map((c) =>
      read(lecteur, c),
    )
    expect(found).toEqual([
      'college',
      'college',
      'lieu_dit',
      null,
      'REP',
      'REP+',
      'statut:secret',
      'refus:valeur_inconnue',
    ])
  })

  it('reads yes and no', () => {
    expect(['1', '1.0', 'OUI', 'x', 'Vrai'].map((c) => read(lecteurs.booleen, c))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['0', '0.0', 'non', 'FAUX'].map((c) => read(lecteurs.booleen, c))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(read(lecteurs.booleen, '2')).toBe('refus:oui_non_attendu')
  })

  it.each([
    ['2016-09-01', '2016-09-01'],
    ['2016-09-01T00:00:00+02:00', '2016-09-01'],
    ['01/09/2016', '2016-09-01'],
    ['2016-02-30', 'refus:date_illisible'],
    ['31/11/2016', 'refus:date_illisible'],
    ['2016', 'refus:date_illisible'],
    ['1/9/2016', 'refus:date_illisible'],
  ])('the date %j is %j', (cellule, value) => {
    expect(read(lecteurs.date, cellule)).toBe(value)
  })
})

describe('campaigns', () => {
  it.each([
    ['2022', '2022'],
    [' 2022-2023 ', '2022'],
    ['2022/2023', '2022'],
    ['2022-23', '2022'],
    ['1999-2000', '1999'],
    ['2022-2024', null],
    ['2022-2021', null],
    ['22-23', null],
    ['2022-2023-2024', null],
    ['1822', null],
  ])('the school year %j is %j', (text, campagne) => {
    expect(campagneOfRentree(text)).toBe(campagne)
    expect(read(lecteurs.rentree, text)).toBe(campagne ?? 'refus:campagne_illisible')
  })

  it('are years or quarters', () => {
    expect(['2022', '2018-T1'].map((c) => read(lecteurs.campagne, c))).toEqual(['2022', '2018-T1'])
    expect(['2018-T5', '2018-1', 'referentiel'].map((c) => read(lecteurs.campagne, c))).toEqual(
      Array(3).fill('refus:campagne_illisible'),
    )
  })

  it('of the coming year are in the future', () => {
    const today = new Date('2026-01-02T00:00:00Z')
    expect(['2025', '2026', '2026-T4', '2027', '2027-T1'].map((c) => isCampagneFuture(c, today))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('are named, and have a last opening day', () => {
    expect(['2022', '2018-T1', '2018-T2', 'referentiel'].map(libelleCampagne)).toEqual([
      'rentrée 2022',
      '1er trimestre 2018',
      '2e trimestre 2018',
      'référentiel en vigueur',
    ])
    expect(['2022', '2018-T1', '2018-T2', 'referentiel'].map(lastOpeningDay)).toEqual([
      '2022-12-31',
      '2018-03-31',
      '2018-06-30',
      null,
    ])
  })
})

describe('codes', () => {
  it.each([
    ['035', '35'],
    ['35', '35'],
    ['001', '01'],
    ['01', '01'],
    ['1', '01'],
    ['02A', '2A'],
    ['2a', '2A'],
    ['02B', '2B'],
    ['620', '2A'],
    ['720', '2B'],
    ['971', '971'],
    ['976', '976'],
    ['988', '988'],
    ['975', '975'],
    ['00', null],
    ['000', null],
    ['0', null],
    ['20', null],
    ['020', null],
    ['96', null],
    ['099', null],
    ['979', null],
    ['35238', null],
    ['', null],
  ])('the département %j is %j', (text, code) => {
    expect(parseDepartement(text)).toBe(code)
    expect(read(lecteurs.departement, text)).toBe(code ?? 'refus:departement_inconnu')
  })

  it.each([
    ['35238', '35238'],
    ['1004', '01004'],
    ['2a004', '2A004'],
    ['97105', '97105'],
    ['00000', null],
    ['2C004', null],
    ['352381', null],
    ['3523A', null],
  ])('the commune %j is %j', (text, code) => {
    expect(parseCodeCommune(text)).toBe(code)
    expect(read(lecteurs.codeCommune, text)).toBe(code ?? 'refus:commune_illisible')
  })
})

describe('UAI', () => {
  it('are checked, trimmed and upper-cased', () => {
    expect(['0940176F', ' 0940176f ', '0132572A'].map(parseUai)).toEqual(['0940176F', '0940176F', '0132572A'])
    expect(['0940176G', '940176F', '09401760', '', '0940176FF'].map(parseUai)).toEqual(Array(5).fill(null))
    expect(['0940176G', '094017', '0940176I'].map((c) => read(lecteurs.uai, c))).toEqual([
      'refus:uai_cle_fausse',
      'refus:uai_illisible',
      'refus:uai_cle_fausse',
    ])
  })

  it('have exactly one right letter, never I, O nor Q', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (n) => {
        const digits = String(n).padStart(7, '0')
        const right = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => parseUai(digits + letter) !== null)
        expect(right).toEqual([letterOfUai(digits)])
        expect('IOQ').not.toContain(right[0])
      }),
    )
  })

  it('of the demonstration pass the check and cannot be taken for real ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 699_999 }), (n) => {
        const uai = uaiOfDemonstration(n)
        expect(parseUai(uai)).toBe(uai)
        expect(isUaiDemonstration(uai)).toBe(true)
      }),
    )
    // Prefixes in use: départements, Corsica, overseas, foreign countries.
    for (const prefix of ['001', '095', '620', '720', '971', '976', '983', '984', '987', '988', '099'])
      expect(isUaiDemonstration(`${prefix}0001A`)).toBe(false)
  })
})
