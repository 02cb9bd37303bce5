import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../config.ts'
import {
  isLecturePublique,
  type Openapi,
  type Operation,
  operationsOf,
  type Schema,
} from '../../server/documentation/schema.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let document: Openapi
let brut: string
beforeAll(async () => {
  serveur = await openServeur()
  brut = (await serveur.get('/api/openapi.json')).body
  document = JSON.parse(brut)
})
afterAll(() => serveur.close())

const operations = (): [string, Operation][] =>
  operationsOf(document).map(({ chemin, operation }) => [chemin, operation])
const lecturesPubliques = () => operationsOf(document).filter(isLecturePublique)

/** Every schema of the document, with the path that leads to it. */
function* schemas(schema: Schema, chemin: string): Generator<[string, Schema]> {
  yield [chemin, schema]
  for (const [nom, champ] of Object.entries(schema.properties ?? {}))
    yield* schemas(champ, `${chemin}.${nom}`)
  for (const variante of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* schemas(variante, chemin)
  if (schema.items) yield* schemas(schema.items, `${chemin}[]`)
}

test('is OpenAPI 3.1, without the debris of the generators', () => {
  expect((document as unknown as { openapi: string }).openapi).toBe('3.1.0')
  expect(brut).not.toContain('9007199254740991')
  expect(Object.keys(document.components.schemas).filter((nom) => nom.endsWith('Input'))).toEqual([])
  const sansExemples = JSON.stringify(document, (cle, valeur) => (cle === 'example' ? undefined : valeur))
  expect(sansExemples).not.toContain('$schema')
})

/** The linter runs apart, without the environment of this machine and without telling anybody that it ran. */
async function reread(texte: string): Promise<string[]> {
  const dossier = await mkdtemp(join(tmpdir(), 'cartable-openapi-'))
  const fichier = join(dossier, 'openapi.json')
  await writeFile(fichier, texte)
  const commande = join(PROJECT_ROOT, 'node_modules/@redocly/cli/bin/cli.js')
  const args = [
    commande,
    'lint',
    fichier,
    '--extends=recommended-strict',
    // A fixed word wins over a parameter in its place: « suivi » is never read as the number of a report.
    '--skip-rule=no-ambiguous-paths',
    '--format=json',
    '--max-problems=200',
  ]
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: dossier,
      env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    }).catch((refus: { stdout: string }) => refus)
    const { problems } = JSON.parse(stdout) as { problems: Remarque[] }
    return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)
  } finally {
    await rm(dossier, { recursive: true, force: true })
  }
}
interface Remarque {
  ruleId: string
  message: string
  location: { pointer?: string }[]
}

test('a published linter finds nothing to say of it, examples included', async () => {
  expect(await reread(brut)).toEqual([])
})

test('every reference leads somewhere', () => {
  const cibles = [...brut.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, nom]) => nom)
  expect(cibles.length).toBeGreaterThan(20)
  for (const nom of cibles) expect(document.components.schemas).toHaveProperty([nom as string])
})

