import { createHash } from 'node:crypto'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from './support/seed.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

const list = async () => (await serveur.get('/api/v1/exports')).json().resultats
const FICHIER = '/api/v1/exports/etablissements.csv'

describe('complete files', () => {
  test('are written on first demand, then listed with their size, rows and digest', async () => {
    const avant = (await list()).find(({ nom }: { nom: string }) => nom === 'territoires.csv')
    expect(avant).toMatchObject({ pret: false, octets: null, lignes: null, sha256: null })
    const { rawPayload, headers } = await serveur.get(avant.url)
    const sha256 = createHash('sha256').update(rawPayload).digest('hex')
    expect(headers).toMatchObject({ etag: `"${sha256}"`, 'accept-ranges': 'bytes' })
    const apres = (await list()).find(({ nom }: { nom: string }) => nom === 'territoires.csv')
    expect(apres).toMatchObject({ pret: true, octets: rawPayload.length, lignes: 11, sha256 })
  })

  test('asked by many at once are written once', async () => {
    const reponses = await Promise.all(
      Array.from({ length: 8 }, () => serveur.get('/api/v1/exports/syntheses-departement.csv')),
    )
    expect(new Set(reponses.map(({ body }) => body)).size).toBe(1)
    expect(reponses[0]?.statusCode).toBe(200)
  })

  test('every file of the list can be had', async () => {
    for (const { nom, url } of await list()) {
      const { statusCode, rawPayload } = await serveur.get(url)
      expect(statusCode, nom).toBe(200)
      if (nom.endsWith('.parquet')) await parquetReadObjects({ file: new Uint8Array(rawPayload).buffer })
    }
    const releves = (await serveur.get('/api/v1/exports/releves-ips-colleges.csv')).body.split('\r\n')
    expect(releves[0]).toBe('campagne,niveau,code,import_id,ligne,eleves,ips,statuts')
    expect(releves.slice(1, -1).sort()).toEqual([
      '2021,etablissement,0350001L,3,8,471,,',
      '2022,etablissement,0350001L,3,12,480,104.25,',
    ])
  })

  test('can be resumed', async () => {
    const entier = (await serveur.get(FICHIER)).body
    const octets = Buffer.byteLength(entier)
    const partie = async (range: string, headers: Record<string, string> = {}) =>
      serveur.get(FICHIER, { range, ...headers })
    const debut = await partie('bytes=0-9')
    expect([debut.statusCode, debut.body, debut.headers['content-range']]).toEqual([
      206,
      entier.slice(0, 10),
      `bytes 0-9/${octets}`,
    ])
    expect((await partie('bytes=-5')).rawPayload.toString()).toBe(Buffer.from(entier).subarray(-5).toString())
    expect((await partie(`bytes=${octets - 3}-${octets + 900}`)).headers['content-length']).toBe('3')
    expect((await partie('bytes=0-1', { 'if-range': '"autre"' })).statusCode).toBe(200)
    for (const ignore of ['bytes=5-2', 'bytes=0-1,4-5', 'lignes=0-3', 'bytes=-']) {
      expect((await partie(ignore)).statusCode, ignore).toBe(200)
    }
    const hors = await partie(`bytes=${octets}-`)
    expect(hors.statusCode).toBe(416)
    expect(hors.headers['content-range']).toBe(`bytes */${octets}`)
    expect(hors.json()).toMatchObject({ code: 'intervalle_hors_fichier' })
  })

  test('are not sent again to whoever has them', async () => {
    const { headers } = await serveur.get(FICHIER)
    const suite = await serveur.get(FICHIER, { 'if-none-match': String(headers.etag) })
    expect([suite.statusCode, suite.body]).toEqual([304, ''])
    const tete = await serveur.app.inject({ method: 'HEAD', url: FICHIER })
    expect([tete.statusCode, tete.body, tete.headers.etag]).toEqual([200, '', headers.etag])
  })

  test.each([
    'rien.csv',
    'etablissements.exe',
    '..%2F..%2Fetc%2Fpasswd',
    'etablissements',
    'releves-inconnue.csv',
  ])('%s is nothing', async (nom) => {
    expect([400, 404]).toContain((await serveur.get(`/api/v1/exports/${nom}`)).statusCode)
  })
})

test('each publication has its own files', async () => {
  const isole = await openServeur()
  try {
    const une = (await isole.get('/api/v1/exports/territoires.csv')).body
    await publish(isole.db, 2)
    await isole.db
      .updateTable('territoire')
      .set({ nom: 'BRUZ' })
      .where('code', '=', '35047')
      .where('publication_id', '=', 2)
      .execute()
    const deux = async () => (await isole.get('/api/v1/exports/territoires.csv')).body
    await expect.poll(async () => (await isole.get('/api/v1/etat')).json().publication).toBe(2)
    expect(await deux()).toContain('BRUZ')
    expect((await isole.get('/api/v1/exports/territoires.csv?publication=1')).body).toBe(une)
  } finally {
    await isole.close()
  }
})
