import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { adresse, demander, ErreurApi, enFormat, parcourir, type Reponse } from '../../client/client.ts'
import { type Demande, ecrire } from '../../client/ecrire.ts'
import { ECRITURES } from '../../client/ecritures.generated.ts'
import { CHEMINS } from '../../client/operations.generated.ts'
import { PROJECT_ROOT } from '../../config.ts'
import type { EtablissementDetail } from '../../server/contract/etablissements.ts'
import type { Valeurs } from '../../server/contract/indicateurs.ts'
import type { Synthese } from '../../server/contract/synthese.ts'
import type { TerritoireDetail } from '../../server/contract/territoires.ts'
import { type Openapi, operationsOf, reponseJson } from '../../server/documentation/schema.ts'
import { connect, createAgent } from './support/agents.ts'
import { COLLEGE } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let racine: string
beforeAll(async () => {
  serveur = await openServeur()
  await serveur.app.listen({ host: '127.0.0.1', port: 0 })
  racine = `http://127.0.0.1:${(serveur.app.server.address() as AddressInfo).port}`
})
afterAll(() => serveur.close())

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

test('every operation that writes is there, with its method, at its address', async () => {
  const document = (await serveur.get('/api/openapi.json')).json() as Openapi
  const attendues = operationsOf(document).flatMap(({ chemin, methode, operation }) =>
    methode === 'get' ? [] : [[operation.operationId, [methode.toUpperCase(), chemin]]],
  )
  expect(attendues.length).toBeGreaterThan(30)
  expect(ECRITURES).toEqual(Object.fromEntries(attendues))
})

describe('writings', () => {
  let entetes: Record<string, string>
  /** What a page of the site sends: its cookie, and the token that goes with it. */
  let session: Record<string, string>
  beforeAll(async () => {
    const agent = await connect(serveur, await createAgent(serveur, [{ role: 'administrateur' }]))
    const corps = { nom: 'Client', jours: 30, portees: ['lecture', 'avis', 'depots'] }
    const { jeton } = (await agent.send('POST', '/api/v1/jetons', corps)).json()
    session = { cookie: agent.cookie, 'x-cartable-jeton': agent.csrf }
    entetes = { authorization: `Bearer ${jeton}` }
  })

  test('send their parameters and their body, with a token, and give the answer', async () => {
    const corps = { cadence: 'hebdomadaire' } as const
    const lues = await ecrire('changerPreferencesAvis', { corps }, { racine, entetes })
    expect(lues.cadence).toBe('hebdomadaire')
    const relues = await demander(adresse('lirePreferencesAvis', {}), { racine, entetes })
    expect(relues.cadence).toBe('hebdomadaire')
  })

  test('send a file as it is', async () => {
    const corps = new Blob(['uai;ordinateurs\n'], { type: 'application/octet-stream' })
    const demande = {
      schema: 'equipement-numerique-etablissement',
      niveau: 'departement',
      code: '35',
    } as const
    const { fichier, octets } = await ecrire(
      'envoyerDepot',
      { ...demande, fichier: 'parc.csv', corps },
      { racine, entetes },
    )
    expect({ fichier, octets }).toEqual({ fichier: 'parc.csv', octets: corps.size })
  })

  test('give nothing for an empty answer', async () => {
    const { jeton, nom } = await ecrire(
      'creerJeton',
      { corps: { nom: 'Sans suite', portees: ['lecture'] } },
      { racine, entetes: session },
    )
    expect(jeton).not.toBe('')
    const { resultats } = await demander(adresse('listerJetons', {}), { racine, entetes: session })
    const id = resultats.find((lu) => lu.nom === nom)?.id ?? 0
    expect(await ecrire('revoquerJeton', { id }, { racine, entetes: session })).toBeNull()
  })

  test('are refused in the words of the API, and never said to be sent when nothing answers', async () => {
    const sans = ecrire('changerPreferencesAvis', { corps: { cadence: 'jamais' } }, { racine })
    await expect(sans).rejects.toMatchObject({ status: 401, probleme: { code: 'connexion_requise' } })
    const fermee = ecrire('seDeconnecter', {}, { racine: 'http://127.0.0.1:1' })
    await expect(fermee).rejects.toMatchObject({
      status: null,
      message: expect.stringContaining('rien n’a été envoyé'),
    })
  })
})

test('its types are those of the contract', () => {
  expectTypeOf<Reponse<'lireSynthese'>>().toExtend<Synthese>()
  expectTypeOf<Reponse<'lireEtablissement'>>().toExtend<EtablissementDetail>()
  expectTypeOf<Reponse<'lireTerritoire'>>().toExtend<TerritoireDetail>()
  expectTypeOf<Reponse<'lireValeurs'>>().toExtend<Valeurs>()
  // @ts-expect-error: a parameter of the address is missing.
  adresse('lireTerritoire', { niveau: 'commune' })
  // @ts-expect-error: the body of a preference is not this.
  const _refusee: Demande<'changerPreferencesAvis'> = { corps: { cadence: 'souvent' } }
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
    const exemples = [...page.matchAll(/(import \{[^}]*\} from (?:'|&#39;)\.\/client\.ts[\s\S]*?)<\/code>/g)]
    expect(exemples).toHaveLength(2)
    const [lire = '', ecrire = ''] = exemples.map(([, exemple = '']) =>
      exemple.replaceAll('&#39;', "'").replaceAll('&gt;', '>').replaceAll('\u00a0', ' '),
    )
    await writeFile(join(dossier, 'essai.ts'), lire)
    await writeFile(join(dossier, 'essai-ecrire.ts'), ecrire)
    await writeFile(join(dossier, 'package.json'), '{"type":"module"}')
    const launch = (...args: string[]) =>
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
    await launch(join(paquets, 'typescript/bin/tsc'), ...options, 'essai.ts', 'essai-ecrire.ts')
    const { stdout } = await launch(
      '--import',
      pathToFileURL(join(paquets, 'tsx/dist/loader.mjs')).href,
      'essai.ts',
    )
    expect(stdout).toContain('Collège Anne de Bretagne')
  } finally {
    await rm(dossier, { recursive: true, force: true })
  }
})
