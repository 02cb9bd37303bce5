import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NIVEAUX_CARTE } from '../../web/format/niveaux.ts'
import { checkAxe } from '../support/browser.ts'
import {
  compareIsolement,
  partsDeLImage,
  partsDesCouleurs,
  pixelDe,
  readDessin,
  readLegende,
  readPosition,
  readRonds,
  waitCarte,
} from './support/carte.ts'
import { compareImage } from './support/image.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await openObservatoire()
})
afterAll(() => observatoire.close())

const BUREAU = { viewport: { width: 1100, height: 700 } }
const TELEPHONE = { viewport: { width: 390, height: 780 }, hasTouch: true }

/** The API's own answer, to compare the screen with. */
const readApi = async (chemin: string) => (await fetch(observatoire.url + chemin)).json()

/** Among these départements, those of which the API says something for the indicator on screen. */
async function codesAttendus(page: Page, codes: readonly string[]): Promise<string[]> {
  const nom = await page.locator('.choix-indicateur-nom').textContent()
  const { resultats } = await readApi('/api/v1/indicateurs')
  const { id } = resultats.find(({ libelle }: { libelle: string }) => libelle === nom)
  const serie = await readApi(`/api/v1/indicateurs/${id}/valeurs?niveau=departement`)
  expect(serie.codes.length).toBeGreaterThan(0)
  return codes.filter((code) => serie.codes.includes(code)).sort()
}

/** On a phone the choices are in a sheet that one raises first. */
async function chooseIndicateur(page: Page, nom: RegExp, telephone: boolean): Promise<void> {
  const poignee = page.locator('.volet-poignee')
  if (telephone) await poignee.click()
  await page.locator('.choix-indicateur summary').click()
  await page.getByRole('searchbox', { name: 'Filtrer les indicateurs' }).fill('position sociale')
  await page.locator('.entree-indicateur', { hasText: nom }).click()
  if (telephone) await poignee.click()
}

describe.each([
  { sur: 'un ordinateur', options: BUREAU, telephone: false },
  { sur: 'un téléphone', options: TELEPHONE, telephone: true },
])('premier parcours sur $sur', ({ options, telephone }) => {
  it('ouvre, change de niveau et d’indicateur, cherche Rennes, lit sa valeur', async () => {
    const { page, errors, foreignRequests, close } = await observatoire.open(options)
    await page.goto('/')
    await waitCarte(page)
    await expect.poll(() => page.locator('.bandeau').textContent()).toContain('démonstration')
    const departements = await readDessin(page, 'departement')
    expect(departements.length).toBeGreaterThan(90)
    const avecClasse = departements.filter(({ classe }) => classe !== undefined)
    expect(avecClasse.map(({ code }) => code).sort()).toEqual(
      await codesAttendus(
        page,
        departements.map(({ code }) => code),
      ),
    )

    await page.getByRole('radio', { name: 'Régions', exact: true }).check()
    await expect.poll(async () => (await readDessin(page, 'region')).length).toBeGreaterThanOrEqual(13)
    await expect.poll(() => readDessin(page, 'departement')).toEqual([])

    await chooseIndicateur(page, /^Indice de position sociale/, telephone)
    await expect.poll(() => page.title()).toContain('Indice de position sociale')
    await expect.poll(() => new URL(page.url()).search).toBe('?indicateur=ips&niveau=region')

    await page.getByRole('combobox').fill('Rennes')
    await page.getByRole('option', { name: /^Rennes\s*Commune/ }).click()
    const fiche = page.getByRole('complementary', { name: 'Territoire ou établissement choisi' })
    await fiche.getByRole('heading', { name: 'Rennes' }).waitFor()
    const { valeurs } = await readApi('/api/v1/territoires/commune/35238/synthese')
    const ips = valeurs.find(({ indicateur }: { indicateur: string }) => indicateur === 'ips')
    await expect
      .poll(() => fiche.locator('.chiffre strong').textContent())
      .toBe(ips.valeur.toFixed(1).replace('.', ','))
    await expect.poll(() => fiche.locator('.valeur-principale').textContent()).toMatch(/Valeur connue pour/)

    await waitCarte(page)
    await expect
      .poll(async () => (await readDessin(page, 'commune')).some(({ nom }) => nom === 'Rennes'))
      .toBe(true)
    expect(await checkAxe(page)).toEqual([])
    expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
    await close()
  })
})