test('every route of the API is documented, and no other', () => {
  const dossier = new URL('../../server/routes/', import.meta.url)
  const routes = readdirSync(dossier).flatMap((nom) =>
    [...readFileSync(new URL(nom, dossier), 'utf8').matchAll(/'(\/(?:api\/v1|tuiles)\/[^'`$]*)',\n/g)].map(
      ([, url]) => (url ?? '').replace(/:(\w+)/g, '{$1}'),
    ),
  )
  expect([...new Set(operations().map(([chemin]) => chemin))].sort()).toEqual([...new Set(routes)].sort())
  expect(routes.length).toBeGreaterThan(30)
})

test('every operation has a name and a tag of the document', () => {
  const tags = new Set(document.tags.map(({ name }) => name))
  for (const [chemin, operation] of operations()) {
    expect(operation.tags, chemin).toHaveLength(1)
    expect(tags, chemin).toContain(operation.tags[0])
    expect(operation.operationId, chemin).toMatch(/^[a-z][A-Za-z]+$/)
  }
})

test('every operation, parameter and answer is described in French', () => {
  const ids = new Set<string>()
  for (const [chemin, operation] of operations()) {
    ids.add(operation.operationId)
    expect(operation.summary, chemin).toBeTruthy()
    expect(operation.description, chemin).toBeTruthy()
    for (const parametre of operation.parameters ?? []) {
      expect(parametre.description, `${chemin} ${parametre.name}`).toBeTruthy()
    }
    expect(Object.keys(operation.responses), chemin).toEqual(expect.arrayContaining(['400', '429', '503']))
    expect(Object.keys(operation.responses).join(' '), chemin).toMatch(/\b20[0124]\b/)
  }
  expect(ids.size).toBe(operations().length)
})

test('every field of every model is described, or refers to a model that is', () => {
  const muets: string[] = []
  for (const [nom, schema] of Object.entries(document.components.schemas)) {
    expect(schema.description, nom).toBeTruthy()
    for (const [chemin, champ] of schemas(schema, nom)) {
      for (const [cle, propriete] of Object.entries(champ.properties ?? {})) {
        if (!propriete.description && !propriete.$ref) muets.push(`${chemin}.${cle}`)
      }
    }
  }
  expect(muets).toEqual([])
})

describe('the reference page', () => {
  test('shows every operation, loads nothing from elsewhere and runs no script', async () => {
    const page = await serveur.get('/api/docs')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    for (const [chemin, { operationId }] of operations()) {
      expect(page.body.includes(`id="${operationId}"`), operationId).toBe(true)
      expect(page.body.includes(chemin), chemin).toBe(true)
    }
    expect(/<script|style="|src="http| on\w+="/.exec(page.body)).toBeNull()
    expect(/undefined|\[object/.exec(page.body)).toBeNull()
    const style = await serveur.get('/api/docs/style.css')
    expect(style.headers['content-type']).toBe('text/css; charset=utf-8')
    expect([...style.body.matchAll(/url\("([^"]+)"\)/g)].map(([, url]) => url)).toEqual([
      '/api/docs/police.woff2',
    ])
    expect((await serveur.get('/api/docs/police.woff2')).headers['content-type']).toBe('font/woff2')
  })

  test('explains every error and every warning that the server may give', async () => {
    const { body } = await serveur.get('/api/docs')
    const racine = new URL('../../server/', import.meta.url)
    const sources = readdirSync(racine, { recursive: true })
      .filter((nom) => /^(queries|routes|plugins|probleme)/.test(String(nom)) && String(nom).endsWith('.ts'))
      .map((nom) => readFileSync(new URL(String(nom), racine), 'utf8'))
      .join('\n')
    const codes = (motif: RegExp) => [...new Set([...sources.matchAll(motif)].map(([, code]) => code))]
    const erreurs = codes(/new ErreurLecteur\(\s*\d{3},\s*'(\w+)'/g)
    const avertissements = codes(/code: '(\w+)',?\s+(?:message\b|\}?\])/g)
    expect(erreurs.length).toBeGreaterThan(8)
    expect(avertissements.length).toBeGreaterThan(7)
    for (const code of erreurs) expect(body.includes(`id="erreur-${code}"`), code).toBe(true)
    for (const code of avertissements) expect(body.includes(`id="avertissement-${code}"`), code).toBe(true)
  })

  test('its anchors exist', async () => {
    const { body } = await serveur.get('/api/docs')
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, ancre] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(ancre)
    const erreur = (await serveur.get('/api/v1/rien')).json()
    expect(ids).toContain(erreur.type.split('#')[1])
  })

  test('every one of its examples and recipes gives an answer on the demonstration', async () => {
    const demonstration = await openServeur({ monde: 'demonstration', lecturesParMinute: 100_000 })
    try {
      const { body } = await demonstration.get('/api/docs')
      const texte = body
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
      const urls = [...texte.matchAll(/curl [^']*'https?:\/\/[^/]+(\/[^']+)'/g)].map(([, url]) => url ?? '')
      expect(urls.length).toBeGreaterThan(lecturesPubliques().length + 8)
      for (const url of urls) {
        const { statusCode, body: corps } = await demonstration.get(url)
        expect([200, 204], `${url} ${corps.slice(0, 200)}`).toContain(statusCode)
      }
    } finally {
      await demonstration.close()
    }
  })

  test('a forged host is shown as text', async () => {
    const { body } = await serveur.get('/api/docs', { host: '"><img src=x>' })
    expect(body.includes('<img src=x')).toBe(false)
  })
})
