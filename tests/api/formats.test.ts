import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adresseExemple } from '../../server/documentation/exemples.ts'
import type { Openapi } from '../../server/documentation/schema.ts'
import { adresseDuFormat } from '../../server/exports/formats.ts'
import { readZip } from '../support/zip.ts'
import { COLLEGE, ECOLE_MUETTE, ECOLE_REP, LYCEE_PRIVE } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

/** What a spreadsheet would run if it were told so. */
const FORMULES = {
  [ECOLE_MUETTE]: '=HYPERLINK("http://exemple.fr")',
  [LYCEE_PRIVE]: '-2+3',
  [ECOLE_REP]: '@SOMME(A1)',
}
const LISTE = '/api/v1/etablissements'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
  for (const [uai, nom] of Object.entries(FORMULES)) {
    await serveur.db.updateTable('etablissement').set({ nom }).where('uai', '=', uai).execute()
  }
})
afterAll(() => serveur.close())

const read = async (url: string, headers: Record<string, string> = {}) => {
  const reponse = await serveur.get(url, headers)
  expect(reponse.statusCode, reponse.body.slice(0, 300)).toBe(200)
  return reponse
}
const enObjets = (texte: string, delimiter: string): Record<string, string>[] =>
  parse(texte, { columns: true, delimiter, bom: true })

describe('CSV', () => {
  test('opens in a French spreadsheet by default: mark, semicolon, decimal comma, codes as they are', async () => {
    const { body, headers } = await read(`${LISTE}.csv`)
    expect(body.startsWith('\ufeffuai;nom;type;')).toBe(true)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    const lignes = enObjets(body, ';')
    expect(lignes).toHaveLength(6)
    const college = lignes.find(({ uai }) => uai === COLLEGE)
    expect(college).toMatchObject({
      commune_code: '35238',
      longitude: '-1,68',
      latitude: '48,11',
      ouvert: 'oui',
    })
  })

  test('is RFC 4180 on demand, or tabulated', async () => {
    const virgule = await read(`${LISTE}.csv?separateur=virgule`)
    expect(virgule.body.startsWith('uai,nom,')).toBe(true)
    expect(virgule.body.split('\r\n')).toHaveLength(8)
    expect(enObjets(virgule.body, ',').find(({ uai }) => uai === COLLEGE)?.longitude).toBe('-1.68')
    const tabulee = await read(`${LISTE}.csv?separateur=tabulation&decimale=virgule`)
    expect(enObjets(tabulee.body, '\t').find(({ uai }) => uai === COLLEGE)?.longitude).toBe('-1,68')
  })

  test('shields what a spreadsheet would run; negative numbers stay numbers', async () => {
    const lignes = enObjets((await read(`${LISTE}.csv`)).body, ';')
    for (const [uai, nom] of Object.entries(FORMULES)) {
      expect(lignes.find((ligne) => ligne.uai === uai)?.nom).toBe(`'${nom}`)
    }
  })

  test('names its file after what it holds, and its dictionary', async () => {
    const { headers } = await read(`${LISTE}.csv?territoire=departement:35&type=college`)
    expect(headers['content-disposition']).toBe(
      'attachment; filename="cartable-demonstration-etablissements-departement-35-college-publication-1.csv"',
    )
    const [, adresse = ''] =
      /^<([^>]+)>; rel="describedby"; type="application\/csvm\+json"$/.exec(String(headers.link)) ?? []
    const dictionnaire = await read(adresse)
    expect(dictionnaire.headers['content-type']).toBe('application/csvm+json; charset=utf-8')
    const { tableSchema, dialect, url } = dictionnaire.json()
    const entete = (await read(`${LISTE}.csv?territoire=departement:35&type=college`)).body
      .slice(1)
      .split('\r\n')[0]
    expect(tableSchema.columns.map(({ name }: { name: string }) => name).join(';')).toBe(entete)
    for (const colonne of tableSchema.columns) expect(colonne['dc:description'], colonne.name).toBeTruthy()
    expect(dialect.delimiter).toBe(';')
    expect(url).toContain(`${LISTE}.csv?`)
  })

  test('has the columns asked for, indicators included', async () => {
    const { body } = await read(
      `${LISTE}.csv?champs=nom,commune&indicateurs=ips@2022&territoire=departement:35`,
    )
    expect(body.slice(1).split('\r\n')[0]).toBe('uai;nom;commune_code;commune_nom;ips_2022;ips_2022_statut')
    const college = enObjets(body, ';').find(({ uai }) => uai === COLLEGE)
    expect(college).toMatchObject({ ips_2022: '104,25', ips_2022_statut: 'publie' })
  })
})

