import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PIED } from '../../data/mots/navigation.ts'
import { compressSite } from '../../server/start/compression.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { INDEX } from './support/site.ts'

const SCRIPT = 'export {}\n'.repeat(500)

let serveur: Serveur
let dossier: string
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'cartable-site-'))
  const site = join(dossier, 'web')
  await mkdir(join(site, 'assets'), { recursive: true })
  await writeFile(join(dossier, 'secret.txt'), 'secret')
  await writeFile(join(site, 'index.html'), INDEX)
  await writeFile(join(site, 'assets', 'main-abc123.js'), SCRIPT)
  await writeFile(join(site, 'favicon.svg'), '<svg/>')
  await compressSite(site)
  serveur = await openServeur({ webDir: site })
})
afterAll(async () => {
  await serveur.close()
  await rm(dossier, { recursive: true })
})

test('pages may ask nobody else, unless the operator offers the plan of the IGN', async () => {
  const csp = (await serveur.get('/')).headers['content-security-policy']
  expect(csp).toContain("connect-src 'self';")
  expect(csp).not.toContain('http')
  expect((await serveur.get('/api/v1/etat')).json().fond).toBeNull()
  expect((await serveur.get('/confidentialite')).body).not.toContain('Plan IGN')
  const autre = await openServeur({ webDir: join(dossier, 'web'), config: { fondPlan: 'ign' } })
  try {
    const { headers, body } = await autre.get('/confidentialite')
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://data.geopf.fr;")
    expect(headers['content-security-policy']).toContain("img-src 'self' data: https://data.geopf.fr")
    expect(body).toMatch(/Plan.IGN.*data\.geopf\.fr/)
    const reponse = await autre.get('/api/v1/etat')
    expect(reponse.json().fond.tuiles).toMatch(/^https:\/\/data\.geopf\.fr\/.*\{z\}/)
    // The same publication is told otherwise: browsers must not keep the former answer.
    expect(reponse.headers.etag).not.toBe((await serveur.get('/api/v1/etat')).headers.etag)
  } finally {
    await autre.close()
  }
})

test('only the embedded view may be framed by other sites', async () => {
  const read = async (url: string) => (await serveur.get(url, { accept: 'text/html' })).headers
  const integree = await read('/carte/integree?indicateur=ips')
  expect(integree['content-security-policy']).toContain('frame-ancestors *')
  expect(integree['x-frame-options']).toBeUndefined()
  for (const url of ['/', '/carte/integrer', '/carte', '/a-propos']) {
    const entetes = await read(url)
    expect(entetes['content-security-policy'], url).toContain("frame-ancestors 'self'")
    expect(entetes['x-frame-options'], url).toBe('SAMEORIGIN')
  }
})

test.each([
  ['/', 'Cartable'],
  ['/galerie?x=1', 'Cartable'],
  ['/territoires/departement/35', 'Ille-et-Vilaine : numérique éducatif – Cartable'],
  ['/socle?x=1', 'Socle numérique – Cartable'],
  ['/a-propos', 'À propos de Cartable – Cartable'],
  ['/mentions-legales', 'Mentions légales – Cartable'],
])('%s is a page, « %s »', async (url, titre) => {
  const reponse = await serveur.get(url, { accept: 'text/html' })
  expect(reponse.statusCode).toBe(200)
  expect(reponse.body).toContain(`<title>${titre}</title>`)
  expect(reponse.headers['cache-control']).toMatch(/^(no-cache|public, max-age=0, must-revalidate)$/)
  expect(reponse.headers['content-security-policy']).toContain("script-src 'self'")
})

describe('who answers for an instance', () => {
  test('is said to be missing when it is not configured', async () => {
    const { body } = await serveur.get('/mentions-legales')
    expect(body).toContain('non renseigné par l’exploitant')
    expect(body).toContain('CARTABLE_CONTACT')
  })

  test('is written as configured, and nothing of it is HTML', async () => {
    const instance = { editeur: 'Région <Exemple>', hebergeur: 'Hôte, 35000 Rennes', contact: 'a@exemple.fr' }
    const autre = await openServeur({ webDir: join(dossier, 'web'), config: { instance } })
    try {
      const { body } = await autre.get('/mentions-legales')
      expect(body).toContain('Région &lt;Exemple&gt;')
      expect(body).toContain('<a href="mailto:a@exemple.fr">a@exemple.fr</a>')
      expect(body).not.toContain('non renseigné')
    } finally {
      await autre.close()
    }
  })
})

test('every page of text is in the footer of all, and leads somewhere', async () => {
  const { body } = await serveur.get('/confidentialite')
  const pied = [...(/<footer.*<\/footer>/s.exec(body)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(
    ([, chemin]) => chemin as string,
  )
  expect(pied).toEqual(PIED.map(({ chemin }) => chemin))
  const titres = await Promise.all(
    pied.map(async (chemin) => /<title>(.*?)<\/title>/.exec((await serveur.get(chemin)).body)?.[1]),
  )
  expect(new Set(titres).size).toBe(PIED.length)
})

test('files named after their content are kept for ever, the others checked again', async () => {
  const actif = await serveur.get('/assets/main-abc123.js')
  expect(actif.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(actif.headers['content-type']).toContain('javascript')
  expect((await serveur.get('/favicon.svg')).headers['cache-control']).toBe('no-cache')
})

test('text files go out in the compressed form that stands beside them', async () => {
  const br = await serveur.get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br' })
  expect(br.headers['content-encoding']).toBe('br')
  expect(br.headers.vary).toContain('accept-encoding')
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(SCRIPT)
  const brut = await serveur.get('/assets/main-abc123.js', { 'accept-encoding': 'identity' })
  expect(brut.body).toBe(SCRIPT)
})

test.each(['/assets/perdu.js', '/perdu.png', '/api/perdu', '/tuiles/perdu', '/api/v1/territoires/'])(
  '%s is never the page',
  async (url) => {
    const reponse = await serveur.get(url)
    expect(reponse.body).not.toContain('<title>')
    expect([200, 404]).toContain(reponse.statusCode)
  },
)

describe('nothing outside the folder can be read', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '//secret.txt',
    '/....//secret.txt',
    '/secret.txt%00.html',
  ])('%s', async (url) => {
    const reponse = await serveur.get(url)
    expect(reponse.body).not.toContain('secret')
    expect(reponse.statusCode).toBeLessThan(500)
  })
})

test('without a built site the API stands alone', async () => {
  const seule = await openServeur({ webDir: join(dossier, 'absent') })
  try {
    expect((await seule.get('/')).statusCode).toBe(404)
    expect((await seule.get('/api/v1/etat')).statusCode).toBe(200)
  } finally {
    await seule.close()
  }
})
