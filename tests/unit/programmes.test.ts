import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROGRAMMES } from '../../data/catalogue/index.generated.ts'
import { semaineScolaire, trimestreOf } from '../../data/catalogue/model/campagne.ts'
import {
  defineProgramme,
  indicateurOfProgramme,
  periodeOfProgramme,
} from '../../data/catalogue/model/programme.ts'
import { Refus } from '../../data/catalogue/model/valeur.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import type { TableSchema } from '../../data/schemas/documentation.ts'
import { driftedPages } from '../../docs/generate.ts'
import { contextOf } from '../../etl/context.ts'

const essai = (reste: Partial<Parameters<typeof defineProgramme>[0]> = {}) =>
  defineProgramme({
    id: 'essai',
    libelle: 'Essai',
    genre: 'experimentation',
    operateur: 'Ministère',
    description: 'Un programme qui n’existe que dans les tests.',
    debut: null,
    fin: null,
    perimetre: 'nulle part',
    cibles: ['ecole'],
    document: { titre: 'Rien', url: null },
    ...reste,
  })

describe('weeks', () => {
  it.each([
    ['2019-09-02', '2019', 0],
    ['2019-09-09', '2019', 1],
    ['2020-08-24', '2019', 51],
    // Monday in August, Thursday in September: the week of the rentrée.
    ['2026-08-31', '2026', 0],
    ['2025-08-25', '2024', 51],
    ['2025-01-01', '2024', 17],
  ])('the week of %s is of school year %s, rank %i', (jour, campagne, rang) => {
    expect(semaineScolaire(jour)).toEqual({ campagne, rang })
  })

  it('have one rank each, whichever day names them, for ten years', () => {
    const vus = new Set<string>()
    for (let i = 0; i < 522; i++) {
      const lundi = new Date(Date.UTC(2019, 8, 2 + 7 * i)).toISOString().slice(0, 10)
      const dimanche = new Date(Date.UTC(2019, 8, 8 + 7 * i)).toISOString().slice(0, 10)
      const { campagne, rang } = semaineScolaire(lundi)
      expect(semaineScolaire(dimanche)).toEqual({ campagne, rang })
      expect(rang).toBeLessThan(53)
      vus.add(`${campagne}|${rang}`)
    }
    expect(vus.size).toBe(522)
  })

  it('quarters are told from a day', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(trimestreOf)).toEqual([
      '2026-T1',
      '2026-T1',
      '2026-T2',
      '2026-T4',
    ])
  })
})

describe('indicator of a programme', () => {
  it('reads as a quantity', () => {
    const labels = PROGRAMMES.flatMap((programme) => indicateurOfProgramme(programme)?.libelle ?? [])
    expect(labels).toContain('Part des écoles équipées par le SNEE')
    expect(labels.every((libelle) => libelle.startsWith('Part des '))).toBe(true)
  })

  it.each([
    [['ecole'], 'Part des écoles participant à Essai'],
    [['lycee', 'ecole'], 'Part des écoles et lycées participant à Essai'],
    [['ecole', 'college', 'lycee'], 'Part des écoles, collèges et lycées participant à Essai'],
    [['ecole', 'college', 'lycee', 'erea'], 'Part des établissements participant à Essai'],
  ] as const)('%j: %s', (cibles, libelle) => {
    const programme = essai({ cibles: [...cibles], sources: ['programmes'] })
    expect(indicateurOfProgramme(programme)?.libelle).toBe(libelle)
  })

  it('does not exist without a list of schools', () => {
    expect(indicateurOfProgramme(essai())).toBeNull()
    const partnerships = PROGRAMMES.filter(({ genre }) => genre === 'partenariat').map(({ id }) => id)
    expect(partnerships).toEqual(expect.arrayContaining(['microsoft_2015', 'metiers_numerique_2024']))
  })

  it.each([
    [{ debut: '2017', fin: '2019' }, '2017 – 2019'],
    [{ debut: '2015-11-26', fin: '2017-05-26' }, '26/11/2015 – 26/05/2017'],
    [{ debut: '2019', fin: '2019' }, '2019'],
    [{ debut: '2021' }, 'depuis 2021'],
    [{ debut: '2021', nonPublie: ['fin'] }, 'à partir de 2021, fin non publiée'],
    [{ fin: '2021' }, 'jusqu’à 2021, début non publié'],
    [{}, 'non publiée'],
  ] as const)('period of %j: %s', (dates, periode) => {
    expect(
      periodeOfProgramme(essai({ ...dates, nonPublie: [...('nonPublie' in dates ? dates.nonPublie : [])] })),
    ).toBe(periode)
  })
})

describe('territories of today', () => {
  const { territoire } = contextOf(null, new Date('2026-11-23'))

  it('are found by any code they have had', () => {
    expect(territoire('academie', '10')).toBe('10')
    expect([territoire('academie', '05'), territoire('academie', '21')]).toEqual(['70', '70'])
    expect([territoire('commune', '01015'), territoire('commune', '01340')]).toEqual(['01015', '01015'])
    expect(territoire('arrondissement', '75112')).toBe('75112')
    expect(territoire('departement', '2A')).toBe('2A')
    expect(territoire('pays', 'FR')).toBe('FR')
    expect(territoire('circonscription', '0359990A')).toBeInstanceOf(Refus)
  })

  it.each([
    ['academie', '99'],
    ['academie', '44'],
    ['commune', '35999'],
    ['arrondissement', '35238'],
    ['departement', '20'],
    ['epci', '000000000'],
  ] as const)('%s %s does not exist', (niveau, code) => {
    expect(territoire(niveau, code)).toBeInstanceOf(Refus)
  })
})

describe('Table Schema of programmes', () => {
  const schema = JSON.parse(
    readFileSync(
      new URL('../../data/schemas/programme-numerique-etablissement/schema.json', import.meta.url),
      'utf8',
    ),
  ) as TableSchema
  const source = findSource('programmes')
  const field = (nom: string) => schema.fields.find(({ name }) => name === nom)

  it('has the columns that the source reads, and the same mandatory ones', () => {
    if (source?.genre !== 'tableau') throw new Error('the source of programmes is a table')
    expect(schema.fields.map(({ name }) => name)).toEqual(Object.keys(source.champs))
    const mandatory = Object.entries(source.champs).filter(([, { obligatoire }]) => obligatoire)
    expect(schema.fields.filter(({ constraints }) => constraints?.required).map(({ name }) => name)).toEqual(
      mandatory.map(([nom]) => nom),
    )
  })

  it('lists the declared programmes, and roles and levels that the source reads', () => {
    if (source?.genre !== 'tableau') throw new Error('the source of programmes is a table')
    expect(field('programme')?.constraints?.enum).toEqual(PROGRAMMES.map(({ id }) => id).sort())
    for (const nom of ['role', 'niveau']) {
      for (const valeur of field(nom)?.constraints?.enum ?? []) {
        expect(source.champs[nom]?.lire(valeur), `${nom} ${valeur}`).toBe(valeur)
      }
    }
  })

  it('gives examples that it accepts', () => {
    for (const { name, example, constraints } of schema.fields) {
      expect(constraints?.enum?.includes(String(example)) ?? true, name).toBe(true)
      if (constraints?.pattern) expect(String(example)).toMatch(new RegExp(constraints.pattern))
    }
  })
})

it('generated pages are those of the catalogue: run `npm run generate` when this fails', async () => {
  expect([...(await driftedPages()).keys()]).toEqual([])
})