it('peint chaque classe de la légende, et rien d’autre que ses effectifs', async () => {
  const { page, close } = await observatoire.open(BUREAU)
  await page.goto('/?indicateur=part_locaux_raccordables&niveau=region')
  await waitCarte(page)
  const legende = await readLegende(page)
  const { territoires } = await readApi('/api/v1/etat')
  expect(legende.reduce((sum, { effectif }) => sum + effectif, 0)).toBe(territoires.region)

  await expect.poll(async () => (await readDessin(page, 'region')).length).toBeGreaterThanOrEqual(13)
  const classes = legende.filter(({ couleur }) => couleur !== '')
  const dessines = await readDessin(page, 'region')
  const { resultats } = await readApi('/api/v1/indicateurs')
  const { seuils } = resultats.find(({ id }: { id: string }) => id === 'part_locaux_raccordables').legende
  const serie = await readApi('/api/v1/indicateurs/part_locaux_raccordables/valeurs?niveau=region')
  for (const { code, nom, classe } of dessines) {
    const rang = serie.codes.indexOf(code)
    // Only a published value has a colour; any other status is hatched, its class under zero.
    if (serie.statuts_legende[serie.statuts[rang]] !== 'publie') {
      expect({ nom, hachure: (classe ?? 0) < 0 }).toEqual({ nom, hachure: true })
    } else {
      const attendue = seuils.filter((seuil: number) => seuil <= serie.valeurs[rang]).length
      expect({ nom, classe }).toEqual({ nom, classe: attendue })
    }
  }
  const parts = await partsDesCouleurs(
    page,
    classes.map(({ couleur }) => couleur),
  )
  const classeDe = (code: string) =>
    seuils.filter((seuil: number) => seuil <= serie.valeurs[serie.codes.indexOf(code)]).length
  classes.forEach(({ libelle }, rang) => {
    const present = dessines.some(({ classe }) => classe === rang)
    // A fragile value keeps its colour under its hatches: it may paint a class that has no sure value.
    const fragile = dessines.some(({ code, classe }) => (classe ?? 0) < 0 && classeDe(code) === rang)
    if (fragile) return
    expect({ libelle, peinte: (parts[rang] ?? 0) > 0.0002 }).toEqual({ libelle, peinte: present })
  })
  expect(await compareImage(page, page.locator('.legende'), 'legende')).toBeNull()
  await close()
})

it('dessine chaque niveau de deux indicateurs, sans recharger la page', async () => {
  const { page, errors, close } = await observatoire.open({ viewport: { width: 920, height: 520 } })
  const { resultats } = await readApi('/api/v1/indicateurs')
  const [autre] = (resultats as { id: string; niveaux: string[]; legende: object }[]).filter(
    ({ id, niveaux, legende }) =>
      id !== 'ips' && 'seuils' in legende && NIVEAUX_CARTE.every((niveau) => niveaux.includes(niveau)),
  )
  const adresse = (indicateur: string, niveau: string) =>
    `/?indicateur=${indicateur}&niveau=${niveau}&position=48.10,-1.70,8.00`
  await page.goto(adresse('ips', 'region'))
  await waitCarte(page)
  const ouverte = await page.evaluate(() => performance.timeOrigin)
  for (const indicateur of ['ips', autre?.id ?? '']) {
    for (const niveau of NIVEAUX_CARTE) {
      await page.evaluate(
        (url) => {
          history.pushState(null, '', url)
          dispatchEvent(new PopStateEvent('popstate'))
        },
        adresse(indicateur, niveau),
      )
      const serie = await readApi(`/api/v1/indicateurs/${indicateur}/valeurs?niveau=${niveau}`)
      const ou = `${indicateur} par ${niveau}`
      const publie = (code: string): boolean =>
        serie.statuts_legende[serie.statuts[serie.codes.indexOf(code)]] === 'publie'
      // What has a value has a class of values, and nothing else has one.
      await expect
        .poll(async () => {
          const dessines = await readDessin(page, niveau)
          const justes = dessines.filter(({ code, classe }) => publie(code) === (classe ?? -1) >= 0)
          return [
            ou,
            dessines.length > 0 && justes.length === dessines.length,
            dessines.some(({ code }) => publie(code)),
          ]
        })
        .toEqual([ou, true, true])
      // Tiles may still come: what is drawn is read again with the pixels.
      await expect
        .poll(async () => {
          const dessines = await readDessin(page, niveau)
          const couleurs = (await readLegende(page))
            .map(({ couleur }) => couleur)
            .filter((couleur) => couleur !== '')
          const parts = await partsDesCouleurs(page, couleurs)
          const nombres = couleurs.map((_, rang) => dessines.filter(({ classe }) => classe === rang).length)
          const frequente = nombres.indexOf(Math.max(...nombres))
          const intruses = couleurs.filter((_, rang) => (parts[rang] ?? 0) > 0.0005 && nombres[rang] === 0)
          return [ou, (parts[frequente] ?? 0) > 0.0005, intruses]
        })
        .toEqual([ou, true, []])
    }
  }
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(ouverte)
  expect(errors).toEqual([])
  await close()
})

