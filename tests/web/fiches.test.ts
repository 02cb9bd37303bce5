import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valeurSeule } from '../../data/mots/valeur.ts'
import { retain } from '../../data/mots/valeur-ecole.ts'
import type { EtablissementDetail } from '../../server/contract/etablissements.ts'
import type { Synthese } from '../../server/contract/synthese.ts'
import { checkAxe } from '../support/browser.ts'
import { communeRurale, draw, readApi } from './support/lieux.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await openObservatoire()
})
afterAll(() => observatoire.close())

const api = (chemin: string) => readApi(observatoire.url, chemin)
const BUREAU = { viewport: { width: 1100, height: 800 } }
const TELEPHONE = { viewport: { width: 390, height: 780 }, hasTouch: true }

/** Numbers on screen, by indicator: what stands in large on each card. */
const CHIFFRES = () =>
  Object.fromEntries(
    [...document.querySelectorAll('.mesure[id^=indicateur-]')].flatMap((carte) => {
      const chiffre = carte.querySelector('.chiffre:not(.chiffre-absent) strong')?.textContent
      return chiffre ? [[carte.id.replace('indicateur-', ''), chiffre]] : []
    }),
  )

it.each([
  {
    lieu: 'commune/35238',
    perimetre: 'type=ecole&secteur=public',
    sur: 'un ordinateur',
    options: BUREAU,
    axe: true,
  },
  { lieu: 'academie/14', perimetre: 'type=tous&secteur=tous', sur: 'un ordinateur', options: BUREAU },
  {
    lieu: 'departement/974',
    perimetre: 'type=college&secteur=public',
    sur: 'un téléphone',
    options: TELEPHONE,
    axe: true,
  },
  { lieu: 'region/53', perimetre: 'type=lycee&secteur=public', sur: 'un téléphone', options: TELEPHONE },
])(
  'montre de $lieu ce que dit l’API, sur le périmètre de son autorité et sur $sur',
  async ({ lieu, perimetre, options, axe = false }) => {
    const { page, errors, foreignRequests, close } = await observatoire.open(options)
    await page.goto(`/territoires/${lieu}`)
    await page.locator('.perimetre input:checked').first().waitFor({ state: 'attached' })
    const lue = (await api(`/territoires/${lieu}/synthese?${perimetre}`)) as Synthese
    await expect.poll(() => page.locator('h1').textContent()).toBe(lue.territoire.nom)
    const attendus = attendusTerritoire(lue)
    expect(Object.keys(attendus).length).toBeGreaterThan(3)
    await expect.poll(() => page.evaluate(CHIFFRES)).toEqual(attendus)
    await page.locator('.rangs, #comparaisons .vide').first().waitFor()
    // The longest thing a test does on such a page: once at each width.
    if (axe) expect(await checkAxe(page)).toEqual([])
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0)
    expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
    await close()
  },
)

/** What must stand in large on the card of each indicator of a territory; nothing for a distribution. */
const attendusTerritoire = ({ valeurs }: Synthese) =>
  Object.fromEntries(
    valeurs.flatMap(({ indicateur, mesure, valeur, unite }) =>
      mesure === 'repartition' || valeur === null || indicateur.startsWith('programme_')
        ? []
        : [[indicateur, valeurSeule(valeur, unite)]],
    ),
  )

/** The same for a school: numbers and plain answers, as the API gives them; classes are written in words. */
const attendusEcole = ({ valeurs }: EtablissementDetail) =>
  Object.fromEntries(
    retain(valeurs).flatMap(({ valeur: { indicateur, grain, unite, valeur } }) => {
      if (grain !== 'etablissement' || indicateur.startsWith('programme_') || valeur === null) return []
      if (typeof valeur === 'boolean') return [[indicateur, valeur ? 'Oui' : 'Non']]
      return [[indicateur, typeof valeur === 'number' ? valeurSeule(valeur, unite) : null]]
    }),
  )

