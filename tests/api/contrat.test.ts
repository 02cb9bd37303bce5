import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adresseExemple } from '../../server/documentation/exemples.ts'
import {
  type Openapi,
  type Operation,
  operationsOf,
  type Parametre,
  resolve,
  type Schema,
} from '../../server/documentation/schema.ts'
import { COLLEGE, ECOLE_REP } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

const REPERES = {
  uai: COLLEGE,
  ecoles: [COLLEGE, ECOLE_REP],
  departement: '35',
  commune: '35238',
  academie: '14',
  publication: 1,
}
/** Enough to meet most branches, few enough for a busy machine. */
const ESSAIS = 25

let serveur: Serveur
let document: Openapi
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
beforeAll(async () => {
  serveur = await openServeur({ lecturesParMinute: 1_000_000 })
  document = (await serveur.get('/api/openapi.json')).json()
  ajv.addSchema(document, 'openapi')
})
afterAll(() => serveur.close())

/** What attackers and mistakes look like. */
const HOSTILES = [
  '',
  ' ',
  "'",
  "' or 1=1--",
  "'; drop table etablissement; --",
  '1)) union select 1--',
  '%',
  '_',
  '\\',
  '%00',
  '\u0000',
  '../../etc/passwd',
  '..%2f..%2f',
  '<script>',
  '{{7*7}}',
  '-1',
  '1e309',
  'NaN',
  'null',
  '[]',
  '{}',
  'é'.repeat(300),
  'a'.repeat(5000),
  '9'.repeat(400),
  '\ud800',
  '🏫',
  '$1',
  'ips<',
  'ips=absent@1999',
  'departement:',
  ':35',
  ',,,',
]

const enTexte = (valeur: unknown): string => String(valeur)

/** Values a parameter declares it accepts. */
function valides(schema: Schema): fc.Arbitrary<string> {
  const resolu = resolve(document, schema)
  if (resolu.enum) return fc.constantFrom(...resolu.enum.map(enTexte))
  if (resolu.type === 'array' && resolu.items) {
    return fc.array(valides(resolu.items), { minLength: 1, maxLength: 3 }).map((valeurs) => valeurs.join(','))
  }
  if (resolu.type === 'integer') {
    return fc
      .integer({ min: resolu.minimum ?? 0, max: Math.min(resolu.maximum ?? 1000, 100_000) })
      .map(enTexte)
  }
  const exemple = resolu.example
  return exemple === undefined
    ? fc.string({ maxLength: 30 })
    : fc.constant(Array.isArray(exemple) ? exemple.join(',') : enTexte(exemple))
}

const valeurOf = (schema: Schema): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: valides(schema) },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  )

/** A request of an operation: each parameter there or not, right or wrong, sometimes one nobody declared. */
function requetes(chemin: string, { parameters = [] }: Operation): fc.Arbitrary<string> {
  const choose = (ou: Parametre['in']) => parameters.filter((parametre) => parametre.in === ou)
  const places = fc.record(
    Object.fromEntries(choose('path').map(({ name, schema }) => [name, valeurOf(schema)])),
  )
  const champs = fc.record(
    Object.fromEntries(
      choose('query').map(({ name, schema }) => [name, fc.option(valeurOf(schema), { freq: 2 })]),
    ),
  )
  const intrus = fc.option(fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), fc.string({ maxLength: 8 })), {
    freq: 1,
  })
  return fc
    .tuple(
      places,
      champs,
      fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: intrus }),
    )
    .map(([lieux, valeurs, autre]) => {
      const paires = Object.entries(valeurs).flatMap(([nom, valeur]) =>
        valeur === null ? [] : [[nom, valeur] as const],
      )
      const requete = [...paires, ...(autre ? [autre] : [])]
        .map(([nom, valeur]) => `${encode(nom)}=${encode(valeur)}`)
        .join('&')
      const rempli = chemin.replace(/\{(\w+)\}/g, (_, nom: string) => encode(String(lieux[nom] ?? '')))
      return requete ? `${rempli}?${requete}` : rempli
    })
}