it('dit au clic la valeur du territoire, et la même vue se rouvre par son adresse', async () => {
  const { page, close } = await observatoire.open(BUREAU)
  await page.goto('/?indicateur=ips&position=46.5,2.5,5.00')
  await waitCarte(page)
  const { longitude, latitude } = await readApi('/api/v1/territoires/departement/63')
  const { x, y } = await pixelDe(page, longitude, latitude)
  await page.mouse.move(x, y)
  await expect.poll(() => page.locator('.infobulle strong').textContent()).toBe('Puy-de-Dôme')
  await page.mouse.click(x, y)
  await page.getByRole('heading', { name: 'Puy-de-Dôme' }).waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('selection')).toBe('departement:63')

  const avant = await readPosition(page)
  await page.reload()
  await page.getByRole('heading', { name: 'Puy-de-Dôme' }).waitFor()
  await waitCarte(page)
  const apres = await readPosition(page)
  expect(apres.zoom).toBeCloseTo(avant.zoom, 1)
  expect(apres.lng).toBeCloseTo(avant.lng, 2)
  await page.goBack()
  await expect.poll(() => new URL(page.url()).searchParams.get('selection')).toBeNull()
  await close()
})

it('montre chaque établissement de près, leur nombre de loin', async () => {
  const { page, errors, close } = await observatoire.open(BUREAU)
  await page.goto('/?indicateur=ips&niveau=etablissement&position=48.11,-1.68,12.50')
  await waitCarte(page)
  await expect.poll(async () => (await readDessin(page, 'etablissement')).length).toBeGreaterThan(20)
  const proches = await readDessin(page, 'etablissement')
  // Dots have the colours of their classes; isolating one takes the others away, from the drawing and the pointer.
  const couleurs = (await readLegende(page)).map(({ couleur }) => couleur).filter((couleur) => couleur !== '')
  const peintes = async () => (await partsDesCouleurs(page, couleurs)).map((part) => part > 0.0001)
  const presentes = couleurs.map((_, rang) => proches.some(({ classe }) => classe === rang))
  await expect.poll(peintes).toEqual(presentes)
  const gardee = presentes.lastIndexOf(true)
  await page.locator(`.legende-ligne[data-classe="${gardee}"]`).click()
  await page.mouse.move(0, 0)
  await expect.poll(peintes).toEqual(couleurs.map((_, rang) => rang === gardee))
  expect(new Set((await readDessin(page, 'etablissement')).map(({ classe }) => classe))).toEqual(
    new Set([gardee]),
  )
  await page.getByRole('button', { name: 'Tout montrer' }).click()
  // The frame that isolates a class lays what was under the schools as a picture: it must be what all would draw.
  const autre = proches.find(({ classe }) => classe !== gardee)?.code ?? ''
  await expect
    .poll(async () => {
      const { part, tracesEpargnees } = await compareIsolement(page, gardee, autre)
      return tracesEpargnees > 0 && part < 0.001
    })
    .toBe(true)
  // On paper too, where the page keeps no room for the map.
  await page.emulateMedia({ media: 'print' })
  const imprimee = page.locator('.feuille img')
  await imprimee.waitFor()
  const [, image = ''] = ((await imprimee.getAttribute('src')) ?? '').split(',')
  const surPapier = await partsDeLImage(page, image, couleurs)
  expect(surPapier.map((part) => part > 0.0001)).toEqual(presentes)
  await page.emulateMedia({ media: 'screen' })
  await imprimee.waitFor({ state: 'detached' })
  const { longitude, latitude } = await readApi(`/api/v1/etablissements/${proches[0]?.code}`)
  const { x, y } = await pixelDe(page, longitude, latitude)
  await page.mouse.click(x, y)
  // Two schools may share a site: any of those drawn will do, as long as it is one of them.
  const nom = await page.locator('.panneau h2').textContent()
  expect(proches.map((proche) => proche.nom)).toContain(nom)

  await page.goto('/?indicateur=ips&niveau=etablissement')
  await waitCarte(page)
  await expect.poll(() => readDessin(page, 'etablissement')).toEqual([])
  const { nombre_etablissements } = await readApi('/api/v1/etat')
  // No school is left out: circles on screen hold most of them, the rest being overseas.
  await expect
    .poll(async () => (await readRonds(page)).reduce((sum, nombre) => sum + nombre, 0))
    .toBeGreaterThan(nombre_etablissements * 0.6)
  expect(errors).toEqual([])
  await close()
})

