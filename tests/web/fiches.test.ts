import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valeurSeule } from '../../data/mots/valeur.ts'
import type { Synthese } from '../../server/contract/synthese.ts'
import { checkAxe } from '../support/browser.ts'
import { type Observatoire, ouvrirObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await ouvrirObservatoire()
})
afterAll(() => observatoire.fermer())

const lireApi = async (chemin: string) => (await fetch(`${observatoire.url}/api/v1${chemin}`)).json()
const BUREAU = { viewport: { width: 1100, height: 800 } }
const TELEPHONE = { viewport: { width: 390, height: 780 }, hasTouch: true }

/** A commune of Ille-et-Vilaine with one school, and that school. */
async function communeRurale(): Promise<{ code: string; uai: string }> {
  const { resultats } = await lireApi('/etablissements?territoire=departement:35&ouvert=oui&limit=1000')
  const parCommune = new Map<string, { uai: string }[]>()
  for (const ecole of resultats as { uai: string; commune: { code: string } }[]) {
    parCommune.set(ecole.commune.code, [...(parCommune.get(ecole.commune.code) ?? []), ecole])
  }
  const [code, ecoles] = [...parCommune].find(([, liste]) => liste.length === 1) ?? []
  return { code: code ?? '', uai: ecoles?.[0]?.uai ?? '' }
}

