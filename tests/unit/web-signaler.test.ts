import { expect, test } from 'vitest'
import { adresseSignaler, type Cellule } from '../../data/catalogue/model/cellule.ts'
import { readCible } from '../../web/signalements/adresses.ts'
import { readNombre, writeDegres } from '../../web/signalements/mots.ts'

test.each<[Cellule, { niveau: string; code: string }]>([
  [
    { uai: '0350001A', champ: 'nom' },
    { niveau: 'etablissement', code: '0350001A' },
  ],
  [
    { niveau: 'departement', code: '35', indicateur: 'ips', campagne: '2024' },
    { niveau: 'departement', code: '35' },
  ],
  [
    { niveau: 'region_academique', code: '2A', indicateur: 'ips', campagne: null },
    { niveau: 'region_academique', code: '2A' },
  ],
])('the form knows what the link of a value is about: %o', (cellule, cible) => {
  const { searchParams } = new URL(adresseSignaler(cellule), 'https://cartable.exemple.fr')
  expect(readCible(searchParams.get('cible'))).toEqual(cible)
})

test('a synthesis of some schools only is reported as such', () => {
  const cellule = { niveau: 'region', code: '53', indicateur: 'ips', campagne: '2024', secteur: 'tous' }
  expect(adresseSignaler({ ...cellule, type: 'college' })).toBe(
    '/signaler?cible=territoire:region:53&indicateur=ips&campagne=2024&type=college',
  )
})

test.each(['', 'etablissement', 'departement:35:x', 'departement:<b>', '//exemple.fr:1'])(
  'anything else is about nothing: %s',
  (texte) => {
    expect(readCible(texte)).toBeNull()
  },
)

test('a number is read as the examples beside its field are written, and written back so', () => {
  expect(['−1,6778', '-1.6778', ' 1 234,5', '48,1173'].map(readNombre)).toEqual([
    -1.6778, -1.6778, 1234.5, 48.1173,
  ])
  expect(['', 'nord', '1,2,3'].map(readNombre)).toEqual([Number.NaN, Number.NaN, Number.NaN])
  expect(readNombre(writeDegres(-1.4801488))).toBe(-1.480149)
})
