import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { adresse, demander, ErreurApi, enFormat, parcourir, type Reponse } from '../../client/client.ts'
import { CHEMINS } from '../../client/operations.generated.ts'
import { PROJECT_ROOT } from '../../config.ts'
import type { EtablissementDetail } from '../../server/contract/etablissements.ts'
import type { Valeurs } from '../../server/contract/indicateurs.ts'
import type { Synthese } from '../../server/contract/synthese.ts'
import type { TerritoireDetail } from '../../server/contract/territoires.ts'
import { type Openapi, operationsOf, reponseJson } from '../../server/documentation/schema.ts'
import { COLLEGE } from './support/monde.ts'
import { ouvrirServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let racine: string
beforeAll(async () => {
  serveur = await ouvrirServeur()
  await serveur.app.listen({ host: '127.0.0.1', port: 0 })
  racine = `http://127.0.0.1:${(serveur.app.server.address() as AddressInfo).port}`
})
afterAll(() => serveur.fermer())

describe('addresses', () => {
  test('hold the parameters where the API wants them, escaped; what is nothing is left out', () => {
    const lieu = { niveau: 'departement', code: '2A' } as const
    expect(adresse('lireSynthese', { ...lieu, type: 'college', secteur: null, campagne: undefined })).toBe(
      '/api/v1/territoires/departement/2A/synthese?type=college',
    )
    expect(adresse('lireEtat', {})).toBe('/api/v1/etat')
    expect(adresse('lireEtablissement', { uai: '../é?' })).toBe('/api/v1/etablissements/..%2F%C3%A9%3F')
  })

  test('of lists: commas, except where a value may hold one', async () => {
    const lue = adresse('listerEtablissements', {
      type: ['college', 'lycee'],
      filtre: ['ips<104,5', 'ips>=1'],
      indicateurs: [],
    })
    expect(lue).toBe('/api/v1/etablissements?type=college%2Clycee&filtre=ips%3C104%2C5&filtre=ips%3E%3D1')
    expect((await serveur.get(lue)).statusCode).toBe(200)
    expect(enFormat(lue, 'csv')).toMatch(/^\/api\/v1\/etablissements\.csv\?type=/)
  })
})

describe('calls', () => {
  test('give the answer of the API', async () => {
    const lue = await demander(adresse('lireEtablissement', { uai: COLLEGE }), { racine })
    expect(lue.nom).toBe('Collège Anne de Bretagne')
  })

  test('follow a collection to its end', async () => {
    const uais: string[] = []
    for await (const { uai } of parcourir(adresse('listerEtablissements', { limit: 2 }), { racine }))
      uais.push(uai)
    const { total } = await demander(adresse('listerEtablissements', {}), { racine })
    expect(new Set(uais).size).toBe(total)
  })

  test('fail with what the API said, or with words of their own', async () => {
    const demande = demander(adresse('listerTerritoires', { parent: 'commune:35209' }), { racine })
    await expect(demande).rejects.toMatchObject({ status: 404, probleme: { suggestion: { code: '35069' } } })
    const fermee = demander(adresse('lireEtat', {}), { racine: 'http://127.0.0.1:1' })
    await expect(fermee).rejects.toBeInstanceOf(ErreurApi)
    await expect(fermee).rejects.toMatchObject({ status: null, probleme: null })
    const abandon = AbortSignal.abort()
    const abandonnee = demander(adresse('lireEtat', {}), { racine, signal: abandon })
    await expect(abandonnee).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test('every reading that answers JSON is there, at its address', async () => {
  const document = (await serveur.get('/api/openapi.json')).json() as Openapi
  const attendues = operationsOf(document).flatMap(({ chemin, methode, operation }) =>
    methode === 'get' && reponseJson(operation) ? [[operation.operationId, chemin]] : [],
  )
  expect(CHEMINS).toEqual(Object.fromEntries(attendues))
})

test('its types are those of the contract', () => {
  expectTypeOf<Reponse<'lireSynthese'>>().toExtend<Synthese>()
  expectTypeOf<Reponse<'lireEtablissement'>>().toExtend<EtablissementDetail>()
  expectTypeOf<Reponse<'lireTerritoire'>>().toExtend<TerritoireDetail>()
  expectTypeOf<Reponse<'lireValeurs'>>().toExtend<Valeurs>()
  // @ts-expect-error: a parameter of the address is missing.
  adresse('lireTerritoire', { niveau: 'commune' })
  // @ts-expect-error: nobody has such a parameter.
  adresse('lireEtat', { niveaux: 'commune' })
})

test('the published file stands alone: it compiles strictly and runs as in its documentation', async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'cartable-client-'))
  try {
    const { body, headers } = await serveur.get('/api/client.ts')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    await writeFile(join(dossier, 'client.ts'), body)
    const page = (await serveur.get('/api/docs', { host: racine.replace('http://', '') })).body
    const [, exemple = ''] = /(import \{ adresse, demander, parcourir \}[\s\S]*?)<\/code>/.exec(page) ?? []
    const code = exemple.replaceAll('&#39;', "'").replaceAll('&gt;', '>').replaceAll('\u00a0', ' ')
    await writeFile(join(dossier, 'essai.ts'), code)
    await writeFile(join(dossier, 'package.json'), '{"type":"module"}')
    const lancer = (...args: string[]) =>
      promisify(execFile)(process.execPath, args, { cwd: dossier }).catch((refus: { stdout: string }) => {
        throw new Error(refus.stdout)
      })
    const paquets = join(PROJECT_ROOT, 'node_modules')
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--allowImportingTsExtensions',
    ]
    await lancer(join(paquets, 'typescript/bin/tsc'), ...options, 'essai.ts')
    const { stdout } = await lancer(
      '--import',
      pathToFileURL(join(paquets, 'tsx/dist/loader.mjs')).href,
      'essai.ts',
    )
    expect(stdout).toContain('Collège Anne de Bretagne')
  } finally {
    await rm(dossier, { recursive: true, force: true })
  }
})
