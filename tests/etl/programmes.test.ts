import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUaiDemonstration } from '../../data/catalogue/model/uai.ts'
import { type Banc, openBanc, recevoir, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const ENTETE = 'uai,niveau,code,programme,role,debut,fin,source_url'
const URL_SOURCE = 'https://exemple.fr/liste'

let fichiers = 0
async function read(...lignes: string[]) {
  const nom = `programme-numerique-etablissement-${fichiers++}.csv`
  return recevoir(banc, 'programmes', await banc.write(nom, [ENTETE, ...lignes, ''].join('\n')))
}

describe('members of programmes', () => {
  it('are schools or territories, under the field of their programme', async () => {
    const { resultat, releves } = await read(
      `${uaiOf(350001)},,,enir,laureat,2018-09-01,2021-08-31,${URL_SOURCE}`,
      `,departement,02,tne,,2020-09-01,,${URL_SOURCE}`,
      `,commune,01340,snee,,,,${URL_SOURCE}`,
      `,academie,05,label_numerique,,,,${URL_SOURCE}`,
    )
    expect(resultat.generation).toBe('schema-1')
    expect(releves.map(({ campagne, niveau, code, ligne }) => [campagne, niveau, code, ligne])).toEqual([
      ['referentiel', 'etablissement', uaiOf(350001), 2],
      ['referentiel', 'departement', '02', 3],
      ['referentiel', 'commune', '01015', 4],
      ['referentiel', 'academie', '70', 5],
    ])
    expect(releves[0]?.valeurs).toEqual({
      programme_enir: true,
      role: 'laureat',
      debut: '2018-09-01',
      fin: '2021-08-31',
      source_url: URL_SOURCE,
    })
  })

  it('may be in several programmes, or twice in one; the same line twice counts once', async () => {
    const enir = `${uaiOf(350001)},,,enir,laureat,2018-09-01,,${URL_SOURCE}`
    const { resultat, releves, rejets } = await read(
      enir,
      `${uaiOf(350001)},,,snee,laureat,2021-09-01,,${URL_SOURCE}`,
      `${uaiOf(350001)},,,tedi,,2022-01-10,2022-03-04,${URL_SOURCE}`,
      `${uaiOf(350001)},,,tedi,,2023-01-10,,${URL_SOURCE}`,
      enir,
      `${uaiOf(350001)},,,enir,pilote,2018-09-01,,${URL_SOURCE}`,
    )
    expect(releves).toHaveLength(4)
    expect(resultat.bilan.motifs).toContainEqual(
      expect.objectContaining({ nature: 'ignore', code: 'doublon_identique', nombre: 1 }),
    )
    expect(rejets).toEqual([
      expect.objectContaining({ ligne: 7, code: 'doublon', motif: 'déjà décrit, autrement, à la ligne 2' }),
    ])
  })

  it('that cannot be read are refused with line, column and reason', async () => {
    const { releves, rejets } = await read(
      `${uaiOf(350001)},,,inconnu,,,,${URL_SOURCE}`,
      `${uaiOf(350001)},commune,35238,enir,,,,${URL_SOURCE}`,
      `,,,enir,,,,${URL_SOURCE}`,
      `,commune,,enir,,,,${URL_SOURCE}`,
      `,academie,99,enir,,,,${URL_SOURCE}`,
      `,canton,35,enir,,,,${URL_SOURCE}`,
      `0350001Z,,,enir,,,,${URL_SOURCE}`,
      `${uaiOf(350001)},,,enir,chef,,,${URL_SOURCE}`,
      `${uaiOf(350001)},,,enir,,2021-09-01,2020-08-31,${URL_SOURCE}`,
      `${uaiOf(350001)},,,enir,,2021-02-30,,${URL_SOURCE}`,
      `${uaiOf(350001)},,,enir,,,,voir le site`,
      `${uaiOf(350001)},,,enir,,,,`,
      `${uaiOf(350001)},,,,,,,${URL_SOURCE}`,
    )
    expect(releves).toEqual([])
    expect(rejets.map(({ ligne, colonne, code }) => [ligne, colonne, code])).toEqual([
      [2, 'programme', 'programme_inconnu'],
      [3, 'uai', 'unite_double'],
      [4, 'uai', 'unite_absente'],
      [5, 'uai', 'unite_absente'],
      [6, null, 'territoire_inconnu'],
      [7, 'niveau', 'valeur_inconnue'],
      [8, 'uai', 'uai_cle_fausse'],
      [9, 'role', 'valeur_inconnue'],
      [10, 'fin', 'dates_inversees'],
      [11, 'debut', 'date_illisible'],
      [12, 'source_url', 'adresse_illisible'],
      [13, 'source_url', 'source_url_vide'],
      [14, 'programme', 'programme_vide'],
    ])
    expect(rejets[0]?.motif).toBe('aucun programme déclaré ne s’appelle « inconnu »')
  })

  it('need the columns of the schema; another one is named', async () => {
    const chemin = await banc.write('programme-numerique-etablissement-a.csv', 'uai,programme\n')
    await expect(recevoir(banc, 'programmes', chemin)).rejects.toThrow(/colonne manquante : source_url/)
    const autre = await banc.write(
      'programme-numerique-etablissement-b.csv',
      `uai,programme,source_url,budget\n${uaiOf(350001)},enir,${URL_SOURCE},12\n`,
    )
    const { resultat, releves } = await recevoir(banc, 'programmes', autre)
    expect(releves).toHaveLength(1)
    expect(resultat.bilan.motifs).toEqual([
      expect.objectContaining({ motif: 'colonnes non reconnues, non chargées : budget' }),
    ])
  })

  it('of the example of the schema are all accepted', async () => {
    const exemple = fileURLToPath(
      new URL('../../data/schemas/programme-numerique-etablissement/exemple-valide.csv', import.meta.url),
    )
    const { resultat, releves, rejets } = await recevoir(banc, 'programmes', exemple, { demonstration: true })
    expect(rejets).toEqual([])
    expect(resultat.bilan).toMatchObject({ chargees: 7, ignorees: 0 })
    expect(releves.every(({ niveau, code }) => niveau !== 'etablissement' || isUaiDemonstration(code))).toBe(
      true,
    )
  })
})
