import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAxe } from '../support/browser.ts'
import { readDessin, readLegende, waitCarte } from './support/carte.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await openObservatoire()
})
afterAll(() => observatoire.close())

/** The line that has the focus before the browser can hear another key, which it does between two tasks. */
async function follow(key: string): Promise<string | undefined> {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )
  for (let tour = 0; tour < 10; tour += 1) await Promise.resolve()
  return document.activeElement?.closest<HTMLElement>('[data-place]')?.dataset.place
}

it('offre les mêmes valeurs en tableau, au clavier seul', async () => {
  const { page, errors, close } = await observatoire.open()
  await page.goto('/?indicateur=ips&niveau=region')
  await page.getByRole('radio', { name: 'Tableau' }).focus()
  await page.keyboard.press('Space')
  const colonne = page.getByRole('columnheader', { name: /^Indice de position sociale/ })
  await colonne.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(() => colonne.getAttribute('aria-sort')).toBe('descending')

  const serie = await (await fetch(`${observatoire.url}/api/v1/indicateurs/ips/valeurs?niveau=region`)).json()
  const meilleure = Math.max(...serie.valeurs.filter((valeur: number | null) => valeur !== null))
  const premiere = page.locator('tbody tr').first()
  await expect
    .poll(() => premiere.locator('.colonne-valeur').textContent())
    .toContain(meilleure.toFixed(1).replace('.', ','))
  await premiere.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.locator('.panneau h2').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('affichage')).toBe('tableau')
  expect(await checkAxe(page)).toEqual([])

  // One line down, then « Signaler » of that line alone: every other is out of the way of the Tab key.
  await premiere.getByRole('button').focus()
  expect(await page.evaluate(follow, 'ArrowDown')).toBe('1')
  await page.keyboard.press('Tab')
  const nom = await page.locator('tbody tr').nth(1).getByRole('button').textContent()
  const visee = page.getByRole('link', { name: `Signaler une erreur : Indice de position sociale` })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain(`Signaler une erreur : ${await colonne.textContent().then((t) => t?.trim())}, ${nom}`)
  await expect.poll(() => visee.count()).toBeGreaterThan(10)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Signaler une erreur', exact: true }).waitFor()
  await page.locator('.signaler-cible').getByText(String(nom)).waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('indicateur')).toBe('ips')
  expect(errors).toEqual([])
  await close()
})

it('liste les communes et les établissements d’un département', async () => {
  const { page, close } = await observatoire.open()
  await page.goto('/?indicateur=ips&niveau=etablissement&affichage=tableau&dans=departement:974')
  await page.locator('tbody tr').first().waitFor()
  const { codes } = await (
    await fetch(
      `${observatoire.url}/api/v1/indicateurs/ips/valeurs?niveau=etablissement&territoire=departement:974`,
    )
  ).json()
  await expect
    .poll(() => page.locator('.tableau-bilan strong').textContent())
    .toMatch(new RegExp(`^${codes.length}\\sétablissements$`))
  // A school has one value; communes have the median of theirs.
  const nomDeLaValeur = () => page.locator('thead .colonne-valeur button').getAttribute('title')
  await expect.poll(nomDeLaValeur).toBe('Indice de position sociale')
  await page.getByRole('heading', { name: 'Indice de position sociale par établissement' }).waitFor()
  await page.getByRole('radio', { name: 'Communes' }).check()
  await expect.poll(nomDeLaValeur).toBe('Indice de position sociale (médiane)')
  await page.getByRole('button', { name: 'Saint-Denis', exact: true }).waitFor()
  await page
    .getByRole('searchbox', { name: /^Filtrer/ })
    .last()
    .fill('introuvable')
  await page.locator('.tableau-vide').waitFor()
  expect(await checkAxe(page, '.scene')).toEqual([])
  await close()
})

it('dessine sans moteur et montre le tableau quand le navigateur ne sait pas dessiner', async () => {
  const { page, close } = await observatoire.open()
  await page.addInitScript(() => {
    const ask = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.startsWith('webgl') ? null : ask.call(this, kind as '2d', ...(rest as []))
    } as typeof ask
  })
  await page.goto('/')
  await page.getByText('WebGL est indisponible dans ce navigateur').waitFor()
  await page.getByRole('button', { name: 'Ain', exact: true }).waitFor()
  // The plain map stays beside the table, painted, and what it shows can be chosen.
  const couleurs = (await readLegende(page)).map(({ couleur }) => couleur)
  const aire = page.locator('.carte-fixe [data-code="35"] .fixe-aire')
  await expect.poll(async () => couleurs.includes(String(await aire.getAttribute('fill')))).toBe(true)
  await aire.click()
  await page.getByRole('heading', { name: 'Ille-et-Vilaine' }).waitFor()
  expect(await checkAxe(page)).toEqual([])
  await close()
})

