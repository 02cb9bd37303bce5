import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nombre } from '../../data/mots/nombre.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { INDEX } from './support/site.ts'

let serveur: Serveur
let dossier: string
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'cartable-socle-'))
  await writeFile(join(dossier, 'index.html'), INDEX)
  serveur = await openServeur({ monde: 'deux_publications', webDir: dossier })
})
afterAll(async () => {
  await serveur.close()
  await rm(dossier, { recursive: true })
})

const simple = (texte: string): string =>
  texte
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

async function read(adresse: string, status = 200) {
  const { statusCode, body } = await serveur.get(adresse)
  expect(statusCode, body).toBe(status)
  const principal = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
  return { principal, texte: simple(principal) }
}

const REGLE = 'terminaux_pour_100>=20'
const API = `/api/v1/socle?regles=${encodeURIComponent(REGLE)}&regrouper_par=departement`

test('three counts, what is missing and what it costs, as the API counts them', async () => {
  const { comptes, regles, par_territoire, resultats } = (await serveur.get(API)).json()
  const { texte, principal } = await read(`/socle?regles=${encodeURIComponent(REGLE)}&couts=300`)
  for (const [nom, n] of [
    ['Conformes', comptes.conforme],
    ['Non conformes', comptes.non_conforme],
    ['Indéterminés', comptes.indetermine],
  ]) {
    expect(texte).toContain(`${nom} ${nombre(n)} (`.replace(/\s+/g, ' '))
  }
  expect(comptes.indetermine).toBeGreaterThan(0)
  const { manque } = regles[0]
  expect(manque).toBeGreaterThan(0)
  expect(texte).toContain(`${nombre(manque * 300)} €`.replace(/\s+/g, ' '))
  for (const { uai } of resultats) expect(principal).toContain(`/etablissements/${uai}"`)
  const rangs = par_territoire
    .filter(({ manques }: { manques: number[] }) => (manques[0] ?? 0) > 0)
    .sort((a: { manques: number[] }, b: { manques: number[] }) => (b.manques[0] ?? 0) - (a.manques[0] ?? 0))
  const ordre = [...principal.matchAll(/href="\/territoires\/departement\/(\w+)"/g)].map(([, code]) => code)
  expect(ordre.slice(0, rangs.length)).toEqual(rangs.map(({ code }: { code: string }) => code))
})

test('the form says the same as the address, and keeps what was chosen', async () => {
  const formulaire = 'i1=terminaux_pour_100&o1=%3E%3D&v1=20&c1=300&t1=ecole&t1=college&i2=&o2=%3E%3D&v2='
  const { principal } = await read(
    `/socle?${formulaire}&territoire=departement:35&type=tous&secteur=tous&regrouper=commune`,
  )
  expect(principal).toContain('value="20"')
  expect(principal).toContain('value="departement:35" selected')
  const [, api] = /href="(\/api\/v1\/socle\.csv[^"]+)"/.exec(principal) ?? []
  const { searchParams } = new URL(simple(api ?? ''), 'http://x')
  expect(searchParams.get('regles')).toBe(`${REGLE}:ecole|college`)
  expect((await serveur.get(simple(api ?? ''))).headers['content-type']).toContain('text/csv')
})

test('lists the schools of one state', async () => {
  const { resultats } = (await serveur.get(`${API}&etat=indetermine`)).json()
  const { principal } = await read(`/socle?regles=${encodeURIComponent(REGLE)}&etat=indetermine`)
  const montrees = [...principal.matchAll(/href="\/etablissements\/(\w+)"/g)].map(([, uai]) => uai)
  expect(montrees).toEqual(resultats.map(({ uai }: { uai: string }) => uai))
})

test.each([
  ['regles=rien%3E%3D3', 400],
  ['regles=%3Cscript%3E', 400],
  ['regles=', 400],
  ['territoire=departement:99', 404],
  ['territoire=lune:1', 400],
  ['type=creche', 400],
])('says what it does not understand in %s, in a page', async (requete, status) => {
  const { principal, texte } = await read(`/socle?${requete}`, status)
  expect(principal).toContain('role="alert"')
  expect(principal).not.toContain('<script')
  expect(texte).toContain('Évaluer')
})
