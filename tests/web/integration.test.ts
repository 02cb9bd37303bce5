import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAxe } from '../support/browser.ts'
import { readLegende, waitCarte } from './support/carte.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
/** Somebody else's site, which shows a view of ours. */
let hote: Server
let pageHote = ''
beforeAll(async () => {
  observatoire = await openObservatoire({ fondPlan: 'ign' })
  hote = createServer((_, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8').end(pageHote)
  })
  await new Promise<void>((resolve) => hote.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  hote.close()
  await observatoire.close()
})

it('fait défiler les campagnes sans bouger les classes, et l’écrit dans l’adresse', async () => {
  const { page, errors, close } = await observatoire.open()
  const { resultats } = await (await fetch(`${observatoire.url}/api/v1/indicateurs`)).json()
  const plusieurs = resultats.find(
    (item: { campagnes: string[]; niveaux: string[]; legende: object }) =>
      item.campagnes.length > 2 && item.niveaux.includes('region') && 'seuils' in item.legende,
  )
  const { id, campagnes } = plusieurs as { id: string; campagnes: string[] }
  await page.goto(`/?indicateur=${id}&niveau=region&classes=quantiles&campagne=${campagnes.at(-2)}`)
  await waitCarte(page)
  const lecteur = page.getByRole('region', { name: 'Campagnes' })
  const classes = async () => (await readLegende(page)).filter(({ couleur }) => couleur).map((l) => l.libelle)
  await page.locator('.legende-ligne').first().waitFor()
  const avant = await classes()
  expect(avant.length).toBeGreaterThan(1)
  const campagne = () => new URL(page.url()).searchParams.get('campagne')

  const curseur = lecteur.getByRole('slider')
  await curseur.focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(campagne).toBe(campagnes.at(-3))
  const lues: string[] = []
  page.on('request', (request) => lues.push(request.url()))
  expect(await checkAxe(page, '.lecteur')).toEqual([])
  await lecteur.getByRole('button', { name: 'Faire défiler les campagnes' }).click()
  await expect.poll(campagne, { timeout: 60_000 }).toBe(campagnes.at(-1))
  await lecteur.getByRole('button', { name: 'Faire défiler les campagnes' }).waitFor()
  await expect.poll(classes).toEqual(avant)
  await expect.poll(() => curseur.getAttribute('aria-valuetext')).toContain(campagnes.at(-1)?.slice(0, 4))
  // Each campaign is read once at most, before it is shown.
  expect(
    lues.filter((url) => url.includes(`campagne=${campagnes.at(-1)}`) && url.includes('niveau=region'))
      .length,
  ).toBeLessThan(2)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => lecteur.getByRole('button', { name: /défil/ }).count()).toBe(0)
  expect(errors).toEqual([])
  await close()
})

it('donne de quoi intégrer la vue, qui dit sa source et sa date dans un autre site', async () => {
  const { page, errors, close } = await observatoire.open({
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.goto('/carte/integrer?indicateur=ips&niveau=region&isoler=3')
  const composant = page.getByRole('textbox', { name: 'Composant web' })
  await composant.waitFor()
  await page.frameLocator('.apercu iframe').locator('.fixe-aire[fill^="#"]').first().waitFor()
  expect(await checkAxe(page)).toEqual([])
  await page.locator('.extrait', { has: composant }).getByRole('button', { name: 'Copier' }).click()
  await page.getByText('Copié.').waitFor()
  const copie = await page.evaluate(() => navigator.clipboard.readText())
  expect(copie).toBe(await composant.inputValue())
  expect(copie).toContain('isoler=3')
  const cadre = await page.getByRole('textbox', { name: 'Cadre (iframe)' }).inputValue()
  await close()

  pageHote = `<!doctype html><html lang="fr"><title>Hôte</title><main><h1>Hôte</h1>${cadre}${copie}</main></html>`
  const ailleurs = await observatoire.open()
  const adresse = `http://127.0.0.1:${(hote.address() as AddressInfo).port}/`
  await ailleurs.page.goto(adresse)
  for (const integree of [
    ailleurs.page.frameLocator('main > iframe'),
    ailleurs.page.frameLocator('carte-cartable iframe'),
  ]) {
    await integree.getByRole('heading', { level: 1, name: /par région$/ }).waitFor()
    await integree
      .getByText(/^Sources? : .*importé le/)
      .first()
      .waitFor()
    await integree.getByText(/publication n° \d+ du/).waitFor()
    await integree.locator('[data-code="53"] .fixe-aire').first().click()
    await integree.getByText(/^Bretagne : \d/).waitFor()
  }
  // The component takes the height that its content needs.
  const hauteurs = await ailleurs.page.evaluate(() => {
    const dedans = document.querySelector('carte-cartable')?.shadowRoot?.querySelector('iframe')
    return Number(dedans?.height)
  })
  expect(hauteurs).toBeGreaterThanOrEqual(640)
  expect([...errors, ...ailleurs.errors]).toEqual([])
  await ailleurs.close()
})

it('ne demande le plan de l’IGN que si on l’affiche, et le nomme', async () => {
  const { page, errors, foreignRequests, close } = await observatoire.open()
  const tuiles: string[] = []
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  await page.context().route('https://data.geopf.fr/**', (route) => {
    tuiles.push(route.request().url())
    return route.fulfill({
      contentType: 'image/png',
      headers: { 'access-control-allow-origin': '*' },
      body: Buffer.from(pixel, 'base64'),
    })
  })
  await page.goto('/?indicateur=ips')
  await waitCarte(page)
  expect(tuiles).toEqual([])
  await page.getByRole('checkbox', { name: 'Plan IGN' }).check()
  await page.getByRole('link', { name: '© IGN, Géoplateforme' }).waitFor()
  await expect.poll(() => tuiles.length).toBeGreaterThan(0)
  await expect.poll(() => new URL(page.url()).searchParams.get('fond')).toBe('plan')
  expect(await checkAxe(page)).toEqual([])
  expect(errors).toEqual([])
  expect(foreignRequests.filter((url) => !tuiles.includes(url))).toEqual([])
  await close()
})

it('s’imprime en une page : titre, carte, légende, source, date', async () => {
  const { page, errors, close } = await observatoire.open()
  await page.goto('/?indicateur=ips&niveau=region')
  await waitCarte(page)
  await page.emulateMedia({ media: 'print' })
  const feuille = page.locator('.feuille')
  await feuille.locator('[data-code="53"] .fixe-aire[fill^="#"]').first().waitFor()
  const texte = await feuille.textContent()
  expect(texte).toMatch(/par région[\s\S]*Sources? : [\s\S]*importé le[\s\S]*Imprimé le/)
  await expect.poll(() => feuille.locator('.legende-fixe li').count()).toBe((await readLegende(page)).length)
  await expect.poll(() => page.locator('.scene').isVisible()).toBe(false)
  // What only the engine can draw is a picture of the screen.
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('radio', { name: 'Communes', exact: true }).check()
  await waitCarte(page)
  await page.emulateMedia({ media: 'print' })
  const image = feuille.locator('img')
  await image.waitFor()
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300)
  expect(errors).toEqual([])
  await close()
})
