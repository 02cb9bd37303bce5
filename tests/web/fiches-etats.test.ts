import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Synthese } from '../../server/contract/synthese.ts'
import { checkAxe } from '../support/browser.ts'
import { compareImage } from './support/image.ts'
import { communeRurale, communeSansEcole, readApi } from './support/lieux.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await openObservatoire()
})
afterAll(() => observatoire.close())

const api = (chemin: string) => readApi(observatoire.url, chemin)
const BUREAU = { viewport: { width: 1100, height: 800 } }

describe('sans JavaScript', () => {
  const SANS = { ...BUREAU, javaScriptEnabled: false }

  it('lit les chiffres d’un territoire, ses liens et ce que lisent les moteurs', async () => {
    const { page, errors, close } = await observatoire.open(SANS)
    await page.goto('/territoires/commune/35238')
    const { valeurs } = (await api(
      '/territoires/commune/35238/synthese?type=ecole&secteur=public',
    )) as Synthese
    const eleves = valeurs.find(({ indicateur }) => indicateur === 'eleves')
    const texte = (await page.locator('main').textContent())?.replace(/\s/g, '')
    expect(texte).toContain(String(eleves?.valeur))
    expect(texte).toContain('Qualitédesdonnées')
    await expect
      .poll(() => page.locator('link[rel=canonical]').getAttribute('href'))
      .toBe(`${observatoire.url}/territoires/commune/35238`)
    await expect.poll(() => page.locator('meta[name=description]').count()).toBe(1)
    await expect
      .poll(() => page.locator('meta[property="og:title"]').getAttribute('content'))
      .toContain('Rennes')
    const faits = await page.locator('script[type="application/ld+json"]').allTextContents()
    expect(faits.map((fait) => JSON.parse(fait)['@type'])).toEqual(['City', 'BreadcrumbList'])
    await page.locator('.voisins a').first().click()
    await page.locator('h1').waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/etablissements\/\d{7}[A-Z]$/)
    await expect.poll(() => page.locator('main table').count()).toBeGreaterThan(0)
    expect(errors).toEqual([])
    await close()
  })

  it('lit une comparaison, ce qui n’est pas sûr compris', async () => {
    const { page, close } = await observatoire.open(SANS)
    const territoires = 'departement:35,departement:13'
    await page.goto(`/comparer?territoires=${territoires}&type=college`)
    const { indicateurs } = await api(`/comparaison?territoires=${territoires}&type=college`)
    const ips = indicateurs.find(({ indicateur }: { indicateur: string }) => indicateur === 'ips')
    await expect.poll(() => page.locator('main').textContent()).toContain(ips.valeurs[1].ecart.phrase)
    await close()
  })

  it('répond 404 avec des suggestions', async () => {
    const { page, close } = await observatoire.open(SANS)
    const { uai } = await communeRurale(observatoire.url)
    const faux = uai.slice(0, 7) + (uai.endsWith('A') ? 'B' : 'A')
    const reponse = await page.goto(`/etablissements/${faux}`)
    expect(reponse?.status()).toBe(404)
    await expect.poll(() => page.locator(`a[href="/etablissements/${uai}"]`).count()).toBe(1)
    expect((await fetch(`${observatoire.url}/territoires/commune/99999`)).status).toBe(404)
    await close()
  })
})

it('garde la page du serveur en attendant, dit une panne, et réessaie à la demande', async () => {
  const { page, close } = await observatoire.open(BUREAU)
  await page.route('**/rangs*', (route) => route.abort())
  await page.goto('/territoires/departement/35')
  await page.getByRole('alert').getByText('Le service est injoignable').waitFor()
  expect(await checkAxe(page, '#comparaisons')).toEqual([])
  await page.unroute('**/rangs*')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.locator('.rangs, #comparaisons .vide').first().waitFor()
  // With no API at all, the first view that the server drew stays readable.
  await page.route('**/api/v1/**', (route) => route.abort())
  await page.goto('/territoires/departement/13')
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.locator('h1').textContent()).toBe('Bouches-du-Rhône')
  await expect.poll(() => page.locator('.chiffres-cles li').count()).toBeGreaterThan(0)
  await close()
})

