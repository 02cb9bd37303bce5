import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TUILE } from './support/seed.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

const ADRESSE = '/tuiles/1/departement/1/1/0.mvt'

test('a tile goes out as it is stored, for ever', async () => {
  for (let fois = 0; fois < 2; fois += 1) {
    const reponse = await serveur.get(ADRESSE, { 'accept-encoding': 'gzip, br' })
    expect(reponse.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    })
    expect(gunzipSync(reponse.rawPayload)).toEqual(TUILE)
  }
})

test('a client that refuses gzip gets the plain bytes', async () => {
  const reponse = await serveur.get(ADRESSE, { 'accept-encoding': 'identity' })
  expect(reponse.headers['content-encoding']).toBeUndefined()
  expect(reponse.rawPayload).toEqual(TUILE)
})

test('the tag gives a 304', async () => {
  const { headers } = await serveur.get(ADRESSE)
  const suite = await serveur.get(ADRESSE, { 'if-none-match': headers.etag as string })
  expect(suite.statusCode).toBe(304)
})

test('an empty place is a 204', async () => {
  const reponse = await serveur.get('/tuiles/1/departement/1/0/0.mvt')
  expect(reponse.statusCode).toBe(204)
  expect(reponse.rawPayload).toHaveLength(0)
})

test.each([
  ['unknown publication', '/tuiles/99/departement/1/1/0.mvt', 404],
  ['layer the publication lacks', '/tuiles/1/commune/1/1/0.mvt', 404],
  ['zoom beyond the layer', '/tuiles/1/departement/5/1/0.mvt', 404],
  ['column beyond the zoom', '/tuiles/1/departement/1/2/0.mvt', 404],
  ['layer nobody knows', '/tuiles/1/canton/1/1/0.mvt', 400],
  ['number written otherwise', '/tuiles/1/departement/0x1/1/0.mvt', 400],
  ['negative', '/tuiles/1/departement/1/-1/0.mvt', 400],
  ['other extension', '/tuiles/1/departement/1/1/0.pbf', 404],
])('%s: %s is a %i', async (_cas, url, status) => {
  const reponse = await serveur.get(url)
  expect(reponse.statusCode).toBe(status)
  expect(reponse.headers['content-type']).toBe('application/problem+json; charset=utf-8')
})

test('a withdrawn publication has no more tiles', async () => {
  const isole = await openServeur()
  try {
    await isole.db.updateTable('publication').set({ statut: 'retiree' }).where('id', '=', 1).execute()
    expect((await isole.get(ADRESSE)).statusCode).toBe(404)
  } finally {
    await isole.close()
  }
})
