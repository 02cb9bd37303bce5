import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, openBanc, type Recu, recevoir, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

type Cells = Record<string, string>
const EN_TETE = { uai: uaiOf(350_001), campagne: '2024' }
let files = 0

/** Imports rows given by their cells; each school is another one unless the row says so. */
async function receive(...rows: Cells[]): Promise<Recu> {
  const titres = [...new Set(['uai', 'campagne', ...rows.flatMap(Object.keys)])]
  const lines = rows.map((row, rang) =>
    titres.map((titre) => ({ ...EN_TETE, uai: uaiOf(350_001 + rang), ...row })[titre] ?? '').join(';'),
  )
  files += 1
  const nom = `equipement-numerique-etablissement-${files}.csv`
  return recevoir(banc, 'equipement', await banc.write(nom, `${titres.join(';')}\n${lines.join('\n')}\n`))
}

describe('a survey file', () => {
  it('is read as the schema says: values, totals, silences, « sans objet »', async () => {
    const { releves, rejets, resultat } = await receive({
      type_acces: 'Fibre',
      debit_constate_descendant: '48,5',
      filtrage: 'oui',
      terminaux_fixes: '13',
      ordinateurs_portables: '16',
      tablettes: '12',
      eleves: '',
      charte: 'nc',
      gar: 'so',
      date_saisie: '18/11/2024',
    })
    expect(rejets).toEqual([])
    expect(resultat).toMatchObject({ generation: 'schema-1' })
    expect(releves[0]).toMatchObject({
      campagne: '2024',
      niveau: 'etablissement',
      code: uaiOf(350_001),
      ligne: 2,
      statuts: { gar: 'sans_objet' },
    })
    expect(releves[0]?.valeurs).toEqual({
      type_acces: 'fibre',
      debit_constate_descendant: 48.5,
      filtrage: true,
      terminaux_fixes: 13,
      ordinateurs_portables: 16,
      tablettes: 12,
      terminaux_mobiles: 28,
      terminaux: 41,
      ordinateurs: 29,
      eleves: null,
      charte: null,
      gar: null,
      date_saisie: '2024-11-18',
    })
  })

  it('may ask few questions: what it did not ask is not in its rows', async () => {
    const { releves } = await receive({ tablettes: '3' })
    expect(releves[0]?.valeurs).toEqual({ tablettes: 3 })
  })

  it('is the published example, every line of it', async () => {
    const exemple = new URL(
      '../../data/schemas/equipement-numerique-etablissement/exemple-valide.csv',
      import.meta.url,
    )
    const { resultat, releves } = await recevoir(banc, 'equipement', fileURLToPath(exemple), {
      demonstration: true,
    })
    expect(resultat.bilan.motifs).toEqual([])
    expect(releves.map(({ campagne }) => campagne).sort()).toEqual(['2018', '2024', '2024', '2024', '2024'])
  })
})