it('dit d’une commune sans école qu’elle n’en a pas, et d’une adresse inconnue ce qui lui ressemble', async () => {
  const { page, errors, close } = await observatoire.open({ viewport: { width: 390, height: 780 } })
  const vide = await communeSansEcole(observatoire.url)
  if (vide) {
    await page.goto(`/territoires/commune/${vide}`)
    await page.getByText('Aucun établissement ne correspond').waitFor()
    expect(await checkAxe(page)).toEqual([])
  }
  expect(errors).toEqual([])
  const { uai } = await communeRurale(observatoire.url)
  await page.goto(`/etablissements/${uai.slice(0, 7)}${uai.endsWith('A') ? 'B' : 'A'}`)
  await page.getByRole('heading', { name: 'Cet établissement n’est pas connu' }).waitFor()
  await page.locator(`a[href="/etablissements/${uai}"]`).waitFor()
  expect(await checkAxe(page)).toEqual([])
  await close()
})

it('tient à 400 % : rien ne déborde de 320 points de large', async () => {
  const { page, close } = await observatoire.open({ viewport: { width: 320, height: 256 } })
  const { uai } = await communeRurale(observatoire.url)
  for (const adresse of [
    '/territoires/departement/35',
    `/etablissements/${uai}`,
    '/comparer?territoires=departement:35,departement:13',
    `/comparer?etablissements=${uai}`,
    '/galerie',
  ]) {
    await page.goto(adresse)
    await page.locator('.page-fiche h1').waitFor()
    await page.waitForLoadState('networkidle')
    const largeur = await page.evaluate(() => document.documentElement.scrollWidth)
    expect({ adresse, largeur }).toEqual({ adresse, largeur: 320 })
  }
  await close()
})

it('s’imprime sans ce qui ne sert qu’à l’écran, et toute la liste d’une ville', async () => {
  const { page, close } = await observatoire.open({ viewport: { width: 720, height: 1000 } })
  await page.goto('/territoires/commune/35238')
  await page.locator('.ecoles tbody tr').first().waitFor()
  const { etablissements } = (await api(
    '/territoires/commune/35238/synthese?type=ecole&secteur=public',
  )) as Synthese
  await page.emulateMedia({ media: 'print' })
  for (const cache of ['.recherche', '.fiche-sommaire', '.mesure-pied', '.telechargements']) {
    expect(await page.locator(cache).first().isVisible(), cache).toBe(false)
  }
  await expect.poll(() => page.locator('.ecoles tbody tr').count()).toBe(etablissements.total)
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0)
  const pdf = await page.pdf({ format: 'A4', printBackground: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await close()
})

it.each([
  { nom: 'en thème clair', options: { colorScheme: 'light' }, image: null },
  { nom: 'en thème sombre', options: { colorScheme: 'dark' }, image: 'sombre' },
  { nom: 'en couleurs imposées', options: { forcedColors: 'active' }, image: null },
] as const)('tient la galerie lisible et ses points au clavier, $nom', async ({ options, image }) => {
  const { page, errors, close } = await observatoire.open({ ...BUREAU, ...options })
  await page.goto('/galerie')
  const graphiques = page.locator('.graphique')
  await graphiques.first().waitFor()
  await expect.poll(() => graphiques.count()).toBe(9)
  for (const graphique of await graphiques.all()) {
    await expect.poll(() => graphique.locator('figcaption').textContent()).not.toBe('')
    await expect.poll(() => graphique.locator('[data-point][tabindex="0"]').count()).toBe(1)
    await expect.poll(() => graphique.locator('tbody tr').count()).toBeGreaterThan(0)
  }
  await graphiques.first().locator('[data-point]').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toContain('Département d’exemple')
  expect(await checkAxe(page)).toEqual([])
  // What is drawn is what was drawn: shapes and words of every chart, whatever the theme.
  const dessins = await graphiques.evaluateAll((figures) =>
    figures.map((figure) => ({
      formes: figure.querySelectorAll('svg :is(rect, circle, line)').length,
      textes: [...figure.querySelectorAll('svg text')].map((texte) => texte.textContent),
    })),
  )
  expect(dessins).toMatchSnapshot('galerie')
  if (image) {
    const figures = page.locator('.mesure', { has: page.getByRole('heading', { name: 'Répartition, n.c.' }) })
    expect(await compareImage(page, figures, `repartition-${image}`)).toBeNull()
  }
  expect(errors).toEqual([])
  await close()
})