it('montre l’outre-mer en encarts, qui valent la carte, et y mène', async () => {
  const { page, errors, close } = await observatoire.open(BUREAU)
  await page.goto('/?indicateur=ips')
  await waitCarte(page)
  const encart = page.getByRole('button', { name: /^La Réunion : .*, choisir$/ })
  const serie = await readApi('/api/v1/indicateurs/ips/valeurs?niveau=departement')
  const valeur = serie.valeurs[serie.codes.indexOf('974')].toFixed(1).replace('.', ',')
  const couleurs = (await readLegende(page)).map(({ couleur }) => couleur)
  const teinte = () => encart.locator('.fixe-aire').getAttribute('fill')
  await expect.poll(async () => couleurs.includes(String(await teinte()))).toBe(true)
  await expect.poll(() => page.locator('.encart-dessin').count()).toBe(5)
  await encart.hover()
  await expect.poll(() => page.locator('.infobulle').textContent()).toBe(`La Réunion${valeur}`)
  await page.mouse.move(0, 0)
  await encart.focus()
  await page.keyboard.press('Enter')
  const fiche = page.getByRole('complementary', { name: 'Territoire ou établissement choisi' })
  await fiche.getByRole('heading', { name: 'La Réunion' }).waitFor()

  // A second click compares.
  const { longitude, latitude } = await readApi('/api/v1/territoires/departement/35')
  const { x, y } = await pixelDe(page, longitude, latitude)
  await page.mouse.click(x, y)
  const face = fiche.getByRole('link', { name: 'Comparer les deux' })
  await expect.poll(() => face.getAttribute('href')).toContain('territoires=departement:35,departement:974')
  await expect.poll(() => fiche.locator('.panneau-face').textContent()).toContain(valeur)
  expect(await compareImage(page, page.locator('.panneau'), 'panneau')).toBeNull()
  expect(await checkAxe(page)).toEqual([])

  // Narrower levels have their own outlines there; schools are circles that say how many.
  await page.getByRole('radio', { name: 'Communes', exact: true }).check()
  const reunion = page.getByRole('button', { name: 'La Réunion, y aller' })
  await expect.poll(() => reunion.locator('[data-code^="974"]').count()).toBe(24)
  await page.getByRole('radio', { name: 'Établissements', exact: true }).check()
  const { codes } = await readApi(
    '/api/v1/indicateurs/ips/valeurs?niveau=etablissement&territoire=departement:974',
  )
  await expect
    .poll(async () => {
      const ronds = await page.locator('.encart-rond').allTextContents()
      return ronds.reduce((sum, texte) => sum + Number(texte.replace(/\D/g, '')), 0)
    })
    .toBeGreaterThan(codes.length * 0.95)

  await page.getByRole('radio', { name: 'Départements', exact: true }).check()
  await page.getByRole('button', { name: 'La Réunion', exact: true }).click()
  await expect.poll(async () => (await readPosition(page)).lng).toBeCloseTo(55.5, 0)
  await expect
    .poll(async () => (await readDessin(page, 'departement')).map(({ code }) => code))
    .toEqual(['974'])
  expect(errors).toEqual([])
  await close()
})
