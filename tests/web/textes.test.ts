import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAxe } from '../support/browser.ts'
import { CHARGEMENT, type Observatoire, ouvrirObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await ouvrirObservatoire()
}, CHARGEMENT)
afterAll(() => observatoire.fermer())

const PAGES = [
  '/a-propos',
  '/accessibilite',
  '/confidentialite',
  '/mentions-legales',
  '/methode',
  '/donnees',
  '/donnees/sources/annuaire',
  '/donnees/indicateurs/ips',
  '/donnees/imports',
  '/donnees/versions',
  '/socle',
]

it.each(PAGES)('%s tient sur un téléphone, sans défaut grave ni appel à un autre hôte', async (chemin) => {
  const { page, errors, foreignRequests, close } = await observatoire.ouvrir({
    viewport: { width: 390, height: 780 },
    colorScheme: chemin.length % 2 === 0 ? 'dark' : 'light',
  })
  await page.goto(chemin)
  await page.locator('.entete-menu summary').waitFor()
  expect(await page.locator('h1').count()).toBe(1)
  expect(await checkAxe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
  await close()
})

it('se lit sans script, du titre au pied de page', async () => {
  const { page, close } = await observatoire.ouvrir({ javaScriptEnabled: false })
  for (const chemin of PAGES) {
    await page.goto(chemin)
    expect({ chemin, titres: await page.locator('h1').count() }).toEqual({ chemin, titres: 1 })
    expect((await page.locator('main').textContent())?.length).toBeGreaterThan(400)
    expect(await page.locator('footer a[href="/confidentialite"]').count()).toBe(1)
  }
  await close()
})