it('dit que le script de la carte n’est pas venu, et le redemande', async () => {
  const { page, close } = await observatoire.open()
  let demandes = 0
  await page.route('**/assets/carte-*.js', (route) => {
    demandes += 1
    return demandes === 1 ? route.fulfill({ status: 503 }) : route.continue()
  })
  await page.goto('/')
  const avis = page.getByRole('alert')
  await avis.getByText('La carte interactive n’a pas pu être chargée').waitFor()
  // It is not the browser's fault: no word of WebGL, no table in its place, and what can be drawn without it is there.
  await expect.poll(() => page.getByText('WebGL').count()).toBe(0)
  await expect.poll(() => page.locator('.tableau').count()).toBe(0)
  await page.locator('.carte-immediate .fixe-aire[fill^="#"]').first().waitFor()
  expect(await checkAxe(page)).toEqual([])
  await avis.getByRole('button', { name: 'Réessayer' }).click()
  await waitCarte(page)
  await expect.poll(() => avis.count()).toBe(0)
  await close()
})

it('hors connexion, le dit, propose de réessayer, et reprend au retour', async () => {
  const { page, close } = await observatoire.open()
  await page.goto('/?indicateur=ips')
  await waitCarte(page)
  await page.context().setOffline(true)
  await page.getByRole('status').getByText('Vous êtes hors connexion').waitFor()
  await page.getByRole('radio', { name: 'EPCI', exact: true }).check()
  const alerte = page.getByRole('alert')
  await alerte.getByText('Le service est injoignable').waitFor()
  expect(await checkAxe(page)).toEqual([])
  await alerte.getByRole('button', { name: 'Réessayer' }).click()
  await alerte.getByText('Le service est injoignable').waitFor()

  await page.context().setOffline(false)
  await expect.poll(() => page.getByText('Vous êtes hors connexion').count()).toBe(0)
  await page.getByText('Nombre d’intercommunalités par classe').waitFor()
  await expect.poll(() => alerte.count()).toBe(0)
  // The tiles that could not be read either are asked for again.
  await expect
    .poll(async () => (await readDessin(page, 'epci')).filter(({ classe }) => classe !== undefined).length)
    .toBeGreaterThan(10)
  await close()
})

it('dit l’erreur de l’API et réessaie à la demande', async () => {
  const { page, close } = await observatoire.open()
  await page.goto('/')
  await waitCarte(page)
  await page.route('**/valeurs*', (route) => route.abort())
  await page.getByRole('radio', { name: 'Académies', exact: true }).check()
  await page.getByRole('alert').getByText('Le service est injoignable').waitFor()
  expect(await checkAxe(page)).toEqual([])
  await page.unroute('**/valeurs*')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('Nombre d’académies par classe').waitFor()
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  await close()
})

it('cherche au clavier seul, même depuis une page introuvable', async () => {
  const { page, close } = await observatoire.open()
  await page.goto('/nulle-part')
  await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor()
  expect(await checkAxe(page)).toEqual([])
  const champ = page.getByRole('combobox')
  await champ.focus()
  await page.keyboard.type('saint-denis')
  await page.getByRole('option').first().waitFor()
  await expect.poll(() => champ.getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('ArrowDown')
  const readActive = () => champ.getAttribute('aria-activedescendant')
  await expect.poll(readActive).not.toBeNull()
  const active = await readActive()
  const nom = await page.locator(`[id="${active}"] strong`).textContent()
  await page.keyboard.press('Enter')
  await page.locator('.panneau h2', { hasText: nom ?? '' }).waitFor()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/')
  await close()
})

it.each(['light', 'dark'] as const)(
  'reste lisible (axe) en thème %s, liste des indicateurs ouverte',
  async (colorScheme) => {
    const { page, close } = await observatoire.open({ colorScheme })
    await page.goto('/')
    await waitCarte(page)
    await page.locator('.choix-indicateur summary').click()
    expect(await checkAxe(page)).toEqual([])
    // Colours that mean something stay when the reader imposes theirs.
    const pastille = page.locator('.legende-ligne .pastille').first()
    const fond = () => pastille.evaluate((element) => getComputedStyle(element).backgroundColor)
    const avant = await fond()
    await page.emulateMedia({ forcedColors: 'active' })
    await expect.poll(fond).toBe(avant)
    await close()
  },
)

it('tient à 400 % : rien ne déborde de 320 points de large', async () => {
  const { page, close } = await observatoire.open({ viewport: { width: 320, height: 256 } })
  await page.goto('/?selection=departement:35')
  await page.locator('.panneau h2').waitFor()
  const largeur = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(largeur).toBeLessThanOrEqual(320)
  await close()
})

it('explique comment charger des données quand il n’y en a pas', async () => {
  const vide = await openObservatoire({ vide: true })
  const { page, errors, close } = await vide.open()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Aucune donnée publiée' }).waitFor()
  await expect.poll(() => page.getByText('import-dossier').count()).toBe(1)
  expect(await checkAxe(page)).toEqual([])
  expect(errors).toEqual([])
  await close()
  await vide.close()
})