describe('spreadsheets', () => {
  test('XLSX keeps codes as text, numbers as numbers, and explains itself on a second sheet', async () => {
    const { rawPayload, headers } = await read(`${LISTE}.xlsx`)
    expect(headers['content-disposition']).toContain('.xlsx"')
    const fichiers = new Map(readZip(rawPayload).map(({ nom, texte }) => [nom, texte]))
    const donnees = fichiers.get('xl/worksheets/sheet1.xml') ?? ''
    expect(donnees).toContain('<is><t xml:space="preserve">35238</t></is>')
    expect(donnees).toContain('<v>-1.68</v>')
    expect(donnees).toContain(
      's="1" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://exemple.fr&quot;)',
    )
    expect(donnees).not.toContain('<f>')
    const definitions = fichiers.get('xl/worksheets/sheet2.xml') ?? ''
    for (const mot of [
      'Licence Ouverte 2.0',
      'Annuaire de l’éducation',
      'Identifiant national',
      'démonstration',
    ]) {
      expect(definitions).toContain(mot)
    }
    expect(fichiers.get('xl/workbook.xml')).toContain('name="Définitions"')
  })

  test('ODS says what it is first, and types every cell', async () => {
    const fichiers = readZip((await read(`${LISTE}.ods`)).rawPayload)
    expect(fichiers[0]).toEqual({
      nom: 'mimetype',
      brut: true,
      texte: 'application/vnd.oasis.opendocument.spreadsheet',
    })
    const contenu = fichiers.find(({ nom }) => nom === 'content.xml')?.texte ?? ''
    expect(contenu).toContain('office:value-type="string"><text:p>35238</text:p>')
    expect(contenu).toContain('office:value-type="float" office:value="-1.68"><text:p>-1,68</text:p>')
    expect(contenu).not.toContain('table:formula')
    expect(contenu).toContain('table:name="Définitions"')
  })
})

test('Parquet gives the rows back with their types, and says where they come from', async () => {
  const { rawPayload } = await read(`${LISTE}.parquet`)
  const file = new Uint8Array(rawPayload).buffer
  const lignes = await parquetReadObjects({ file })
  expect(lignes).toHaveLength(6)
  const college = lignes.find(({ uai }) => uai === COLLEGE)
  expect(college).toMatchObject({ commune_code: '35238', longitude: -1.68, ouvert: true })
  expect(rawPayload.includes('Licence Ouverte 2.0')).toBe(true)
})

test('NDJSON gives the objects of the collection, one per line', async () => {
  const lignes = (await read(`${LISTE}.ndjson`)).body
    .trimEnd()
    .split('\n')
    .map((ligne) => JSON.parse(ligne))
  expect(lignes).toEqual((await read(`${LISTE}?limit=1000`)).json().resultats)
})

test('GeoJSON gives points, and a null geometry where the position is unknown', async () => {
  const { type, features, cartable } = (await read(`${LISTE}.geojson`)).json()
  expect(type).toBe('FeatureCollection')
  expect(cartable).toMatchObject({ publication: 1, demonstration: true })
  const feature = (id: string) => features.find((candidate: { id: string }) => candidate.id === id)
  expect(feature(COLLEGE)).toMatchObject({
    geometry: { type: 'Point', coordinates: [-1.68, 48.11] },
    properties: { commune_code: '35238', nom: 'Collège Anne de Bretagne' },
  })
  expect(feature(LYCEE_PRIVE).geometry).toBeNull()
})

