import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LYCEE_PRIVE } from './support/monde.ts'
import { publish } from './support/seed.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

const CHAUDE = '/api/v1/indicateurs'
const FROIDE = '/api/v1/territoires?limit=50'

describe('entity tags', () => {
  test.each([CHAUDE, FROIDE])('%s: same answer, same strong tag; 304 on match', async (url) => {
    const premiere = await serveur.get(url)
    const etag = premiere.headers.etag as string
    expect(etag).toMatch(/^"1-[\w-]{22}"$/)
    expect(premiere.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    const suite = await serveur.get(url, { 'if-none-match': `"autre", ${etag}` })
    expect(suite.statusCode).toBe(304)
    expect(suite.body).toBe('')
    expect(suite.headers.etag).toBe(etag)
    expect((await serveur.get(url, { 'if-none-match': `W/${etag}` })).statusCode).toBe(304)
    expect((await serveur.get(url, { 'if-none-match': '"1-autre"' })).statusCode).toBe(200)
  })

  test('do not depend on the order of the parameters', async () => {
    const a = await serveur.get('/api/v1/territoires?niveau=commune&limit=2')
    const b = await serveur.get('/api/v1/territoires?limit=2&niveau=commune')
    expect(a.headers.etag).toBe(b.headers.etag)
    expect(a.headers.etag).not.toBe(
      (await serveur.get('/api/v1/territoires?limit=3&niveau=commune')).headers.etag,
    )
  })

  test('a wrong request stays wrong whatever tag it carries; an error has no tag', async () => {
    const { headers } = await serveur.get(FROIDE)
    const reponse = await serveur.get('/api/v1/territoires?limit=zzz', {
      'if-none-match': headers.etag as string,
    })
    expect(reponse.statusCode).toBe(400)
    expect(reponse.headers.etag).toBeUndefined()
  })

  test('HEAD tells the same without a body', async () => {
    for (const url of [CHAUDE, FROIDE]) {
      const get = await serveur.get(url)
      const head = await serveur.app.inject({ method: 'HEAD', url })
      expect(head.statusCode).toBe(200)
      expect(head.body).toBe('')
      expect(head.headers.etag).toBe(get.headers.etag)
      expect(head.headers['content-length']).toBe(String(get.rawPayload.length))
    }
  })
})

test('an answer from memory has every header of the first one, and is counted by the limit', async () => {
  const limite = await openServeur({ lecturesParMinute: 4 })
  try {
    const url = '/api/v1/etablissements?limit=1'
    const read = async () => {
      const { statusCode, body, headers } = await limite.get(url)
      const { 'x-request-id': _, date: __, 'ratelimit-remaining': reste, ...stables } = headers
      return { statusCode, body, reste, stables }
    }
    const [premiere, deuxieme, troisieme] = [await read(), await read(), await read()]
    expect(premiere?.stables.link).toContain('rel="next"')
    for (const suivante of [deuxieme, troisieme]) {
      expect({ ...suivante, reste: 0, stables: { ...suivante.stables, 'ratelimit-reset': '' } }).toEqual({
        ...premiere,
        reste: 0,
        stables: { ...premiere.stables, 'ratelimit-reset': '' },
      })
    }
    expect([premiere.reste, deuxieme.reste, troisieme.reste]).toEqual(['3', '2', '1'])
    const connue = await limite.get(url, { 'if-none-match': String(premiere.stables.etag) })
    expect(connue.statusCode).toBe(304)
    expect((await limite.get(url)).statusCode).toBe(429)
  } finally {
    await limite.close()
  }
})

describe('compression', () => {
  test.each([CHAUDE, FROIDE])('%s comes in each encoding, each with its own tag', async (url) => {
    const brut = await serveur.get(url, { 'accept-encoding': 'identity' })
    const gzip = await serveur.get(url, { 'accept-encoding': 'gzip' })
    const br = await serveur.get(url, { 'accept-encoding': 'gzip, deflate, br' })
    expect(brut.headers['content-encoding']).toBeUndefined()
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(br.headers['content-encoding']).toBe('br')
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(brut.body)
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(brut.body)
    expect(new Set([brut, gzip, br].map(({ headers }) => headers.etag)).size).toBe(3)
    expect(brut.headers.vary).toContain('Accept-Encoding')
  })

  test('obeys a refusal', async () => {
    const reponse = await serveur.get(CHAUDE, { 'accept-encoding': 'br;q=0, gzip;q=0.5, *;q=0' })
    expect(reponse.headers['content-encoding']).toBe('gzip')
    expect(
      (await serveur.get(CHAUDE, { 'accept-encoding': '*;q=0' })).headers['content-encoding'],
    ).toBeUndefined()
  })
})

describe('headers', () => {
  test('any site may read', async () => {
    const reponse = await serveur.get(CHAUDE, { origin: 'https://exemple.fr' })
    expect(reponse.headers['access-control-allow-origin']).toBe('*')
    expect(reponse.headers['access-control-expose-headers']).toContain('ETag')
    const question = await serveur.app.inject({
      method: 'OPTIONS',
      url: CHAUDE,
      headers: { origin: 'https://exemple.fr', 'access-control-request-method': 'GET' },
    })
    expect(question.statusCode).toBe(204)
    expect(question.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
  })

  test('the content policy is strict: no inline, no eval, no blob, no other host', async () => {
    const csp = (await serveur.get('/api/docs')).headers['content-security-policy'] as string
    expect(csp).toContain("default-src 'none'")
    expect(csp).toContain("script-src 'self';")
    expect(csp).toContain("worker-src 'self';")
    expect(csp).not.toMatch(/unsafe|blob:|https?:|\*/)
  })

  test('data run nothing and are framed by nobody; a secure address is kept', async () => {
    const donnees = (await serveur.get(CHAUDE)).headers
    expect(donnees['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'")
    expect(donnees['strict-transport-security']).toBeUndefined()
    const sur = await openServeur({ config: { url: 'https://cartable.exemple.fr' } })
    try {
      for (const url of [CHAUDE, '/api/docs', '/rien']) {
        expect((await sur.get(url)).headers['strict-transport-security'], url).toBe('max-age=31536000')
      }
    } finally {
      await sur.close()
    }
  })

  test('every answer has an identifier of its own, whatever the client says', async () => {
    const a = await serveur.get(CHAUDE, { 'x-request-id': 'moi', 'request-id': 'moi' })
    const b = await serveur.get(CHAUDE)
    expect(a.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(a.headers['x-request-id']).not.toBe(b.headers['x-request-id'])
    expect(a.headers['x-content-type-options']).toBe('nosniff')
    expect(a.headers['x-powered-by']).toBeUndefined()
  })
})

test('a new publication changes the answers and their tags at once', async () => {
  const isole = await openServeur()
  try {
    const avant = await isole.get(CHAUDE)
    await publish(isole.db, 2)
    await isole.db.updateTable('territoire').set({ nom: 'BRUZ' }).where('code', '=', '35047').execute()
    await expect.poll(async () => (await isole.get(CHAUDE)).json().publication, { timeout: 5000 }).toBe(2)
    const apres = await isole.get(CHAUDE, { 'if-none-match': avant.headers.etag as string })
    expect(apres.statusCode).toBe(200)
    expect(apres.headers.etag).not.toBe(avant.headers.etag)
    expect((await isole.get('/api/v1/territoires/commune/35047')).json().nom).toBe('BRUZ')
  } finally {
    await isole.close()
  }
})

test('a lost connection is opened again, and what was published meanwhile is seen', async () => {
  const isole = await openServeur()
  try {
    const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query = 'listen publication'`.execute(isole.db)
    expect(rows).toHaveLength(1)
    await publish(isole.db, 2)
    await expect.poll(async () => (await isole.get(CHAUDE)).json().publication, { timeout: 8000 }).toBe(2)
  } finally {
    await isole.close()
  }
})

test('an empty database answers, and says it is empty', async () => {
  const vide = await openServeur({ monde: 'vide' })
  try {
    for (const url of [
      '/api/v1/etat',
      '/api/v1/territoires',
      '/api/v1/etablissements',
      CHAUDE,
      '/api/v1/recherche?q=ab',
    ]) {
      const reponse = await vide.get(url)
      expect(reponse.statusCode, reponse.body).toBe(200)
      expect(reponse.json()).toMatchObject({
        publication: null,
        avertissements: [{ code: 'aucune_publication' }],
      })
    }
    expect((await vide.get('/api/v1/indicateurs/ips/valeurs?niveau=commune')).json()).toMatchObject({
      campagne: null,
      codes: [],
    })
    expect((await vide.get(`/api/v1/etablissements/${LYCEE_PRIVE}`)).statusCode).toBe(404)
  } finally {
    await vide.close()
  }
})

describe('the rate limit', () => {
  test('is announced, then refuses in French', async () => {
    const limite = await openServeur({ lecturesParMinute: 3 })
    try {
      const premiere = await limite.get(CHAUDE)
      expect(premiere.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '2' })
      await limite.get(CHAUDE)
      await limite.get(CHAUDE)
      const refus = await limite.get(CHAUDE)
      expect(refus.statusCode).toBe(429)
      expect(refus.json()).toMatchObject({ code: 'trop_de_requetes' })
      expect(Number(refus.headers['retry-after'])).toBeGreaterThan(0)
      const tuile = await limite.get('/tuiles/1/departement/1/1/0.mvt')
      expect(tuile.statusCode).toBe(200)
      expect(tuile.headers['ratelimit-limit']).toBe('6000')
    } finally {
      await limite.close()
    }
  })

  const restant = async (isole: Serveur, adresse: string, remoteAddress: string) =>
    Number(
      (await isole.app.inject({ url: CHAUDE, remoteAddress, headers: { 'x-forwarded-for': adresse } }))
        .headers['ratelimit-remaining'],
    )

  test('a forged X-Forwarded-For changes nothing without a proxy', async () => {
    const isole = await openServeur({ lecturesParMinute: 10 })
    try {
      expect(await restant(isole, '1.1.1.1', '203.0.113.7')).toBe(9)
      expect(await restant(isole, '2.2.2.2', '203.0.113.7')).toBe(8)
    } finally {
      await isole.close()
    }
  })

  test('behind one proxy, only what the proxy wrote counts', async () => {
    const config = { proxies: 1 }
    const isole = await openServeur({ lecturesParMinute: 10, config })
    try {
      expect(await restant(isole, '1.1.1.1, 198.51.100.9', '127.0.0.1')).toBe(9)
      expect(await restant(isole, '2.2.2.2, 198.51.100.9', '127.0.0.1')).toBe(8)
      expect(await restant(isole, '198.51.100.10', '127.0.0.1')).toBe(9)
      expect(await restant(isole, '3.3.3.3', '203.0.113.7')).toBe(9)
      expect(await restant(isole, '4.4.4.4', '203.0.113.7')).toBe(8)
    } finally {
      await isole.close()
    }
  })
})
