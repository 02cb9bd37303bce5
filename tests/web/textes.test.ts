import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAxe } from '../support/browser.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await openObservatoire()
})
afterAll(() => observatoire.close())

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

it.each([
  { theme: 'light', pages: PAGES.filter((_, rang) => rang % 2 === 0) },
  { theme: 'dark', pages: PAGES.filter((_, rang) => rang % 2 === 1) },
] as const)(
  'tiennent sur un téléphone en thème $theme, sans défaut grave ni appel à un autre hôte',
  async ({ theme, pages }) => {
    const { page, errors, foreignRequests, close } = await observatoire.open({
      viewport: { width: 390, height: 780 },
      colorScheme: theme,
    })
    for (const chemin of pages) {
      await page.goto(chemin)
      await page.locator('.entete-menu summary').waitFor()
      const titres = await page.locator('h1').count()
      const debord = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
      const defauts = await checkAxe(page)
      expect({ chemin, titres, debord, defauts, errors, foreignRequests }).toEqual({
        ...{ chemin, titres: 1, debord: 0, defauts: [], errors: [], foreignRequests: [] },
      })
    }
    await close()
  },
)

it('la référence de l’API tient sur un téléphone, dans la police du site, sans défaut grave', async () => {
  const { page, errors, foreignRequests, close } = await observatoire.open({
    viewport: { width: 390, height: 780 },
  })
  await page.goto('/api/docs')
  const police = await page.evaluate(async () => {
    const [voulue = ''] = getComputedStyle(document.body).fontFamily.split(',')
    await document.fonts.ready
    return [...document.fonts].some(({ family, status }) => family === voulue && status === 'loaded')
  })
  const debord = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
  // Hundreds of operations are written alike: one of each part is enough.
  const defauts = await checkAxe(
    page,
    '[aria-labelledby="usages"], [aria-labelledby="client"], #lireSynthese',
  )
  expect({ police, debord, defauts, errors, foreignRequests }).toEqual({
    ...{ police: true, debord: 0, defauts: [], errors: [], foreignRequests: [] },
  })
  await close()
})

it('se lisent sans script, du titre au pied de page', async () => {
  const { page, close } = await observatoire.open({ javaScriptEnabled: false })
  for (const chemin of PAGES) {
    await page.goto(chemin)
    const titres = await page.locator('h1').count()
    const pied = await page.locator('footer a[href="/confidentialite"]').count()
    expect({ chemin, titres, pied }).toEqual({ chemin, titres: 1, pied: 1 })
    // The shortest page, of an instance published once, holds a few sentences and a table of one row.
    expect((await page.locator('main').textContent())?.length, chemin).toBeGreaterThan(300)
  }
  await close()
})