describe('every collection', () => {
  const REPERES = {
    uai: COLLEGE,
    ecoles: [COLLEGE, ECOLE_REP],
    departement: '35',
    commune: '35238',
    academie: '14',
    publication: 1,
  }

  async function check(format: string, adresse: string, total: number | undefined): Promise<void> {
    const { body, rawPayload } = await read(adresse)
    if (format === 'xlsx' || format === 'ods') expect(readZip(rawPayload).length, adresse).toBeGreaterThan(2)
    if (total === undefined) return
    if (format === 'csv') expect(enObjets(body, ';'), adresse).toHaveLength(total)
    if (format === 'ndjson') expect(body.split('\n').length - 1, adresse).toBe(total)
    if (format === 'parquet') {
      const lignes = await parquetReadObjects({ file: new Uint8Array(rawPayload).buffer })
      expect(lignes, adresse).toHaveLength(total)
    }
  }

  test('comes in every format its operation declares, with all its rows', async () => {
    const document = (await read('/api/openapi.json')).json() as Openapi
    let verifiees = 0
    for (const [chemin, { get }] of Object.entries(document.paths)) {
      if (!get?.['x-formats'] || get.security) continue
      const url = adresseExemple(document, chemin, get, REPERES)
      const json = await serveur.get(url)
      // The small world lacks some of what the catalogue knows: a programme, a past version.
      expect([200, 404], url).toContain(json.statusCode)
      if (json.statusCode === 404) continue
      for (const format of get['x-formats'])
        await check(format, adresseDuFormat(url, format), json.json().total)
      verifiees += 1
    }
    expect(verifiees).toBeGreaterThan(15)
  })

  test('is read to its end page after page, unless fewer rows are asked for', async () => {
    expect(enObjets((await read('/api/v1/territoires.csv')).body, ';')).toHaveLength(11)
    expect(enObjets((await read('/api/v1/territoires.csv?limit=3')).body, ';')).toHaveLength(3)
    expect(enObjets((await read(`${LISTE}.csv?limit=2`)).body, ';')).toHaveLength(2)
  })

  test('a series has names; a synthesis has a row per indicator', async () => {
    const serie = enObjets((await read('/api/v1/indicateurs/ips/valeurs.csv?niveau=departement')).body, ';')
    expect(serie.find(({ code }) => code === '35')).toMatchObject({ nom: 'Ille-et-Vilaine', valeur: '104,2' })
    const synthese = enObjets((await read('/api/v1/territoires/departement/35/synthese.csv')).body, ';')
    expect(synthese.find(({ indicateur }) => indicateur === 'ips')).toMatchObject({
      valeur: '104,2',
      statut: 'publie',
    })
  })
})

describe('the choice of a format', () => {
  test('follows the extension, then Accept', async () => {
    const type = async (url: string, accept?: string) =>
      String((await serveur.get(url, accept ? { accept } : {})).headers['content-type']).split(';')[0]
    expect(await type(LISTE)).toBe('application/json')
    expect(await type(`${LISTE}.json`)).toBe('application/json')
    expect(await type(LISTE, 'text/csv')).toBe('text/csv')
    expect(await type(LISTE, 'text/csv;q=0.5, application/geo+json')).toBe('application/geo+json')
    expect(await type(`${LISTE}.ndjson`, 'text/csv')).toBe('application/x-ndjson')
    expect(await type(LISTE, 'text/html,application/xhtml+xml,*/*;q=0.8')).toBe('application/json')
  })

  test.each([
    [LISTE, 'image/png'],
    ['/api/v1/etat', 'text/csv'],
    ['/api/v1/etat.csv', undefined],
    ['/api/v1/indicateurs.geojson', undefined],
  ])('%s as %s is refused, naming the formats there are', async (url, accept) => {
    const reponse = await serveur.get(url, accept ? { accept } : {})
    expect(reponse.statusCode).toBe(406)
    expect(reponse.json()).toMatchObject({
      code: 'format_indisponible',
      attendu: expect.stringContaining('.json'),
    })
  })

  test('a parameter that would be ignored is refused', async () => {
    for (const url of [`${LISTE}?separateur=virgule`, `${LISTE}.xlsx?decimale=point`]) {
      expect((await serveur.get(url)).json(), url).toMatchObject({ status: 400, code: 'parametre_invalide' })
    }
  })

  test('a wrong request stays wrong in every format', async () => {
    for (const format of ['csv', 'xlsx', 'geojson', 'csv-metadata.json']) {
      const reponse = await serveur.get(`${LISTE}.${format}?type=usine`)
      expect(reponse.statusCode, format).toBe(400)
      expect(reponse.headers['content-type']).toContain('application/problem+json')
    }
  })
})

describe('over HTTP', () => {
  test('each format and encoding has its tag; 304 on match', async () => {
    const csv = await read(`${LISTE}.csv`)
    const json = await read(LISTE)
    const gzip = await read(`${LISTE}.csv`, { 'accept-encoding': 'gzip' })
    expect(new Set([csv, json, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(csv.body)
    expect(csv.headers.vary).toBe('Accept, Accept-Encoding')
    const suite = await serveur.get(`${LISTE}.csv`, { 'if-none-match': String(csv.headers.etag) })
    expect(suite.statusCode).toBe(304)
    expect(suite.body).toBe('')
  })

  test('the same file twice is the same bytes', async () => {
    for (const format of ['xlsx', 'ods', 'parquet']) {
      const [une, deux] = [await read(`${LISTE}.${format}`), await read(`${LISTE}.${format}`)]
      expect(une.rawPayload.equals(deux.rawPayload), format).toBe(true)
    }
  })

  test('HEAD tells the headers without making the file', async () => {
    const reponse = await serveur.app.inject({ method: 'HEAD', url: `${LISTE}.csv` })
    expect(reponse.statusCode).toBe(200)
    expect(reponse.body).toBe('')
    expect(reponse.headers['content-type']).toContain('text/csv')
  })
})
