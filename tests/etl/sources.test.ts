import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, fixture, openBanc, recevoir, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const read = (source: string, nom: string) => recevoir(banc, source, fixture(`${source}/${nom}`))

describe('headers of every source', () => {
  it.each([
    ['geolocalisation', 'fr-en-adresse-et-geolocalisation_2023.csv', '2023', ['referentiel']],
    ['geolocalisation', 'fr-en-adresse-et-geolocalisation_2024.csv', '2024', ['referentiel']],
    ['effectifs-ecoles', 'fr-en-ecoles-effectifs-nb_classes_2023.csv', '2023', ['2023']],
    ['effectifs-ecoles', 'fr-en-ecoles-effectifs-nb_classes_2025.json', 'api-2024', ['2025']],
    ['effectifs-colleges', 'fr-en-college-effectifs-niveau-sexe-lv_2023.csv', '2023', ['2023']],
    ['effectifs-second-degre', 'fr-en-effectifs-second-degre.csv', '2020', ['2020']],
    ['ips-ecoles', 'fr-en-ips_ecoles_2021.csv', '2021', ['2021']],
    ['ips-ecoles', 'absences.csv', '2023', ['2022']],
    ['ips-colleges', 'fr-en-ips-colleges-ap2022.csv', '2022', ['2022']],
    ['ips-colleges', 'fr-en-ips-colleges-ap2023.csv', '2024', ['2024']],
    ['ips-lycees', 'fr-en-ips-lycees-ap2022.csv', '2022', ['2022']],
    ['ips-lycees', 'fr-en-ips-lycees-ap2023.csv', '2024', ['2024']],
    ['ips-lycees', 'fr-en-ips-lycees-ap2023.json', '2024', ['2024']],
    ['rep', 'rep_rentree_2022.csv', '2022', ['2022']],
    ['arcep-ftth-2018', 'ftth_communes_2018-T1.csv', '2018-T1', ['2017-T3', '2017-T4', '2018-T1']],
    ['arcep-logements-2018', 'communes_logements_2018-T1.csv', '2018-T1', ['2018-T1']],
  ])('%s: every column of %s is known', async (source, nom, generation, campagnes) => {
    const { resultat } = await read(source, nom)
    expect(resultat.generation).toBe(generation)
    expect([...resultat.bilan.campagnes].sort()).toEqual(campagnes)
    expect(
      resultat.bilan.motifs.filter(({ code }) => /colonnes_inconnues|entete_inconnu/.test(code)),
    ).toEqual([])
  })
})

describe('effectifs and IPS', () => {
  it('read the pupils of an école by its UAI, its commune being a postal code', async () => {
    const { releves } = await read('effectifs-ecoles', 'fr-en-ecoles-effectifs-nb_classes_2023.csv')
    expect(releves).toEqual([
      {
        campagne: '2023',
        niveau: 'etablissement',
        code: uaiOf(350160),
        ligne: 2,
        valeurs: { eleves: 120, classes: 5 },
        statuts: null,
      },
    ])
  })

  it('keep a null of the API as a missing answer', async () => {
    const { releves } = await read('effectifs-ecoles', 'fr-en-ecoles-effectifs-nb_classes_2025.json')
    expect(releves.map(({ ligne, valeurs }) => [ligne, valeurs])).toEqual([
      [1, { eleves: 140, classes: 6 }],
      [2, { eleves: null, classes: null }],
    ])
  })

  it('find a collège’s pupils in the column whose title is a paragraph', async () => {
    const { releves } = await read('effectifs-colleges', 'fr-en-college-effectifs-niveau-sexe-lv_2023.csv')
    expect(releves.map(({ valeurs }) => valeurs)).toEqual([{ eleves: 533 }])
  })

  it('keep the same lycée in two files of one family, each with its own figure', async () => {
    const [second] = (await read('effectifs-second-degre', 'fr-en-effectifs-second-degre.csv')).releves
    const [ips] = (await read('ips-lycees', 'fr-en-ips-lycees-ap2022.csv')).releves
    expect(second?.valeurs).toEqual({ eleves: 812 })
    expect(ips?.valeurs).toEqual({ eleves: 400, ips: 104.2, ips_gt: 110.5, ips_pro: 85.1 })
  })

  it.each(['csv', 'json'])('follow a column that changed its name, in %s', async (extension) => {
    const { releves } = await read('ips-lycees', `fr-en-ips-lycees-ap2023.${extension}`)
    expect(releves).toHaveLength(1)
    expect(releves[0]?.valeurs).toMatchObject({ ips: 105.2, ips_gt: 111.5, ips_pro: 86.1 })
  })
})

