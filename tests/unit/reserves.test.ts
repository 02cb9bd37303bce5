import { describe, expect, test } from 'vitest'
import { ips } from '../../data/catalogue/indicators/referentiel/ips.indicator.ts'
import { AUCUNE_PUBLICATION } from '../../server/queries/publication.ts'
import { type Chiffre, changementsDeMethode, melees, reservesOf } from '../../server/queries/reserves.ts'

const chiffre = (autre: Partial<Chiffre> = {}): Chiffre => ({
  indicateur: 'ips',
  campagne: '2022',
  statut: 'publie',
  couverture: 0.9,
  ...autre,
})
const fragile = (couverture: number, indicateur = 'ips') =>
  chiffre({ indicateur, couverture, statut: 'couverture_insuffisante' })
const codes = (...chiffres: Chiffre[]) => reservesOf(AUCUNE_PUBLICATION, chiffres).map(({ code }) => code)

describe('numbers shown together', () => {
  test('without anything fragile carry no warning', () => {
    expect(codes()).toEqual([])
    expect(codes(chiffre(), chiffre({ indicateur: 'eleves' }), chiffre({ campagne: 'referentiel' }))).toEqual(
      [],
    )
  })

  test('say which ones too few answered, at worst', () => {
    const [seul] = reservesOf(AUCUNE_PUBLICATION, [chiffre(), fragile(0.334)])
    expect(seul?.message).toContain('(33\u202f% de réponses)')
    const [plusieurs] = reservesOf(AUCUNE_PUBLICATION, [fragile(0.4), fragile(0.123), fragile(0.2, 'eleves')])
    expect(plusieurs).toMatchObject({ code: 'couverture_insuffisante' })
    expect(plusieurs?.message).toContain('(2 fois, au pire 12\u202f% de réponses) et «')
  })

  test('quote a few names, and count the others', () => {
    const ids = ['ips', 'eleves', 'wifi', 'filtrage', 'charte', 'ent', 'educonnect']
    const [reserve] = reservesOf(
      AUCUNE_PUBLICATION,
      ids.map((id) => fragile(0.2, id)),
    )
    expect(reserve?.message).toContain(' et 3\u00a0autres : ces valeurs')
  })

  test('of several campaigns say so; the reference has none', () => {
    expect(codes(chiffre({ campagne: '2019' }), chiffre(), chiffre({ campagne: null }))).toEqual([
      'campagnes_melees',
    ])
    expect(melees(['2024', '2018-T1', '2024'])[0]?.message).toContain('(1er trimestre 2018 et rentrée 2024)')
    expect(melees(['referentiel', '2024'])).toEqual([])
  })

  test('say that a newer campaign was set aside, unless it is the one shown', () => {
    const publication = {
      ...AUCUNE_PUBLICATION,
      campagnes: new Map([['ips', ['2021', '2022']]]),
      campagneParDefaut: new Map([['ips', '2021']]),
    }
    const of = (campagne: string) => reservesOf(publication, [chiffre({ campagne })])
    expect(of('2021')).toMatchObject([{ code: 'campagne_anterieure' }])
    expect(of('2021')[0]?.message).toContain('(rentrée 2022)')
    expect(of('2022')).toEqual([])
  })
})

test('the index of social position was brought up to date in 2022', () => {
  expect(changementsDeMethode(ips, '2021', '2023')).toMatchObject([{ code: 'methode_changee' }])
  expect(changementsDeMethode(ips, '2022', '2023')).toEqual([])
})

test('a change of method between two campaigns is told, and only then', () => {
  const change = { ...ips, ruptures: [{ campagne: '2022', motif: 'Le calcul a été revu.' }] }
  expect(changementsDeMethode(change, '2021', '2022')).toMatchObject([
    { code: 'methode_changee', message: expect.stringContaining('rentrée 2022) : Le calcul a été revu.') },
  ])
  expect(changementsDeMethode(change, '2022', '2023')).toEqual([])
  expect(changementsDeMethode({ ...ips, ruptures: [] }, '2021', '2022')).toEqual([])
})
