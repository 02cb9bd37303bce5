import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectFile } from '../../etl/steps/read/inspect.ts'
import { type Banc, demandeOf, openBanc, recevoir } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const DEBITS =
  'code_insee;nom_com;code_dep;code_reg;type;date;nbr;inel_hd;elig_hd3;elig_bhd8;elig_thd30;elig_thd100;elig_thd1g'
const TECHNOS =
  'code_insee;nom_com;code_dep;code_reg;type;date;nbr;nbr_elig_8;elig_ftth;elig_coax;elig_cu_30;elig_thdr;elig_cu_8;elig_4gf;elig_hdr;elig_sat'

const ligne = (code: string, nombres: readonly number[], type = 'all', date = '2026-03-31') =>
  [code, 'X', code.slice(0, 2), '84', type, date, ...nombres].join(';')

let fichiers = 0
async function read(source: string, entete: string, ...lignes: string[]) {
  const nom = `${fichiers++}-commune_debit.csv`
  return recevoir(banc, source, await banc.write(nom, [entete, ...lignes, ''].join('\n')))
}
const debits = (...lignes: string[]) => read('arcep-debit-filaire', DEBITS, ...lignes)
const technos = (...lignes: string[]) => read('arcep-meilleure-techno', TECHNOS, ...lignes)