/** Percent-encoding that also carries what is no valid text. */
const encode = (texte: string): string => encodeURIComponent(texte.replace(/\p{Cs}/gu, '\ufffd'))

/** Every operation that reads: those of agents refuse, as declared. */
const operations = (): [string, Operation][] =>
  operationsOf(document).flatMap(({ chemin, methode, operation }) =>
    methode === 'get' ? [[chemin, operation] as [string, Operation]] : [],
  )

/** Faults of an answer against what the document says of it; empty when it is as declared. */
function fautes(chemin: string, operation: Operation, status: number, type: string, corps: string): string[] {
  const declaree = operation.responses[String(status)]
  if (!declaree) return [`status ${status} is not declared`]
  const media = type.split(';')[0] ?? ''
  if (!declaree.content || corps === '') return []
  if (!(media in declaree.content)) return [`type ${media} is not declared for ${status}`]
  if (!media.endsWith('json')) return []
  const cle = (texte: string) => texte.replaceAll('~', '~0').replaceAll('/', '~1')
  const pointeur = ['paths', chemin, 'get', 'responses', String(status), 'content', media, 'schema']
    .map((part) => encodeURIComponent(cle(part)))
    .join('/')
  const juger = ajv.getSchema(`openapi#/${pointeur}`)
  if (!juger) return [`no schema at ${pointeur}`]
  return juger(JSON.parse(corps)) ? [] : [ajv.errorsText(juger.errors)]
}

test('every example of the document is a real answer, as declared', async () => {
  let exemples = 0
  for (const [chemin, operation] of operations()) {
    const url = adresseExemple(document, chemin, operation, REPERES)
    const { statusCode, headers, body } = await serveur.get(url)
    expect(fautes(chemin, operation, statusCode, String(headers['content-type'] ?? ''), body), url).toEqual(
      [],
    )
    if (statusCode === 200) exemples += 1
  }
  expect(exemples).toBeGreaterThan(20)
})

describe('random requests never break anything and always get what is declared', () => {
  test('over every operation', async () => {
    for (const [chemin, operation] of operations()) {
      await fc.assert(
        fc.asyncProperty(requetes(chemin, operation), async (url) => {
          const { statusCode, headers, body } = await serveur.get(url)
          expect(statusCode, `${url} ${body.slice(0, 300)}`).toBeLessThan(500)
          const type = String(headers['content-type'] ?? '')
          // An address whose segment turned out empty is that of nothing, or of another operation.
          if (statusCode === 404 || url.includes('//') || url.split('?')[0]?.endsWith('/')) return
          expect(fautes(chemin, operation, statusCode, type, body), url).toEqual([])
        }),
        { numRuns: ESSAIS },
      )
    }
  }, 300_000)

  test('in every format', async () => {
    for (const [chemin, operation] of operations()) {
      const formats = operation['x-formats']
      if (!formats) continue
      await fc.assert(
        fc.asyncProperty(requetes(chemin, operation), fc.constantFrom(...formats), async (url, format) => {
          const [place, requete] = url.split('?')
          const { statusCode, body } = await serveur.get(`${place}.${format}${requete ? `?${requete}` : ''}`)
          expect(statusCode, `${url} ${format} ${body.slice(0, 300)}`).toBeLessThan(500)
        }),
        { numRuns: 8 },
      )
    }
  }, 300_000)
})

test('raw bytes in the address are refused or read as text, never fatal', async () => {
  for (const suite of [
    '?q=%FF%FE',
    '?q=%E0%A4%A',
    '?%00=1',
    '?filtre=%',
    '?curseur=%2e%2e',
    '/%c0%ae%c0%ae',
    `?q=${'a'.repeat(20_000)}`,
  ]) {
    for (const base of ['/api/v1/etablissements', '/api/v1/recherche', '/api/v1/territoires']) {
      const { statusCode } = await serveur.get(base + suite)
      expect([200, 400, 404, 414], base + suite.slice(0, 40)).toContain(statusCode)
    }
  }
})