describe('absences and statuses', () => {
  it('are never zeros, and never taken for one another', async () => {
    const { releves, rejets } = await read('ips-ecoles', 'absences.csv')
    expect(releves.map(({ valeurs, statuts }) => [valeurs.eleves, valeurs.ips, statuts])).toEqual([
      [53, 89.5, null],
      [42, 77.4, null],
      [1236, 101, null],
      [null, null, { ips: 'secret' }],
      [null, null, { ips: 'secret' }],
      [null, null, null],
      [null, null, null],
      [null, null, { ips: 'sans_objet' }],
    ])
    expect(rejets).toEqual([
      {
        ligne: 10,
        colonne: 'effectifs',
        valeur: '53.4',
        code: 'entier_attendu',
        motif: 'un nombre entier est attendu',
      },
      {
        ligne: 11,
        colonne: 'effectifs',
        valeur: '-5',
        code: 'valeur_trop_petite',
        motif: 'au moins 0 est attendu',
      },
      { ligne: 12, colonne: 'ips', valeur: 'abc', code: 'nombre_illisible', motif: 'un nombre est attendu' },
      {
        ligne: 13,
        colonne: 'ips',
        valeur: '12',
        code: 'valeur_trop_petite',
        motif: 'au moins 30 est attendu',
      },
      {
        ligne: 14,
        colonne: 'ips',
        valeur: '1000',
        code: 'valeur_trop_grande',
        motif: 'au plus 200 est attendu',
      },
    ])
  })

  it('tell two rows of one school apart', async () => {
    const header =
      'rentree_scolaire;academie;code_du_departement;departement;uai;nom_de_l_etablissment;code_insee_de_la_commune;nom_de_la_commune;secteur;effectifs;ips'
    const row = (ips: string) => `2022-2023;RENNES;035;;${uaiOf(350190)};;35238;RENNES;public;12;${ips}`
    const chemin = await banc.write('statuts.csv', `${header}\n${row('ss')}\n${row('nc')}\n${row('ns')}\n`)
    const { releves, rejets, resultat } = await recevoir(banc, 'ips-ecoles', chemin)
    expect(releves.map(({ ligne, statuts }) => [ligne, statuts])).toEqual([[2, { ips: 'secret' }]])
    expect(rejets.map(({ ligne, code }) => [ligne, code])).toEqual([[3, 'doublon']])
    expect(resultat.bilan.ignorees).toBe(1)
  })
})

describe('positions', () => {
  it('keep the quality of their geocoding; a school without one is left out by name', async () => {
    for (const generation of ['2023', '2024']) {
      const { releves, resultat } = await read(
        'geolocalisation',
        `fr-en-adresse-et-geolocalisation_${generation}.csv`,
      )
      expect(releves.map(({ code, valeurs }) => [code, valeurs])).toEqual([
        [uaiOf(359971), { latitude: 48.1, longitude: -1.7, precision: 'numero', appariement: 'Parfaite' }],
        [uaiOf(359973), { latitude: 48.2, longitude: -1.5, precision: 'commune', appariement: 'Mauvaise' }],
      ])
      expect(resultat.bilan.motifs).toEqual([
        expect.objectContaining({ nature: 'ignore', code: 'position_absente', premiere_ligne: 3 }),
      ])
    }
  })

  it('are doubted when one point serves a fifth of a file', async () => {
    const rows = (shared: number) =>
      Array.from({ length: 25 }, (_, i) => ({
        numero_uai: uaiOf(351000 + i),
        latitude: i < shared ? 46.5 : 46.5 + i / 1000,
        longitude: 2.5,
        localisation: 'Rue',
        appariement: 'Parfaite',
      }))
    const warning = async (shared: number) => {
      const chemin = await banc.write(`positions-${shared}.json`, JSON.stringify(rows(shared)))
      const { resultat, releves } = await recevoir(banc, 'geolocalisation', chemin)
      expect(releves).toHaveLength(25)
      return resultat.bilan.motifs.find(({ code }) => code === 'position_partagee')
    }
    expect(await warning(4)).toBeUndefined()
    expect(await warning(5)).toEqual({
      nature: 'avertissement',
      code: 'position_partagee',
      motif: 'un même point (46.50000,2.50000) sert à 5 établissements',
      nombre: 5,
      premiere_ligne: null,
    })
  })
})

describe('priority education', () => {
  it('takes its campaign in the file’s name, mends lower case and rejects the rest', async () => {
    const { releves, rejets, resultat } = await read('rep', 'rep_rentree_2022.csv')
    expect(
      releves.map(({ campagne, code, valeurs }) => [campagne, code, valeurs.education_prioritaire]),
    ).toEqual([
      ['2022', uaiOf(350150), 'REP'],
      ['2022', uaiOf(350181), 'REP+'],
      ['2022', uaiOf(350184), 'REP+'],
    ])
    expect(resultat.bilan.motifs).toContainEqual(
      expect.objectContaining({ nature: 'ignore', code: 'segpa', premiere_ligne: 4 }),
    )
    expect(rejets.map(({ ligne, colonne, code }) => [ligne, colonne, code])).toEqual([
      [5, 'NUMERO', 'uai_vide'],
      [7, 'EP', 'valeur_inconnue'],
    ])
  })

  it('asks for the campaign when the name has none, and takes the one given', async () => {
    const chemin = await banc.write('rep_liste.csv', 'NUMERO;EP;UAI tête de réseau;TYPE_DETABLISSEMENT\n')
    await expect(recevoir(banc, 'rep', chemin)).rejects.toThrow(
      'La campagne de rep_liste.csv n’est ni dans le fichier ni dans son nom : précisez-la, par exemple --campagne 2022.',
    )
    const { releves } = await recevoir(banc, 'rep', fixture('rep/rep_rentree_2022.csv'), { campagne: '2021' })
    expect(new Set(releves.map(({ campagne }) => campagne))).toEqual(new Set(['2021']))
  })
})

