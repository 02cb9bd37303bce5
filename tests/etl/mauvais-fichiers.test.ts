import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectFile } from '../../etl/steps/read/inspect.ts'
import { type Banc, fixture, openBanc, recevoir, sourceOf, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const IPS =
  'rentree_scolaire;academie;code_du_departement;departement;uai;nom_de_l_etablissment;code_insee_de_la_commune;nom_de_la_commune;secteur;effectifs;ips'
const ecole = (n: number) =>
  `2022-2023;RENNES;035;ILLE-ET-VILAINE;${uaiOf(n)};ECOLE;35238;RENNES;public;53;89.5`

/** Imports some content as a file of this name. */
const importer = async (source: string, nom: string, contenu: string | Buffer) =>
  recevoir(banc, source, await banc.write(nom, contenu), { source: sourceOf(source) })

describe('a file that cannot be read', () => {
  const large = `${IPS}\n${Array.from({ length: 3000 }, (_, i) => ecole(350_000 + i)).join('\n')}\n`

  it.each([
    ['is absent', 'ips-ecoles', 'absent.csv', null, /^Fichier introuvable : .*absent\.csv$/],
    ['is empty', 'ips-ecoles', 'vide.csv', '', /^Le fichier vide\.csv est vide\.$/],
    [
      'holds a byte order mark only',
      'ips-ecoles',
      'bom.csv',
      '\ufeff',
      /^Ligne 1 : aucune colonne de la source « IPS et effectifs des écoles »/,
    ],
    ['is an empty archive', 'ips-ecoles', 'vide.csv.gz', gzipSync(''), /^Ligne 1 : aucune colonne/],
    [
      'is a truncated archive',
      'ips-ecoles',
      'tronque.csv.gz',
      gzipSync(large).subarray(0, 400),
      /^tronque\.csv\.gz : archive gzip tronquée, le téléchargement est incomplet/,
    ],
    [
      'is a damaged archive',
      'ips-ecoles',
      'abime.csv.gz',
      Buffer.concat([gzipSync(large).subarray(0, 60), Buffer.alloc(400, 7)]),
      /^abime\.csv\.gz : archive gzip illisible/,
    ],
    [
      'is a web page',
      'ips-ecoles',
      'page.csv',
      '<!doctype html>\n<title>Erreur 404</title>\n',
      /^Ligne 1 : aucune colonne .* Attendu, par exemple : rentree_scolaire, uai/,
    ],
    [
      'has a line without end',
      'ips-ecoles',
      'sans-fin.csv',
      `${IPS}\n${ecole(350001)}\n${'a'.repeat(4 * 1024 * 1024 + 1)}`,
      /^Ligne 3 : plus de 4 Mo sans fin de ligne/,
    ],
    [
      'has a quote never closed',
      'ips-ecoles',
      'guillemet.csv',
      `${IPS}\n${ecole(350001)}\n"${ecole(350002)}\n${ecole(350003)}\n`,
      /^Ligne 3 : un guillemet ouvert n’est jamais refermé/,
    ],
    [
      'is broken JSON',
      'effectifs-ecoles',
      'casse.json',
      '[{"numero_ecole": ',
      /^casse\.json : JSON illisible/,
    ],
    [
      'is JSON that is no list',
      'contours-communes',
      'scalaire.geojson',
      'null',
      /^scalaire\.geojson : JSON illisible/,
    ],
    [
      'is broken GeoJSON',
      'contours-communes',
      'casse.geojson',
      '{"features": [',
      /^casse\.geojson : JSON illisible/,
    ],
  ])('%s: the message says so', async (_, source, nom, contenu, message) => {
    const chemin = contenu === null ? join(banc.dossier, nom) : await banc.write(nom, contenu)
    await expect(recevoir(banc, source, chemin)).rejects.toMatchObject({
      name: 'ErreurUtilisateur',
      message: expect.stringMatching(message),
    })
  })

  it('is a folder', async () => {
    const dossier = join(banc.dossier, 'dossier.csv')
    await mkdir(dossier)
    await expect(recevoir(banc, 'ips-ecoles', dossier)).rejects.toThrow(/^Fichier introuvable/)
  })

  it('leaves no row, and a report that says why', async () => {
    const message = 'Ligne 3 : un guillemet ouvert n’est jamais refermé. Rien n’est importé.'
    await expect(
      importer('ips-ecoles', 'ouvert.csv', `${IPS}\n${ecole(350011)}\n"${ecole(350012)}\n`),
    ).rejects.toThrow(message)
    const { db, pool } = banc.connection
    const row = await db
      .selectFrom('import')
      .selectAll()
      .where('fichier', '=', 'ouvert.csv')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ statut: 'echoue', message, lues: 1, chargees: 1 })
    expect(row.fin).toBeInstanceOf(Date)
    const { rows } = await pool.query('select to_regclass($1) as table', [`releve_${row.id}`])
    expect(rows).toEqual([{ table: null }])
  })

  it('swells out of all proportion', async () => {
    const bombe = await banc.write('bombe.csv.gz', gzipSync(Buffer.alloc(2_000_000, 'ligne\n')))
    const limite = { fois: 100, octets: 1_000_000 }
    await expect(inspectFile(bombe, true, limite)).rejects.toThrow(/^Archive refusée/)
    await expect(inspectFile(bombe, true, { ...limite, octets: 2_000_000 })).resolves.toMatchObject({
      lignes: 333_334,
    })
    await expect(inspectFile(bombe, true, { ...limite, fois: 10_000 })).resolves.toMatchObject({
      octetsDecompresses: 2_000_000,
    })
  })
})

