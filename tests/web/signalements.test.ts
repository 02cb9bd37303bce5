import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Droit } from '../../data/catalogue/model/role.ts'
import { insertAgent } from '../../data/comptes/agents.ts'
import { adresseDuLien, makeLien } from '../../data/comptes/liens.ts'
import { checkAxe } from '../support/browser.ts'
import { CHARGEMENT, type Observatoire, ouvrirObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
let uai = ''
beforeAll(async () => {
  observatoire = await ouvrirObservatoire()
  const { resultats } = await lireApi(
    '/etablissements?territoire=departement:35&type=college&ouvert=oui&limit=1',
  )
  uai = resultats[0].uai
}, CHARGEMENT)
afterAll(() => observatoire.fermer())

const lireApi = async (chemin: string) => (await fetch(`${observatoire.url}/api/v1${chemin}`)).json()
const TELEPHONE = { viewport: { width: 390, height: 780 }, hasTouch: true }
const BUREAU = { viewport: { width: 1100, height: 800 } }

/** Signs an agent in through the page that the e-mail opens. */
async function entrer(page: Page, courriel: string, droits: readonly Droit[]): Promise<void> {
  const agent = await insertAgent(observatoire.db, { courriel, nom: 'Agent d’essai', droits })
  if (!agent) throw new Error('no agent')
  await page.goto(adresseDuLien('', await makeLien(observatoire.db, agent.id, '/espace')))
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('heading', { name: 'Mon espace' }).waitFor()
}

const debordement = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

it('reçoit un signalement d’un téléphone, et le fait répondre par son producteur', {
  timeout: 150_000,
}, async () => {
  const lecteur = await observatoire.ouvrir(TELEPHONE)
  await lecteur.page.goto(`/signaler?cible=etablissement:${uai}&champ=adresse`)
  await lecteur.page.getByLabel('Adresse', { exact: true }).fill('1 place de l’École')
  await lecteur.page.getByLabel(/^Pourquoi/).fill('Le collège a déménagé.')
  expect(await checkAxe(lecteur.page)).toEqual([])
  expect(await debordement(lecteur.page)).toBeLessThanOrEqual(0)
  await lecteur.page.getByRole('button', { name: 'Envoyer le signalement' }).click()
  await lecteur.page.getByRole('heading', { name: 'Merci, c’est enregistré' }).waitFor()
  expect(await checkAxe(lecteur.page)).toEqual([])
  const { resultats } = await lireApi(`/signalements?uai=${uai}`)
  expect(resultats).toMatchObject([
    {
      champ: 'adresse',
      valeur_proposee: '1 place de l’École',
      etat: 'transmis',
      commentaire: 'Le collège a déménagé.',
    },
  ])
  const id: number = resultats[0].id
  await lecteur.page.locator('.lien-secret a').click()

  const agent = await observatoire.ouvrir(BUREAU)
  await entrer(agent.page, 'producteur@exemple.fr', [{ role: 'producteur', source: 'annuaire' }])
  expect(await checkAxe(agent.page)).toEqual([])
  await agent.page.getByRole('link', { name: new RegExp(`n° ${id} Adresse`) }).click()
  await agent.page.getByLabel(/^Réponse/).fill('Corrigé dans le prochain fichier.')
  expect(await checkAxe(agent.page)).toEqual([])
  await agent.page.getByRole('button', { name: 'Accepter' }).click()
  await agent.page.locator('.etat-signalement[data-etat=accepte]').waitFor()
  await agent.page.getByRole('button', { name: 'Se déconnecter' }).click()
  await agent.page.waitForURL(/\/$/)

  await lecteur.page.reload()
  await lecteur.page.getByText('Corrigé dans le prochain fichier.').waitFor()
  expect(await lecteur.page.locator('.etat-signalement').first().textContent()).toBe('Accepté')
  expect(await checkAxe(lecteur.page)).toEqual([])
  for (const { errors, foreignRequests, close } of [lecteur, agent]) {
    expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
    await close()
  }
})

it('propose de soutenir ce qui est déjà signalé, et garde la saisie quand l’envoi est refusé', async () => {
  const { page, close } = await observatoire.ouvrir(TELEPHONE)
  await page.goto(`/signaler?cible=etablissement:${uai}&champ=adresse`)
  await page.getByRole('button', { name: 'Je constate la même erreur' }).click()
  await page.getByText('Merci : votre constat est ajouté').waitFor()
  await page.getByLabel('Adresse', { exact: true }).fill('2 rue Haute')
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click()
  await page.getByRole('button', { name: 'Signaler quand même' }).waitFor()
  expect(await page.getByLabel('Adresse', { exact: true }).inputValue()).toBe('2 rue Haute')
  await close()
})

it('liste les signalements, sur la carte aussi, et dit qui répond', async () => {
  const { page, errors, close } = await observatoire.ouvrir(BUREAU)
  await page.goto('/signalements?etat=tous')
  const { total } = await lireApi('/signalements')
  expect(total).toBeGreaterThan(0)
  await page.locator('.signalement').first().waitFor()
  expect(await page.locator('.signalement').count()).toBe(total)
  await page.locator('.statistiques tbody tr').first().waitFor()
  await page.waitForFunction(() => {
    const carte = (
      document.querySelector('.carte-signalements') as { carte?: import('maplibre-gl').Map } | null
    )?.carte
    return (
      carte?.isStyleLoaded() &&
      carte.queryRenderedFeatures({ layers: ['pastilles:seule', 'pastilles:groupe'] }).length > 0
    )
  })
  expect(await checkAxe(page)).toEqual([])
  await page.getByRole('combobox', { name: 'Département', exact: true }).selectOption('974')
  await page.getByText('Aucun signalement ne correspond. Voir tous').waitFor()
  expect(new URL(page.url()).searchParams.get('departement')).toBe('974')
  expect(errors).toEqual([])
  await close()
})

it('ne montre l’espace des agents qu’à qui est connecté', async () => {
  const { page, close } = await observatoire.ouvrir(TELEPHONE)
  await page.goto('/espace')
  const lien = page.getByRole('link', { name: 'Se connecter' })
  expect(await lien.getAttribute('href')).toBe('/connexion?destination=%2Fespace')
  await lien.click()
  await page.getByLabel('Adresse électronique professionnelle').fill('inconnu@exemple.fr')
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await page.getByText('Si cette adresse est celle d’un agent accrédité').waitFor()
  expect(await checkAxe(page)).toEqual([])
  await close()
})
