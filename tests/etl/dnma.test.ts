import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, openBanc, recevoir, sourceOf, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const CLES = 'academie;commune;departement;region;ministere;circonscription;nature_uai;secteur'
const PROFILS = ['eleve', 'parent', 'enseignant', 'admin_vie_scol_tech']
const ENTETE = [
  'debutsemaine',
  'uai',
  CLES,
  'visites_globales',
  'utilisateurs_globales',
  ...PROFILS.map((profil) => `visites_${profil};utilisateurs_${profil};duree_${profil}`),
].join(';')

/** A week of a school: visits, users, and half of the visits by pupils. */
const semaine = (jour: string, n: number, visites: number | '', utilisateurs: number | '' = '') =>
  [
    jour,
    uaiOf(n),
    'Rennes;Rennes;35;Bretagne;MEN;;COLLEGE;Public',
    visites,
    utilisateurs,
    ...PROFILS.map((_, i) => `${i === 0 && visites !== '' ? Math.floor(visites / 2) : 0};1;00:10:00`),
  ].join(';')

let fichiers = 0
async function read(lignes: readonly string[], entete = ENTETE) {
  const chemin = await banc.write(`${fichiers++}-dnma.csv`, [entete, ...lignes, ''].join('\n'))
  return recevoir(banc, 'dnma-profils', chemin)
}

describe('weeks of a school', () => {
  it('become one row by school year', async () => {
    const { resultat, releves, rejets } = await read([
      semaine('2019-09-02', 350001, 100, 40),
      semaine('2019-09-02', 350002, 7, 5),
      semaine('2019-09-09', 350001, 0, 0),
      semaine('2020-08-24', 350001, 50, 45),
      semaine('2020-08-31', 350001, 30, 10),
    ])
    expect(rejets).toEqual([])
    expect(resultat.generation).toBe('api')
    expect(resultat.bilan.motifs).toEqual([])
    expect(resultat.bilan).toMatchObject({ lues: 5, chargees: 5 })
    expect(releves.map(({ valeurs: _, statuts: __, ...row }) => row)).toEqual([
      { niveau: 'etablissement', code: uaiOf(350001), campagne: '2019', ligne: 2 },
      { niveau: 'etablissement', code: uaiOf(350002), campagne: '2019', ligne: 3 },
      { niveau: 'etablissement', code: uaiOf(350001), campagne: '2020', ligne: 6 },
    ])
    expect(releves[0]?.valeurs).toEqual({
      semaines: 3,
      semaines_actives: 2,
      visites: 150,
      visites_eleves: 75,
      visites_parents: 0,
      visites_enseignants: 0,
      visites_administration: 0,
      utilisateurs_pointe: 45,
    })
  })

  it('are the same under the labels of the CSV export', async () => {
    const libelles = ENTETE.replace('debutsemaine', 'debutSemaine').replace(';uai;', ';UAI;')
    const { resultat, releves } = await read([semaine('2019-09-02', 350001, 100, 40)], libelles)
    expect(resultat.generation).toBe('libelles')
    expect(releves[0]?.valeurs).toMatchObject({ semaines: 1, visites: 100, utilisateurs_pointe: 40 })
  })

  it('told twice are refused the second time, even days apart in the week', async () => {
    const { releves, rejets } = await read([
      semaine('2019-09-02', 350001, 100),
      semaine('2019-09-09', 350001, 1),
      semaine('2019-09-02', 350001, 100),
      semaine('2019-09-04', 350001, 5),
    ])
    expect(releves.map(({ valeurs }) => [valeurs.semaines, valeurs.visites])).toEqual([[2, 101]])
    expect(rejets.map(({ ligne, code }) => [ligne, code])).toEqual([
      [4, 'doublon'],
      [5, 'doublon'],
    ])
  })

  it('without visits told leave a silence, not a zero', async () => {
    const bavardes = Array.from({ length: 12 }, (_, i) => semaine('2019-09-02', 350_100 + i, 1))
    const { releves } = await read([semaine('2019-09-02', 350001, ''), ...bavardes])
    expect(releves[0]?.valeurs).toMatchObject({ semaines: 1, visites: null, semaines_actives: null })
  })

  it('that cannot be read are refused with line and column', async () => {
    const { releves, rejets } = await read([
      semaine('2019-09-02', 350001, -4),
      semaine('2019-09-02', 350002, 2e9),
      semaine('02 septembre', 350003, 4),
      semaine('2019-09-02', 350004, 4).replace(uaiOf(350004), '0350004Z'),
      semaine('2027-09-06', 350005, 4),
      semaine('2019-09-02', 350006, 4).split(';').slice(0, 12).join(';'),
    ])
    expect(releves).toEqual([])
    expect(rejets.map(({ ligne, colonne, code }) => [ligne, colonne, code])).toEqual([
      [2, 'visites_globales', 'valeur_trop_petite'],
      [3, 'visites_globales', 'valeur_trop_grande'],
      [4, 'debutsemaine', 'date_illisible'],
      [5, 'uai', 'uai_cle_fausse'],
      [6, null, 'campagne_future'],
      [7, null, 'nombre_de_colonnes'],
    ])
  })

  it('of a file with a new column are read, and the column is named', async () => {
    const { resultat, releves } = await read(
      [`${semaine('2019-09-02', 350001, 4)};3`],
      `${ENTETE};visites_inspecteur`,
    )
    expect(releves).toHaveLength(1)
    expect(resultat.bilan.motifs).toEqual([
      expect.objectContaining({
        code: 'colonnes_inconnues',
        motif: 'colonnes non reconnues, non chargées : visites_inspecteur',
      }),
    ])
  })
})

it('a file in which too many weeks are told twice is refused, and leaves no row', async () => {
  const lignes = Array.from({ length: 40 }, (_, i) => semaine('2019-09-02', 350_000 + (i % 20), 4))
  const chemin = await banc.write('dnma-doubles.csv', [ENTETE, ...lignes, ''].join('\n'))
  const { resultat, releves } = await recevoir(banc, 'dnma-profils', chemin, {
    source: sourceOf('dnma-profils'),
  })
  expect(resultat.echecs).toEqual(['50,0\u00a0% des lignes sont rejetées, 2,0\u00a0% au plus sont admises'])
  expect(releves).toEqual([])
})
