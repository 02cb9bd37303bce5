import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, openBanc, recevoir } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const ENTETE =
  'libelle_aca;libelle_aca_majuscules;libelle_region_2016;code_academie;code_region_2016;geo_point;geo_shape'
const ligne = (libelle: string, code: string, nombre: number | string) =>
  `${libelle};${libelle.toUpperCase()};Région;${code};00;;;${nombre}`

let fichiers = 0
async function read(mesure: string, lignes: readonly string[]) {
  const nom = `${fichiers++}-fr-en-gar-${mesure}_academie2024-2025.csv`
  const chemin = await banc.write(nom, [`${ENTETE};${mesure}`, ...lignes, ''].join('\n'))
  return recevoir(banc, `gar-${mesure}`, chemin)
}

/** Enough académies for the file to be a whole one. */
const AUTRES = [
  '01',
  '02',
  '03',
  '04',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
]
  .concat(['19', '20', '22', '23', '24', '25', '27', '28', '31'])
  .map((code) => ligne('Académie', code, 1))

describe.each(['acces', 'accedants', 'affectations'])('GAR, %s by académie', (mesure) => {
  it('are kept as published, at the level of the académie', async () => {
    const { resultat, releves } = await read(mesure, [...AUTRES, ligne('Guadeloupe', '32', 39_857)])
    expect(resultat.echecs).toEqual([])
    expect(resultat.generation).toBe('2024')
    expect(resultat.bilan.motifs).toEqual([])
    expect(releves.at(-1)).toMatchObject({
      campagne: '2024',
      niveau: 'academie',
      code: '32',
      ligne: 28,
      valeurs: { [mesure]: 39_857, academies: 1 },
    })
  })
})

describe('codes of académies', () => {
  it('abolished lead to the present one, whose parts are added up once', async () => {
    const { releves, rejets } = await read('acces', [
      ...AUTRES,
      ligne('Caen', '5', 100),
      ligne('Rouen', '21', 40),
      ligne('Caen', '05', 100),
    ])
    expect(releves.at(-1)).toMatchObject({
      niveau: 'academie',
      code: '70',
      ligne: 28,
      valeurs: { acces: 140, academies: 2 },
    })
    expect(releves).toHaveLength(27)
    expect(rejets.map(({ ligne: n, code }) => [n, code])).toEqual([[30, 'doublon']])
  })

  it('unknown, empty or unreadable are refused; « Autres », without one, is left out by name', async () => {
    const { resultat, releves, rejets } = await read('acces', [
      ligne('Atlantide', '99', 1),
      ligne('Saint Pierre et Miquelon', '44', 1),
      ligne('Rennes', '', 1),
      ligne('Rennes', 'RE', 1),
      ligne('Autres', '', 1_935),
    ])
    expect(releves).toEqual([])
    expect(rejets.map(({ ligne: n, colonne, code }) => [n, colonne, code])).toEqual([
      [2, null, 'territoire_inconnu'],
      [3, null, 'territoire_inconnu'],
      [4, 'code_academie', 'academie_vide'],
      [5, 'code_academie', 'academie_illisible'],
    ])
    expect(resultat.bilan.motifs).toContainEqual(
      expect.objectContaining({ nature: 'ignore', code: 'autres', nombre: 1 }),
    )
  })

  it('with a negative number, or none, are refused', async () => {
    const { rejets } = await read('acces', [ligne('Rennes', '14', -3), ligne('Nantes', '17', '')])
    expect(rejets.map(({ ligne: n, colonne, code }) => [n, colonne, code])).toEqual([
      [2, 'acces', 'valeur_trop_petite'],
      [3, 'acces', 'acces_vide'],
    ])
  })
})

it('the year is in the name of the file, or asked for', async () => {
  const contenu = [`${ENTETE};acces`, ...AUTRES, ''].join('\n')
  const chemin = await banc.write('fr-en-gar-acces_academie.csv', contenu)
  await expect(recevoir(banc, 'gar-acces', chemin)).rejects.toThrow(
    /précisez-la, par exemple --campagne 2022/,
  )
  const { releves } = await recevoir(banc, 'gar-acces', chemin, { campagne: '2023' })
  expect(new Set(releves.map(({ campagne }) => campagne))).toEqual(new Set(['2023']))
})

it('a file of a few académies is refused: it would pass for the whole country', async () => {
  const { resultat, releves } = await read('acces', AUTRES.slice(0, 20))
  expect(resultat.echecs).toEqual(['20 ligne(s) chargée(s), au moins 25 attendue(s)'])
  expect(releves).toEqual([])
})

it('the measure under another name is a missing column, not a guess', async () => {
  const chemin = await banc.write('fr-en-gar-acces_academie2025-2026.csv', `${ENTETE};nombre\n`)
  await expect(recevoir(banc, 'gar-acces', chemin)).rejects.toThrow(/colonne manquante : acces/)
})