describe('wired speeds by commune', () => {
  it('are read by cumulated class, for the quarter of their date', async () => {
    const { resultat, releves } = await debits(ligne('35238', [100, 2, 97, 95, 90, 88, 86]))
    expect(resultat.generation).toBe('2026')
    expect(resultat.bilan.motifs).toEqual([])
    expect(releves).toEqual([
      {
        campagne: '2026-T1',
        niveau: 'commune',
        code: '35238',
        ligne: 2,
        statuts: null,
        valeurs: {
          locaux: 100,
          locaux_sans_debit: 2,
          locaux_3: 97,
          locaux_8: 95,
          locaux_30: 90,
          locaux_100: 88,
          locaux_1000: 86,
        },
      },
    ])
  })

  it('of a merged commune lead to the present one, and both are kept', async () => {
    const { releves, rejets } = await debits(
      ligne('01015', [100, 0, 100, 90, 80, 70, 60]),
      ligne('01340', [50, 0, 50, 40, 30, 20, 10]),
    )
    expect(rejets).toEqual([])
    expect(releves.map(({ code, ligne: n, valeurs }) => [code, n, valeurs.locaux])).toEqual([
      ['01015', 2, 100],
      ['01015', 3, 50],
    ])
  })

  it('that grow from one class to the next are refused, with the class', async () => {
    const { releves, rejets } = await debits(
      ligne('35238', [100, 2, 97, 95, 96, 88, 86]),
      ligne('35047', [100, 2, 101, 95, 90, 88, 86]),
      ligne('35001', [100, 0, 100, 100, 100, 100, 100]),
    )
    expect(releves.map(({ code }) => code)).toEqual(['35001'])
    expect(rejets.map(({ ligne: n, colonne, code, motif }) => [n, colonne, code, motif])).toEqual([
      [
        2,
        'elig_thd30',
        'classes_croissantes',
        '96 locaux, plus que les 95 de la classe dont celle-ci est une partie',
      ],
      [
        3,
        'elig_hd3',
        'classes_croissantes',
        '101 locaux, plus que les 100 de la classe dont celle-ci est une partie',
      ],
    ])
  })

  it('of another type of premises, unknown commune, negative or unreadable are refused', async () => {
    const { releves, rejets } = await debits(
      ligne('35238', [100, 2, 97, 95, 90, 88, 86], 'pro'),
      ligne('35999', [100, 2, 97, 95, 90, 88, 86]),
      ligne('35047', [100, -2, 97, 95, 90, 88, 86]),
      ligne('35001', [1e9, 2, 97, 95, 90, 88, 86]),
      ligne('35002', [100, 2, 97, 95, 90, 88, 86], 'all', '31 mars'),
    )
    expect(releves).toEqual([])
    expect(rejets.map(({ ligne: n, colonne, code }) => [n, colonne, code])).toEqual([
      [2, 'type', 'valeur_inconnue'],
      [3, null, 'commune_inconnue'],
      [4, 'inel_hd', 'valeur_trop_petite'],
      [5, 'nbr', 'valeur_trop_grande'],
      [6, 'date', 'date_illisible'],
    ])
  })

  it('of a quarter to come are refused', async () => {
    const { rejets } = await debits(ligne('35238', [9, 0, 9, 9, 9, 9, 9], 'all', '2027-03-31'))
    expect(rejets.map(({ code }) => code)).toEqual(['campagne_future'])
  })

  it('with a column never seen are read, and the column is named', async () => {
    const { resultat, releves } = await read(
      'arcep-debit-filaire',
      `${DEBITS};elig_thd10g`,
      `${ligne('35238', [100, 2, 97, 95, 90, 88, 86])};5`,
    )
    expect(releves).toHaveLength(1)
    expect(resultat.bilan.motifs).toEqual([
      expect.objectContaining({
        nature: 'avertissement',
        code: 'colonnes_inconnues',
        motif: 'colonnes non reconnues, non chargées : elig_thd10g',
      }),
    ])
  })

  it('without one of their classes, cut short, or of another file are refused whole', async () => {
    const sansClasse = DEBITS.replace(';elig_thd100', '')
    await expect(read('arcep-debit-filaire', sansClasse, '')).rejects.toThrow(
      /colonne manquante : elig_thd100/,
    )
    await expect(read('arcep-debit-filaire', TECHNOS, '')).rejects.toThrow(/colonnes manquantes : inel_hd ; /)
    const archive = gzipSync(`${DEBITS}\n${ligne('35238', [100, 2, 97, 95, 90, 88, 86])}\n`.repeat(500))
    const chemin = await banc.write('commune_debit_filaire.csv.gz', archive.subarray(0, archive.length - 20))
    await expect(inspectFile(demandeOf('arcep-debit-filaire', chemin).chemin, true)).rejects.toThrow(
      /archive gzip tronquée/,
    )
  })

  it('cut in the middle of a line lose that line only, with its number', async () => {
    const { releves, rejets } = await debits(
      ligne('35238', [100, 2, 97, 95, 90, 88, 86]),
      '35047;X;35;53;all;2026-03-31;100;2;9',
    )
    expect(releves.map(({ code }) => code)).toEqual(['35238'])
    expect(rejets).toEqual([
      expect.objectContaining({ ligne: 3, code: 'nombre_de_colonnes', motif: '9 colonnes au lieu de 13' }),
    ])
  })
})

describe('best technology by commune', () => {
  it('counts each premises once, grouped in five', async () => {
    const { resultat, releves } = await technos(ligne('35238', [100, 98, 60, 10, 8, 1, 4, 12, 2, 1]))
    expect(resultat.generation).toBe('2026')
    expect(releves[0]).toMatchObject({ campagne: '2026-T1', niveau: 'commune', code: '35238' })
    expect(releves[0]?.valeurs).toEqual({
      locaux: 100,
      locaux_couverts: 98,
      techno_ftth: 60,
      techno_coaxial: 10,
      techno_cuivre: 12,
      techno_radio: 15,
      techno_satellite: 1,
    })
  })

  it('that does not add up is refused', async () => {
    const { rejets } = await technos(ligne('35238', [100, 97, 60, 10, 8, 1, 4, 12, 2, 1]))
    expect(rejets).toEqual([
      expect.objectContaining({
        ligne: 2,
        colonne: 'nbr_elig_8',
        code: 'partition_inexacte',
        motif: 'les technologies totalisent 98 locaux au lieu de 97',
      }),
    ])
  })
})
