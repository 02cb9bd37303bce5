import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { probleme } from '../../server/contract/probleme.ts'
import { COLLEGE } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

/** Reads an error and checks its shape: RFC 9457, French, not cached, nothing of the machine. */
async function refuse(url: string, status: number) {
  const reponse = await serveur.get(url)
  expect(reponse.statusCode, reponse.body).toBe(status)
  expect(reponse.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(reponse.headers['cache-control']).toBe('no-store')
  expect(reponse.body).not.toMatch(/node_modules|\.ts:|select |kysely|stack/i)
  const corps = reponse.json()
  expect(probleme.parse(corps)).toEqual(corps)
  expect(corps.instance).toBe(`urn:uuid:${reponse.headers['x-request-id']}`)
  return corps
}

test('an unknown parameter is an error that lists those that exist', async () => {
  expect(await refuse('/api/v1/territoires?niveaux=commune', 400)).toMatchObject({
    code: 'parametre_inconnu',
    parametre: 'niveaux',
    attendu: 'niveau, parent, q, champs, tri, limit, curseur, separateur, decimale, publication',
  })
  expect(await refuse('/api/v1/etat?x=1', 400)).toMatchObject({ code: 'parametre_inconnu', parametre: 'x' })
})

describe('what was most likely meant is proposed', () => {
  const LISTE = '/api/v1/etablissements'
  test.each([
    [`${LISTE}?indicateur=ips`, ['indicateurs']],
    [`${LISTE}?Territoires=region:53`, ['territoire']],
    [`${LISTE}?filtre=ipz<90`, ['ips']],
    [`${LISTE}?filtre=eleve>3`, ['eleves']],
    [`${LISTE}?tri=-commune_nom`, ['commune']],
    [`${LISTE}?champs=uai,lattitude`, ['latitude']],
    [`${LISTE}?type=ecole,colege`, ['college']],
    ['/api/v1/territoires?niveau=département', ['departement']],
  ])('%s', async (url, propositions) => {
    const corps = await refuse(url.replace('département', encodeURIComponent('département')), 400)
    expect(corps.propositions?.slice(0, 1)).toEqual(propositions)
    expect(corps.detail).toContain('Vouliez-vous dire')
    expect(corps.detail).toContain(propositions[0])
  })

  test('an indicator of which only a word is known, those that hold it', async () => {
    const { propositions, detail } = await refuse('/api/v1/indicateurs/fibre', 404)
    expect(propositions).toEqual(['fibre_etablissement'])
    expect(detail).toMatch(/dire «.fibre_etablissement.».\?/)
  })

  test('nothing, when nothing resembles', async () => {
    for (const [url, status] of [
      [`${LISTE}?zzzzzzzz=1`, 400],
      [`${LISTE}?filtre=zzzzzzzzzz<3`, 400],
      ['/api/v1/indicateurs/zzzzzzzzzz', 404],
      [`${LISTE}?limit=0`, 400],
    ] as const) {
      const corps = await refuse(url, status)
      expect(corps).not.toHaveProperty('propositions')
      expect(corps.detail).not.toContain('Vouliez-vous')
    }
  })
})

test('a wrong value is quoted beside what is accepted', async () => {
  expect(await refuse('/api/v1/territoires?niveau=canton', 400)).toMatchObject({
    code: 'parametre_invalide',
    parametre: 'niveau',
    recu: 'canton',
    attendu: expect.stringContaining('departement'),
  })
  expect(await refuse('/api/v1/territoires?limit=100000', 400)).toMatchObject({
    parametre: 'limit',
    attendu: 'un nombre entier de 1 à 1000',
  })
})

test('a missing parameter is named', async () => {
  expect(await refuse('/api/v1/recherche', 400)).toMatchObject({
    code: 'parametre_manquant',
    parametre: 'q',
  })
  expect(await refuse('/api/v1/indicateurs/ips/valeurs', 400)).toMatchObject({ parametre: 'niveau' })
})

test('a campaign without data names those that have some', async () => {
  expect(await refuse('/api/v1/indicateurs/ips/valeurs?niveau=commune&campagne=1999', 400)).toMatchObject({
    parametre: 'campagne',
    attendu: 'l’une des campagnes 2021, 2022',
  })
})

test('an unknown indicator names those that exist', async () => {
  expect(await refuse('/api/v1/indicateurs/rien_de_tel/valeurs?niveau=commune', 404)).toMatchObject({
    parametre: 'id',
    attendu: expect.stringContaining('ips'),
  })
})

describe('hostile input is an error of the reader, never of the server', () => {
  const hostiles = [
    '%00',
    "'; drop table etablissement; --",
    "' or 1=1 --",
    '"><script>alert(1)</script>',
    '../../../../etc/passwd',
    'é'.repeat(5000),
    '\ud83d\ude00',
    '%',
    '_',
    '\\',
    '-1',
    '1e309',
    'NaN',
    'null',
    'a\u0000b',
    '$\u007b7*7}',
    '*',
    '(',
  ]
  const adresses = [
    (v: string) => `/api/v1/recherche?q=${v}`,
    (v: string) => `/api/v1/territoires?q=${v}`,
    (v: string) => `/api/v1/territoires?niveau=${v}`,
    (v: string) => `/api/v1/territoires?parent=departement:${v}`,
    (v: string) => `/api/v1/territoires?limit=${v}`,
    (v: string) => `/api/v1/territoires?curseur=${v}`,
    (v: string) => `/api/v1/territoires/commune/${v}`,
    (v: string) => `/api/v1/territoires/commune/${v}/synthese`,
    (v: string) => `/api/v1/etablissements?q=${v}`,
    (v: string) => `/api/v1/etablissements?curseur=${v}`,
    (v: string) => `/api/v1/etablissements?education_prioritaire=${v}`,
    (v: string) => `/api/v1/etablissements/${v}`,
    (v: string) => `/api/v1/indicateurs/${v}/valeurs?niveau=commune`,
    (v: string) => `/api/v1/indicateurs/ips/valeurs?niveau=commune&campagne=${v}`,
    (v: string) => `/tuiles/${v}/departement/0/0/0.mvt`,
    (v: string) => `/tuiles/1/${v}/0/0/0.mvt`,
    (v: string) => `/tuiles/1/departement/${v}/0/0.mvt`,
    (v: string) => `/${v}`,
  ]
  test.each(hostiles)('%j', async (valeur) => {
    for (const adresse of adresses) {
      const url = adresse(valeur === '%00' ? valeur : encodeURIComponent(valeur))
      const { statusCode, body } = await serveur.get(url)
      expect(statusCode, `${url}\n${body}`).toBeLessThan(500)
      expect([200, 400, 404, 414], url).toContain(statusCode)
    }
    const apres = await serveur.get(`/api/v1/etablissements/${COLLEGE}`)
    expect(apres.statusCode).toBe(200)
  })

  test.each([
    '/api/v1/territoires?q=%FF%FE',
    '/api/v1/territoires/commune/%E0%A4%A',
    '/%c0%ae%c0%ae/etc/passwd',
    '/api/v1/recherche?q=%ED%A0%80a',
  ])('badly encoded: %s', async (url) => {
    expect((await serveur.get(url)).statusCode).toBeLessThan(500)
  })

  test('a parameter given twice is refused', async () => {
    const corps = await refuse('/api/v1/recherche?q=rennes&q=brest', 400)
    expect(corps.detail).toContain('une fois')
  })
})

describe('a cursor', () => {
  const encode = (valeur: unknown) => Buffer.from(JSON.stringify(valeur)).toString('base64url')
  test.each([
    ['not base64', 'pas-un-curseur'],
    ['of another collection', encode(['commune', '35238'])],
    ['not a key', encode({ uai: COLLEGE })],
    ['too long', 'A'.repeat(500)],
    ['carrying SQL', encode(["' or 1=1"])],
  ])('%s is refused', async (_cas, curseur) => {
    expect(await refuse(`/api/v1/etablissements?curseur=${curseur}`, 400)).toMatchObject({
      parametre: 'curseur',
      attendu: expect.stringContaining('suivant'),
    })
  })
})

describe('a territory that nobody knows is an error, not an empty list', () => {
  const LISTE = '/api/v1/etablissements'
  test.each([
    [`${LISTE}?type=college&territoire=departement:35,commune:35209`, 'territoire', '35209'],
    [`${LISTE}?niveau=commune&code=35209`, 'code', '35209'],
    [`${LISTE}/regroupements?regrouper_par=type&territoire=commune:35209`, 'territoire', '35209'],
    ['/api/v1/territoires?parent=commune:35209', 'parent', '35209'],
    ['/api/v1/territoires/commune/35209/etablissements', 'code', '35209'],
  ])('%s: the suggested address is the same request on the successor', async (url, parametre, recu) => {
    const { suggestion, ...corps } = await refuse(url, 404)
    expect(corps).toMatchObject({ code: 'introuvable', parametre, recu })
    expect(suggestion).toMatchObject({ code: '35069', nom: 'Châteaugiron' })
    expect(decodeURIComponent(suggestion.url)).toBe(url.replace('35209', '35069'))
    expect((await serveur.get(suggestion.url)).statusCode).toBe(200)
  })

  test('without successor, it is only named; files are refused as well', async () => {
    for (const extension of ['', '.csv', '.xlsx']) {
      const corps = await refuse(`${LISTE}${extension}?territoire=commune:99999`, 404)
      expect(corps).toMatchObject({ parametre: 'territoire', recu: '99999' })
      expect(corps).not.toHaveProperty('suggestion')
    }
  })

  test.each([
    ['/api/v1/territoires/commune/243500139/synthese', '/api/v1/territoires/epci/243500139/synthese'],
    [`${LISTE}?type=ecole&territoire=commune:243500139`, `${LISTE}?type=ecole&territoire=epci:243500139`],
    [`${LISTE}?niveau=commune&code=243500139`, `${LISTE}?niveau=epci&code=243500139`],
    ['/api/v1/territoires?parent=commune:243500139', '/api/v1/territoires?parent=epci:243500139'],
  ])('%s: the code of another level leads to it', async (url, juste) => {
    const { detail, suggestion } = await refuse(url, 404)
    expect(detail).toContain('Rennes Métropole')
    expect(decodeURIComponent(suggestion.url)).toBe(juste)
    expect((await serveur.get(suggestion.url)).statusCode).toBe(200)
  })

  test('a code that lost its zero is told how it is written', async () => {
    const ain = {
      publication_id: 1,
      niveau: 'departement',
      code: '01',
      nom: 'Ain',
      pays: 'FR',
      anciens_codes: [],
    }
    await serveur.db.insertInto('territoire').values(ain).execute()
    const { detail, suggestion } = await refuse('/api/v1/territoires/departement/1/synthese', 404)
    expect(detail).toContain('01')
    expect(suggestion).toEqual({
      code: '01',
      nom: 'Ain',
      url: '/api/v1/territoires/departement/01/synthese',
    })
  })
})

describe('what does not exist', () => {
  test.each(['/api', '/api/v1', '/api/v2/etat', '/api/v1/etat/x', '/tuiles', '/tuiles/1', '/rien'])(
    '%s',
    async (url) => {
      expect(await refuse(url, 404)).toMatchObject({ code: 'introuvable' })
    },
  )

  test('writing is not offered', async () => {
    const reponse = await serveur.app.inject({ method: 'POST', url: '/api/v1/etat', payload: {} })
    expect(reponse.statusCode).toBe(404)
  })
})

test('a failure of ours is a 500 without detail, then service resumes', async () => {
  const isole = await openServeur()
  try {
    await isole.db.schema.alterTable('recherche').renameTo('recherche_absente').execute()
    const interne = await isole.get('/api/v1/recherche?q=rennes')
    expect(interne.statusCode).toBe(500)
    expect(interne.body).not.toMatch(/recherche_absente|relation|42P01/)
    await isole.db.schema.alterTable('recherche_absente').renameTo('recherche').execute()
    expect((await isole.get('/api/v1/recherche?q=rennes')).statusCode).toBe(200)
  } finally {
    await isole.close()
  }
})

test('a database that has gone is a 503 that says when to come back; what is in memory is still served', async () => {
  const isole = await openServeur()
  try {
    expect((await isole.get('/api/v1/indicateurs')).statusCode).toBe(200)
    await isole.cutBase()
    const panne = await isole.get('/api/v1/territoires')
    expect(panne.statusCode, panne.body).toBe(503)
    expect(panne.headers['retry-after']).toBe('5')
    expect(panne.json()).toMatchObject({ code: 'indisponible' })
    expect((await isole.get('/api/v1/indicateurs')).statusCode).toBe(200)
  } finally {
    await isole.close()
  }
})