describe('a bad line is rejected with its line, its column and its reason', () => {
  it.each<[string, Cells, string | null, string, string]>([
    ['a negative count', { tablettes: '-1' }, 'tablettes', 'valeur_trop_petite', 'au moins 0 est attendu'],
    [
      'a percentage of 140',
      { part_salles_connectees: '140' },
      'part_salles_connectees',
      'valeur_trop_grande',
      'au plus 100 est attendu',
    ],
    ['1e9 pupils', { eleves: '1e9' }, 'eleves', 'valeur_trop_grande', 'au plus 6000 est attendu'],
    ['half a terminal', { terminaux: '2.5' }, 'terminaux', 'entier_attendu', 'un nombre entier est attendu'],
    ['a word for a number', { tni_vni: 'beaucoup' }, 'tni_vni', 'nombre_illisible', 'un nombre est attendu'],
    [
      'an unknown access',
      { type_acces: 'pigeon' },
      'type_acces',
      'valeur_inconnue',
      'attendu : fibre, adsl, 4g, satellite, autre, aucun',
    ],
    ['neither yes nor no', { ent: 'parfois' }, 'ent', 'oui_non_attendu', 'oui ou non est attendu (1 ou 0)'],
    [
      'more mobile terminals than terminals',
      { terminaux: '10', terminaux_mobiles: '12' },
      'terminaux_mobiles',
      'partie_trop_grande',
      'terminaux_mobiles = 12, plus que terminaux = 10',
    ],
    [
      'fixed and mobile beyond the total',
      { terminaux: '10', terminaux_fixes: '6', terminaux_mobiles: '5' },
      'terminaux_fixes',
      'partie_trop_grande',
      'terminaux_fixes + terminaux_mobiles = 11, plus que terminaux = 10',
    ],
    [
      'more tablets than terminals',
      { terminaux: '10', tablettes: '11' },
      'tablettes',
      'partie_trop_grande',
      'tablettes = 11, plus que terminaux = 10',
    ],
    [
      'more tablets than mobile terminals',
      { terminaux_mobiles: '10', tablettes: '11' },
      'tablettes',
      'partie_trop_grande',
      'tablettes = 11, plus que terminaux_mobiles = 10',
    ],
    [
      'more recent terminals than terminals',
      { terminaux_fixes: '10', terminaux_mobiles: '0', terminaux_moins_5_ans: '11' },
      'terminaux_moins_5_ans',
      'partie_trop_grande',
      'terminaux_moins_5_ans = 11, plus que terminaux = 10',
    ],
    [
      'more wired rooms than rooms',
      { salles: '8', salles_cablees: '9' },
      'salles_cablees',
      'partie_trop_grande',
      'salles_cablees = 9, plus que salles = 8',
    ],
    [
      'a share that contradicts the rooms',
      { salles: '8', salles_connectees: '4', part_salles_connectees: '90' },
      'part_salles_connectees',
      'part_incoherente',
      '90 % ne correspond pas à 4 salles connectées sur 8',
    ],
    [
      'a speed without access',
      { type_acces: 'aucun', debit_constate_descendant: '8' },
      'debit_constate_descendant',
      'acces_incoherent',
      'un débit est constaté alors que « type_acces » dit : aucun',
    ],
    [
      'a project without ENT',
      { ent: '0', ent_projet: 'ENT du Pays fictif' },
      'ent_projet',
      'ent_incoherent',
      'un projet est nommé alors que « ent » dit : non',
    ],
    [
      'a date of tomorrow',
      { date_saisie: '2026-11-24' },
      'date_saisie',
      'date_future',
      'la date 2026-11-24 n’est pas encore passée',
    ],
    [
      'a date before the campaign',
      { date_saisie: '2023-12-31' },
      'date_saisie',
      'date_hors_campagne',
      'la date 2023-12-31 précède la campagne 2024',
    ],
    [
      'a date that never was',
      { date_saisie: '2024-02-30' },
      'date_saisie',
      'date_illisible',
      'une date AAAA-MM-JJ est attendue',
    ],
    [
      'a campaign of the future',
      { campagne: '2027' },
      null,
      'campagne_future',
      'la campagne 2027 n’a pas encore eu lieu',
    ],
    ['no campaign', { campagne: '' }, 'campagne', 'campagne_vide', 'la cellule est vide'],
    ['no school', { uai: '' }, 'uai', 'uai_vide', 'la cellule est vide'],
    [
      'a wrong check letter',
      { uai: '0350001Z' },
      'uai',
      'uai_cle_fausse',
      'la lettre de contrôle de l’UAI ne correspond pas à ses chiffres',
    ],
  ])('%s', async (_, cells, colonne, code, motif) => {
    const { rejets, releves } = await receive({ tablettes: '0' }, cells)
    expect(rejets).toEqual([expect.objectContaining({ ligne: 3, colonne, code, motif })])
    expect(releves.map(({ ligne }) => ligne)).toEqual([2])
  })

  it('two answers of one school to one campaign, but not to two campaigns', async () => {
    const uai = uaiOf(350_001)
    const { rejets, releves } = await receive(
      { uai, tablettes: '1' },
      { uai, tablettes: '2' },
      { uai, tablettes: '2', campagne: '2023' },
    )
    expect(rejets.map(({ ligne, motif }) => [ligne, motif])).toEqual([
      [3, 'déjà décrit, autrement, à la ligne 2'],
    ])
    expect(releves.map(({ campagne }) => campagne).sort()).toEqual(['2023', '2024'])
  })
})

it('a part that is not communicated counts for nothing', async () => {
  const { rejets } = await receive(
    { terminaux: '10', terminaux_fixes: '10', terminaux_mobiles: '' },
    { terminaux: '', terminaux_mobiles: '10', tablettes: '10' },
    { part_salles_connectees: '88', salles: '8', salles_connectees: '7' },
    { ent: '1', ent_projet: 'ENT du Pays fictif' },
    { type_acces: 'aucun', debit_constate_descendant: '0' },
    { date_saisie: '2026-11-23' },
  )
  expect(rejets).toEqual([])
})