describe('a file refused by the health checks of its source', () => {
  it.each([
    [
      'a header alone',
      'ips-ecoles',
      'entete.csv',
      `${IPS}\n`,
      ['0 ligne(s) chargée(s), au moins 1 attendue(s)'],
    ],
    [
      'an empty list',
      'effectifs-ecoles',
      'liste.json',
      '{"total_count": 0, "results": []}',
      ['0 ligne(s) chargée(s), au moins 1 attendue(s)'],
    ],
    [
      'other records',
      'effectifs-ecoles',
      'autre.json',
      '[{"a": 1}, null, 3, "x"]',
      [
        '0 ligne(s) chargée(s), au moins 1 attendue(s)',
        '100,0\u00a0% des lignes sont rejetées, 5,0\u00a0% au plus sont admises',
      ],
    ],
  ])('%s', async (_, source, nom, contenu, echecs) => {
    const { resultat, releves } = await importer(source, nom, contenu)
    expect(resultat.echecs).toEqual(echecs)
    expect(releves).toEqual([])
  })

  it('stores nothing but its report and its rejected lines', async () => {
    const { resultat, releves, rejets } = await importer(
      'ips-ecoles',
      'refuse.csv',
      `${IPS}\n${ecole(350021)}\n${ecole(350022).replace('89.5', 'abc')}\n`,
    )
    expect(resultat.echecs).toEqual(['50,0\u00a0% des lignes sont rejetées, 5,0\u00a0% au plus sont admises'])
    expect(releves).toEqual([])
    expect(rejets).toEqual([
      { ligne: 3, colonne: 'ips', valeur: 'abc', code: 'nombre_illisible', motif: 'un nombre est attendu' },
    ])
    const row = await banc.connection.db
      .selectFrom('import')
      .selectAll()
      .where('id', '=', resultat.importId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      statut: 'refuse',
      message: 'Import refusé : 50,0\u00a0% des lignes sont rejetées, 5,0\u00a0% au plus sont admises.',
      lues: 2,
      chargees: 1,
      rejetees: 1,
      motifs: [
        {
          nature: 'rejet',
          code: 'nombre_illisible',
          motif: 'ips : un nombre est attendu',
          nombre: 1,
          premiere_ligne: 3,
        },
      ],
    })
  })

  it('misses a name in more than one school out of a hundred', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({
      identifiant_de_l_etablissement: uaiOf(350_500 + i),
      nom_etablissement: i === 7 ? null : 'École',
      type_etablissement: 'Ecole',
      statut_public_prive: 'Public',
      code_commune: '35238',
      code_departement: '035',
    }))
    const { resultat } = await importer('annuaire', 'sans-noms.json', JSON.stringify(rows))
    expect(resultat.echecs).toEqual(['« nom » est rempli à 98,0\u00a0%, 99,0\u00a0% au moins est attendu'])
  })
})

describe('lines that cannot be true', () => {
  it('come from a campaign of the future, or from no school year', async () => {
    const { releves, rejets } = await recevoir(banc, 'ips-ecoles', fixture('ips-ecoles/campagne-future.csv'))
    expect(releves.map(({ campagne }) => campagne)).toEqual(['2022'])
    expect(rejets.map(({ ligne, code, motif }) => [ligne, code, motif])).toEqual([
      [3, 'campagne_future', 'la campagne 2099 n’a pas encore eu lieu'],
      [4, 'campagne_illisible', 'attendu : 2022 ou 2022-2023'],
    ])
  })

  it('bring a demonstration school into real data, or the reverse', async () => {
    const chemin = await banc.write('melange-demo.csv', `${IPS}\n${ecole(9_000_001)}\n${ecole(350_031)}\n`)
    const real = await recevoir(banc, 'ips-ecoles', chemin)
    expect(real.releves.map(({ code }) => code)).toEqual([uaiOf(350_031)])
    expect(real.rejets).toEqual([expect.objectContaining({ ligne: 2, code: 'uai_demonstration' })])
    const demonstration = await recevoir(banc, 'ips-ecoles', chemin, { demonstration: true })
    expect(demonstration.releves.map(({ code }) => code)).toEqual([uaiOf(9_000_001)])
    expect(demonstration.rejets).toEqual([expect.objectContaining({ ligne: 3, code: 'uai_reel' })])
  })

  it('have more or fewer cells than the header', async () => {
    const text = `${IPS}\n${ecole(350_041)}\n${ecole(350_042)};en trop\n${ecole(350_043).split(';').slice(1).join(';')}\n`
    const { releves, rejets } = await recevoir(banc, 'ips-ecoles', await banc.write('cellules.csv', text))
    expect(releves.map(({ ligne }) => ligne)).toEqual([2])
    expect(rejets.map(({ ligne, motif }) => [ligne, motif])).toEqual([
      [3, '12 colonnes au lieu de 11'],
      [4, '10 colonnes au lieu de 11'],
    ])
  })
})