describe.each([
  { sur: 'un ordinateur', options: BUREAU },
  { sur: 'un téléphone', options: TELEPHONE },
])('page d’un territoire sur $sur', ({ options }) => {
  it.each([
    ['commune/35238', 'type=ecole&secteur=public'],
    ['departement/974', 'type=college&secteur=public'],
    ['academie/14', 'type=tous&secteur=tous'],
  ])('montre de %s ce que dit l’API, sur le périmètre de son autorité', async (lieu, perimetre) => {
    const { page, errors, foreignRequests, close } = await observatoire.ouvrir(options)
    await page.goto(`/territoires/${lieu}`)
    await page.locator('.perimetre input:checked').first().waitFor({ state: 'attached' })
    const { valeurs, territoire } = (await lireApi(`/territoires/${lieu}/synthese?${perimetre}`)) as Synthese
    expect(await page.locator('h1').textContent()).toBe(territoire.nom)
    const montrees = valeurs.filter(
      ({ indicateur, mesure, valeur }) =>
        mesure !== 'repartition' && valeur !== null && !indicateur.startsWith('programme_'),
    )
    expect(montrees.length).toBeGreaterThan(3)
    for (const { indicateur, valeur, unite } of montrees) {
      const chiffre = page.locator(`#indicateur-${indicateur} .chiffre strong`)
      expect({ indicateur, texte: await chiffre.textContent() }).toEqual({
        indicateur,
        texte: valeurSeule(valeur ?? 0, unite),
      })
    }
    await page.locator('.rangs, #comparaisons .vide').first().waitFor()
    expect(await checkAxe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
    await close()
  })
})

it('explique un chiffre jusqu’à la ligne du fichier, au clavier seul', async () => {
  const { page, close } = await observatoire.ouvrir(BUREAU)
  const { code, uai } = await communeRurale()
  await page.goto(`/territoires/commune/${code}?type=tous&secteur=tous`)
  const bouton = page.locator('#indicateur-eleves .mesure-pied button')
  await bouton.focus()
  await page.keyboard.press('Enter')
  const dialogue = page.getByRole('dialog')
  await dialogue.getByText(uai).waitFor()
  const { valeurs } = await lireApi(`/etablissements/${uai}`)
  const { ligne } = valeurs.find(({ indicateur }: { indicateur: string }) => indicateur === 'eleves')
  expect((await dialogue.textContent())?.replace(/\s/g, '')).toContain(`ligne${ligne}`)
  expect(await checkAxe(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await dialogue.count()).toBe(0)
  expect(await bouton.evaluate((element) => element === document.activeElement)).toBe(true)
  await close()
})

it('change d’établissements d’un clic, et l’adresse le dit', async () => {
  const { page, close } = await observatoire.ouvrir(BUREAU)
  await page.goto('/territoires/commune/35238')
  await page.getByRole('radio', { name: 'Collèges' }).check()
  const { etablissements } = (await lireApi('/territoires/commune/35238/synthese?type=college')) as Synthese
  await expect
    .poll(() => page.locator('#etablissements [role=status]').textContent())
    .toMatch(new RegExp(`^${etablissements.total}\\s`))
  expect(new URL(page.url()).search).toBe('?type=college')
  await close()
})

it('filtre et trie la liste des établissements', async () => {
  const { page, close } = await observatoire.ouvrir(BUREAU)
  await page.goto('/territoires/departement/35')
  const entete = page.getByRole('columnheader', { name: /^Élèves/ })
  await entete.getByRole('button').click()
  await entete.getByRole('button').click()
  const { resultats } = await lireApi(
    '/etablissements?territoire=departement:35&type=college&secteur=public&ouvert=oui&tri=-eleves&limit=1',
  )
  await expect.poll(() => page.locator('.ecoles tbody a').first().textContent()).toBe(resultats[0].nom)
  expect(await entete.getAttribute('aria-sort')).toBe('descending')
  await page.getByLabel('Filtrer par nom ou par commune').fill(resultats[0].nom)
  await expect.poll(() => page.locator('.ecoles tbody tr').count()).toBeLessThan(10)
  await close()
})

it('montre d’un établissement chaque valeur, sa campagne et sa source', async () => {
  const { page, errors, close } = await observatoire.ouvrir(TELEPHONE)
  const { uai } = await communeRurale()
  const fiche = await lireApi(`/etablissements/${uai}`)
  await page.goto(`/etablissements/${uai}`)
  await page.locator('#indicateur-eleves').waitFor()
  expect(await page.locator('h1').textContent()).toBe(fiche.nom)
  const eleves = fiche.valeurs.find(({ indicateur }: { indicateur: string }) => indicateur === 'eleves')
  expect(await page.locator('#indicateur-eleves .chiffre strong').textContent()).toBe(
    valeurSeule(eleves.valeur, eleves.unite),
  )
  await page.locator('#indicateur-eleves .graphique svg').first().waitFor()
  expect(await checkAxe(page)).toEqual([])
  expect(errors).toEqual([])
  await close()
})

it('compare des territoires et dit ce qui n’est pas sûr', async () => {
  const { page, errors, close } = await observatoire.ouvrir(BUREAU)
  await page.goto('/comparer?territoires=departement:35,departement:13&type=college')
  await page.locator('#titre-referentiel').waitFor()
  const { indicateurs } = await lireApi('/comparaison?territoires=departement:35,departement:13&type=college')
  const ips = indicateurs.find(({ indicateur }: { indicateur: string }) => indicateur === 'ips')
  await page.getByText(ips.valeurs[1].ecart.phrase).waitFor()
  expect(await checkAxe(page)).toEqual([])
  await page.getByLabel('Ajouter un territoire').fill('La Réunion')
  await page
    .locator('.ajout')
    .getByRole('button', { name: /département/ })
    .first()
    .click()
  await expect.poll(() => page.locator('.compares li').count()).toBe(3)
  expect(new URL(page.url()).searchParams.get('territoires')).toBe(
    'departement:35,departement:13,departement:974',
  )
  expect(errors).toEqual([])
  await close()
})

describe('sans JavaScript', () => {
  const SANS = { ...BUREAU, javaScriptEnabled: false }

  it('lit les chiffres d’un territoire, ses liens et ce que lisent les moteurs', async () => {
    const { page, errors, close } = await observatoire.ouvrir(SANS)
    await page.goto('/territoires/commune/35238')
    const { valeurs } = (await lireApi(
      '/territoires/commune/35238/synthese?type=ecole&secteur=public',
    )) as Synthese
    const eleves = valeurs.find(({ indicateur }) => indicateur === 'eleves')
    const texte = (await page.locator('main').textContent())?.replace(/\s/g, '')
    expect(texte).toContain(String(eleves?.valeur))
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
      `${observatoire.url}/territoires/commune/35238`,
    )
    const faits = await page.locator('script[type="application/ld+json"]').allTextContents()
    expect(faits.map((fait) => JSON.parse(fait)['@type'])).toEqual(['City', 'BreadcrumbList'])
    await page.locator('.voisins a').first().click()
    await page.locator('h1').waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/etablissements\/\d{7}[A-Z]$/)
    expect(await page.locator('main table').count()).toBeGreaterThan(0)
    expect(errors).toEqual([])
    await close()
  })

  it('répond 404 avec des suggestions', async () => {
    const { page, close } = await observatoire.ouvrir(SANS)
    const { uai } = await communeRurale()
    const faux = uai.slice(0, 7) + (uai.endsWith('A') ? 'B' : 'A')
    const reponse = await page.goto(`/etablissements/${faux}`)
    expect(reponse?.status()).toBe(404)
    expect(await page.locator(`a[href="/etablissements/${uai}"]`).count()).toBe(1)
    expect((await fetch(`${observatoire.url}/territoires/commune/99999`)).status).toBe(404)
    await close()
  })
})

it('tient à 400 % : rien ne déborde de 320 points de large', async () => {
  const { page, close } = await observatoire.ouvrir({ viewport: { width: 320, height: 256 } })
  const { uai } = await communeRurale()
  for (const adresse of [
    '/territoires/departement/35',
    `/etablissements/${uai}`,
    '/comparer?territoires=departement:35,departement:13',
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

it.each(['light', 'dark'] as const)(
  'tient la galerie lisible et ses points au clavier, en thème %s',
  async (colorScheme) => {
    const { page, errors, close } = await observatoire.ouvrir({ ...BUREAU, colorScheme })
    await page.goto('/galerie')
    const graphiques = page.locator('.graphique')
    await graphiques.first().waitFor()
    expect(await graphiques.count()).toBe(9)
    for (const graphique of await graphiques.all()) {
      expect(await graphique.locator('figcaption').textContent()).not.toBe('')
      expect(await graphique.locator('[data-point][tabindex="0"]').count()).toBe(1)
      expect(await graphique.locator('tbody tr').count()).toBeGreaterThan(0)
    }
    await graphiques.first().locator('[data-point]').first().focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      'Département d’exemple',
    )
    expect(await checkAxe(page)).toEqual([])
    expect(errors).toEqual([])
    await close()
  },
)