it('montre de territoires et d’établissements tirés au sort ce que dit l’API', async () => {
  const { page, errors, close } = await observatoire.open(BUREAU)
  const { territoires, ecoles } = await draw(observatoire.url)
  for (const { niveau, code } of territoires) {
    await page.goto(`/territoires/${niveau}/${code}?type=tous&secteur=tous`)
    await page.locator('#qualite').waitFor()
    const attendus = attendusTerritoire(await api(`/territoires/${niveau}/${code}/synthese`))
    await expect
      .poll(async () => ({ code, ...(await page.evaluate(CHIFFRES)) }))
      .toEqual({ code, ...attendus })
  }
  for (const uai of ecoles) {
    await page.goto(`/etablissements/${uai}`)
    await page.locator('#programmes').waitFor()
    const attendus = attendusEcole(await api(`/etablissements/${uai}`))
    const montres = await page.evaluate(CHIFFRES)
    // The page goes component by component, the API in the order of its catalogue.
    expect({ uai, cartes: Object.keys(montres).sort() }).toEqual({
      uai,
      cartes: Object.keys(attendus).sort(),
    })
    for (const [indicateur, attendu] of Object.entries(attendus)) {
      // An amount read against a threshold is shown as a yes or a no; a class, by its name.
      if (attendu !== null && !(MOTS.test(montres[indicateur] ?? '') && !MOTS.test(attendu))) {
        expect({ uai, indicateur, montre: montres[indicateur] }).toEqual({ uai, indicateur, montre: attendu })
      }
    }
  }
  expect(errors).toEqual([])
  await close()
})
const MOTS = /^\p{L}|^Moins|^De /u

it('explique un chiffre jusqu’à la ligne du fichier, au clavier seul', async () => {
  const { page, close } = await observatoire.open(BUREAU)
  const { code, uai } = await communeRurale(observatoire.url)
  await page.goto(`/territoires/commune/${code}?type=tous&secteur=tous`)
  const bouton = page.locator('#indicateur-eleves .mesure-pied button')
  await bouton.focus()
  await page.keyboard.press('Enter')
  const dialogue = page.getByRole('dialog')
  await dialogue.getByText(uai).waitFor()
  const { valeurs } = (await api(`/etablissements/${uai}`)) as EtablissementDetail
  const ligne = valeurs.find(({ indicateur }) => indicateur === 'eleves')?.ligne
  await expect.poll(async () => (await dialogue.textContent())?.replace(/\s/g, '')).toContain(`ligne${ligne}`)
  expect(await checkAxe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => dialogue.count()).toBe(0)
  await expect.poll(() => bouton.evaluate((element) => element === document.activeElement)).toBe(true)
  await close()
})

it('change d’établissements d’un clic, filtre et trie leur liste, et l’adresse le dit', async () => {
  const { page, close } = await observatoire.open(BUREAU)
  await page.goto('/territoires/departement/35?type=ecole')
  await page.getByRole('radio', { name: 'Collèges' }).check()
  const { etablissements } = (await api(
    '/territoires/departement/35/synthese?type=college&secteur=public',
  )) as Synthese
  await expect
    .poll(() => page.locator('#etablissements [role=status]').textContent())
    .toMatch(new RegExp(`^${etablissements.total}\\s`))
  await expect.poll(() => new URL(page.url()).search).toBe('?type=college')
  const entete = page.getByRole('columnheader', { name: /^Élèves/ })
  await entete.getByRole('button').click()
  await entete.getByRole('button').click()
  const { resultats } = await api(
    '/etablissements?territoire=departement:35&type=college&secteur=public&ouvert=oui&tri=-eleves&limit=1',
  )
  await expect.poll(() => page.locator('.ecoles tbody a').first().textContent()).toBe(resultats[0].nom)
  await expect.poll(() => entete.getAttribute('aria-sort')).toBe('descending')
  await page.getByLabel('Filtrer par nom ou par commune').fill(resultats[0].nom)
  await expect.poll(() => page.locator('.ecoles tbody tr').count()).toBeLessThan(10)
  await close()
})

it('trouve des territoires semblables par les critères que l’on garde', async () => {
  const { page, close } = await observatoire.open(TELEPHONE)
  await page.goto('/territoires/epci/243500139?type=tous&secteur=tous')
  const semblables = page.locator('article.mesure', { hasText: 'Semblables par' })
  await semblables.getByRole('checkbox', { name: 'Taille' }).uncheck()
  await semblables.getByRole('checkbox', { name: 'Ruralité' }).uncheck()
  await expect
    .poll(() => semblables.getByRole('checkbox', { name: 'Position sociale' }).isDisabled())
    .toBe(true)
  const { resultats } = await api('/territoires/epci/243500139/pairs?limit=5&criteres=ips')
  await expect
    .poll(() => semblables.locator('tbody a').allTextContents())
    .toEqual(resultats.map(({ nom }: { nom: string }) => nom))
  await close()
})

