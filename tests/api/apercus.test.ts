import { afterAll, beforeAll, expect, test } from 'vitest'
import { COLLEGE } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

test.each([
  '/apercus/territoires/departement/35.png',
  '/apercus/territoires/commune/35047.png',
  `/apercus/etablissements/${COLLEGE}.png`,
])('%s is a picture of 1200 by 630, the same each time', async (adresse) => {
  const reponse = await serveur.get(adresse)
  expect(reponse.statusCode, reponse.body.slice(0, 200)).toBe(200)
  expect(reponse.headers['content-type']).toBe('image/png')
  const octets = reponse.rawPayload
  expect(octets.subarray(1, 4).toString()).toBe('PNG')
  expect([octets.readUInt32BE(16), octets.readUInt32BE(20)]).toEqual([1200, 630])
  // Blank paper weighs a few kilobytes: words and shapes are there.
  expect(octets.length).toBeGreaterThan(12_000)
  expect((await serveur.get(adresse)).rawPayload.equals(octets)).toBe(true)
  const connue = { 'if-none-match': String(reponse.headers.etag) }
  expect((await serveur.get(adresse, connue)).statusCode).toBe(304)
})

test('there is no picture of what is not known', async () => {
  expect((await serveur.get('/apercus/territoires/departement/99.png')).statusCode).toBe(404)
  expect((await serveur.get('/apercus/etablissements/0000000A.png')).statusCode).not.toBe(200)
})