describe('Arcep 2018', () => {
  it('is read under its four title lines, one row per quarter, on today’s communes', async () => {
    const { releves, rejets, resultat } = await read('arcep-ftth-2018', 'ftth_communes_2018-T1.csv')
    const rows = releves.filter(({ campagne }) => campagne === '2018-T1')
    expect(rows.map(({ ligne, code, valeurs }) => [ligne, code, valeurs.locaux_raccordables])).toEqual([
      [6, '01001', 0],
      [8, '01015', 30],
      [9, '01015', 3],
      [11, '35238', 103000],
      [13, '2A004', 9],
      [14, '01002', 4],
    ])
    const ajaccio = releves
      .filter(({ code }) => code === '2A004')
      .map(({ valeurs }) => valeurs.locaux_raccordables)
    expect(ajaccio).toEqual([7, null, 9])
    expect(rejets.map(({ ligne, colonne, code }) => [ligne, colonne, code])).toEqual([
      [12, null, 'commune_inconnue'],
      [15, 'T4 2017', 'valeur_trop_petite'],
      [16, null, 'doublon'],
    ])
    expect(resultat.bilan.motifs).toContainEqual(
      expect.objectContaining({ code: 'doublon_identique', premiere_ligne: 17 }),
    )
    expect(resultat.bilan).toMatchObject({ lues: 12, chargees: 6, ignorees: 3, rejetees: 3 })
  })

  it('is written in accounting format: a dash is a zero', async () => {
    const { releves } = await read('arcep-logements-2018', 'communes_logements_2018-T1.csv')
    expect(releves.map(({ code, valeurs }) => [code, valeurs])).toEqual([
      ['64001', { logements: 81, etablissements: 0, locaux: 81 }],
      ['01015', { logements: 400, etablissements: 20, locaux: 420 }],
      ['01015', { logements: 40, etablissements: 2, locaux: 42 }],
      ['35238', { logements: 120000, etablissements: 9000, locaux: 129000 }],
    ])
  })
})

describe('columns', () => {
  const readAnnuaire = (nom: string) => read('annuaire', nom)

  it('are named when they are missing', async () => {
    await expect(readAnnuaire('colonnes-manquantes.csv')).rejects.toThrow(
      /^En-tête de « Annuaire de l’éducation » : colonnes manquantes : Type_etablissement ; Code_departement\. Colonnes lues : Identifiant_de_l_etablissement, /,
    )
  })

  it('are named when they are unknown, and the file is loaded', async () => {
    const { resultat, releves } = await readAnnuaire('colonne-inconnue.csv')
    expect(releves).toHaveLength(1)
    expect(resultat.bilan.motifs).toContainEqual({
      nature: 'avertissement',
      code: 'colonnes_inconnues',
      motif: 'colonnes non reconnues, non chargées : Internet_tres_haut_debit',
      nombre: 1,
      premiere_ligne: null,
    })
  })

  it('are named when a JSON record brings unknown ones', async () => {
    const record = { numero_ecole: uaiOf(350195), rentree_scolaire: '2024', nombre_ordinateurs: 12 }
    const chemin = await banc.write('inconnue.json', JSON.stringify([record]))
    const { resultat } = await recevoir(banc, 'effectifs-ecoles', chemin)
    expect(resultat.bilan.motifs.map(({ motif }) => motif)).toContain(
      'colonnes non reconnues, non chargées : nombre_ordinateurs',
    )
  })

  it.each([
    ['bare', (fields: object) => [fields]],
    ['fields', (fields: object) => [{ datasetid: 'x', fields }]],
    ['record.fields', (fields: object) => [{ links: [], record: { id: 'x', fields } }]],
    ['results', (fields: object) => ({ total_count: 1, results: [fields] })],
    ['records', (fields: object) => ({ nhits: 1, records: [{ fields }] })],
  ])('are found in the JSON records of every version of the portal: %s', async (nom, wrap) => {
    const fields = {
      numero_ecole: uaiOf(350196),
      rentree_scolaire: '2024',
      nombre_total_eleves: 10,
      nombre_total_classes: 1,
    }
    const { releves } = await recevoir(
      banc,
      'effectifs-ecoles',
      await banc.write(`${nom}.json`, JSON.stringify(wrap(fields))),
    )
    expect(releves.map(({ code, valeurs }) => [code, valeurs])).toEqual([
      [uaiOf(350196), { eleves: 10, classes: 1 }],
    ])
  })
})