it('montre d’un établissement chaque valeur, sa campagne, sa source, et où signaler une erreur', async () => {
  const { page, errors, close } = await observatoire.open(TELEPHONE)
  const { uai } = await communeRurale(observatoire.url)
  const fiche = (await api(`/etablissements/${uai}`)) as EtablissementDetail
  await page.goto(`/etablissements/${uai}`)
  const carte = page.locator('#indicateur-eleves')
  await carte.waitFor()
  await expect.poll(() => page.locator('h1').textContent()).toBe(fiche.nom)
  const eleves = fiche.valeurs.find(({ indicateur }) => indicateur === 'eleves')
  await expect
    .poll(() => carte.getByRole('link', { name: 'Signaler' }).getAttribute('href'))
    .toBe(`/signaler?cible=etablissement:${uai}&indicateur=eleves&campagne=${eleves?.campagne}`)
  await carte.locator('.graphique svg').first().waitFor()
  const cartes = await page.locator('.mesure[id^=indicateur-]').count()
  await expect.poll(() => page.locator('.mesure[id^=indicateur-] a.signaler').count()).toBe(cartes)
  expect(await checkAxe(page)).toEqual([])
  expect(errors).toEqual([])
  await close()
})

it('compare des territoires, puis des établissements, et dit ce qui n’est pas sûr', async () => {
  const { page, errors, close } = await observatoire.open(BUREAU)
  await page.goto('/comparer?territoires=departement:35,departement:13&type=college')
  const { indicateurs } = await api('/comparaison?territoires=departement:35,departement:13&type=college')
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
  await expect
    .poll(() => new URL(page.url()).searchParams.get('territoires'))
    .toBe('departement:35,departement:13,departement:974')
  await page.getByRole('radio', { name: 'Des établissements' }).check()
  const { resultats } = await api('/etablissements?territoire=departement:35&type=lycee&limit=2')
  for (const { uai } of resultats) {
    await page.getByLabel('Ajouter un établissement').fill(uai)
    await page.locator('.ajout').getByRole('button').first().click()
  }
  const [un, deux] = resultats.map(({ uai }: { uai: string }) => uai)
  const compare = await api(`/comparaison/etablissements?etablissements=${un},${deux}`)
  const eleves = compare.indicateurs.find(({ indicateur }: { indicateur: string }) => indicateur === 'eleves')
  await page.getByText(eleves.valeurs[1].ecart.phrase).waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('etablissements')).toBe(`${un},${deux}`)
  expect(await checkAxe(page)).toEqual([])
  expect(errors).toEqual([])
  await close()
})

describe('exports', () => {
  it('emportent un graphique en SVG autonome et en PNG au double, et mènent à chaque format', async () => {
    const { page, errors, close } = await observatoire.open({ ...BUREAU, acceptDownloads: true })
    await page.goto('/territoires/departement/35')
    const donnees = page.locator('#indicateur-debit_constate .graphique-donnees').first()
    await donnees.locator('summary').click()
    const take = async (format: 'SVG' | 'PNG') => {
      const arrivee = page.waitForEvent('download')
      await donnees.getByRole('button', { name: format }).click()
      const fichier = await arrivee
      return { nom: fichier.suggestedFilename(), octets: await readFile(await fichier.path()) }
    }
    const svg = await take('SVG')
    expect(svg.nom).toBe('cartable-ille-et-vilaine-debit-constate-par-tranche.svg')
    const lu = await page.evaluate((texte) => {
      const racine = new DOMParser().parseFromString(texte, 'image/svg+xml').documentElement
      return {
        nom: racine.nodeName,
        largeur: Number(racine.getAttribute('width')),
        hauteur: Number(racine.getAttribute('height')),
        texte: racine.textContent ?? '',
      }
    }, svg.octets.toString())
    expect(lu.nom).toBe('svg')
    expect(svg.octets.toString()).not.toMatch(/var\(|class=|oklab|href=/)
    for (const mot of ['Débit constaté', 'Ille-et-Vilaine', 'Non communiqué', 'territoires/departement/35']) {
      expect(lu.texte).toContain(mot)
    }
    const png = await take('PNG')
    expect(png.octets.subarray(1, 4).toString()).toBe('PNG')
    expect([png.octets.readUInt32BE(16), png.octets.readUInt32BE(20)]).toEqual([
      lu.largeur * 2,
      lu.hauteur * 2,
    ])
    const liens = await page
      .locator('nav.telechargements a')
      .evaluateAll((as) => as.map((a) => (a as HTMLAnchorElement).href))
    expect(liens.map((lien) => /\.(\w+)\?/.exec(lien)?.[1])).toEqual(['pdf', 'xlsx', 'ods', 'csv', 'geojson'])
    expect((await fetch(liens[3] ?? '')).status).toBe(200)
    expect(errors).toEqual([])
    await close()
  })
})
