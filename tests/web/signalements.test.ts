import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertAgent } from '../../data/comptes/agents.ts'
import { adresseDuLien, makeLien } from '../../data/comptes/liens.ts'
import { checkAxe } from '../support/browser.ts'
import { press, write } from './support/clavier.ts'
import { BUREAU, checkEcran, findCollege, TELEPHONE } from './support/espace.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
let uai = ''
beforeAll(async () => {
  observatoire = await openObservatoire()
  uai = await findCollege(observatoire)
})
afterAll(() => observatoire.close())

const readApi = async (chemin: string) => (await fetch(`${observatoire.url}/api/v1${chemin}`)).json()

it('signale d’un téléphone, au clavier, et suit par son lien', async () => {
  const { page, errors, foreignRequests, close } = await observatoire.open(TELEPHONE)
  await page.goto(`/signaler?cible=etablissement:${uai}&champ=adresse`)
  await write(page, page.getByLabel('Adresse', { exact: true }), '1 place de l’École')
  await write(page, page.getByLabel(/^Pourquoi/), 'Le collège a déménagé.')
  await checkEcran(page, 'formulaire')
  await press(page, page.getByRole('button', { name: 'Envoyer le signalement' }))
  await page.getByRole('heading', { name: 'Merci, c’est enregistré' }).waitFor()
  await checkEcran(page, 'merci')
  const { resultats } = await readApi(`/signalements?uai=${uai}`)
  expect(resultats).toMatchObject([
    {
      champ: 'adresse',
      valeur_proposee: '1 place de l’École',
      etat: 'transmis',
      commentaire: 'Le collège a déménagé.',
    },
  ])
  await press(page, page.locator('.lien-secret a'))
  await page.getByRole('heading', { name: 'Vos données' }).waitFor()
  await checkEcran(page, 'suivi')
  await press(page, page.getByRole('link', { name: 'page publique du signalement' }))
  await page.getByRole('link', { name: 'Signalements', exact: true }).first().waitFor()
  await page.getByText('Le collège a déménagé.').waitFor()
  await expect.poll(() => page.locator('.etat-signalement').textContent()).toBe('Transmis')
  await checkEcran(page, 'fil public')
  for (const [adresse, titre] of [
    ['/signaler', 'Signaler une erreur'],
    ['/signaler?genre=manquant', 'Signaler un établissement manquant'],
  ] as const) {
    await page.goto(adresse)
    await page.getByRole('heading', { name: titre }).waitFor()
    await checkEcran(page, adresse)
  }
  expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
  await close()
})

it('propose de soutenir ce qui est déjà signalé, et garde la saisie quand l’envoi est refusé', async () => {
  const { page, close } = await observatoire.open(TELEPHONE)
  await page.goto(`/signaler?cible=etablissement:${uai}&champ=adresse`)
  await press(page, page.getByRole('button', { name: 'Je constate la même erreur' }))
  await page.getByText('Merci : votre constat est ajouté').waitFor()
  await write(page, page.getByLabel('Adresse', { exact: true }), '2 rue Haute')
  await press(page, page.getByRole('button', { name: 'Envoyer le signalement' }))
  await page.getByRole('button', { name: 'Signaler quand même' }).waitFor()
  await expect.poll(() => page.getByLabel('Adresse', { exact: true }).inputValue()).toBe('2 rue Haute')
  await close()
})

it('liste les signalements, sur la carte aussi, et dit qui répond', async () => {
  const { page, errors, close } = await observatoire.open(BUREAU)
  await page.goto('/signalements?etat=tous')
  const { total } = await readApi('/signalements')
  expect(total).toBeGreaterThan(0)
  await page.locator('.signalement').first().waitFor()
  await expect.poll(() => page.locator('.signalement').count()).toBe(total)
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
  await expect.poll(() => new URL(page.url()).searchParams.get('departement')).toBe('974')
  expect(errors).toEqual([])
  await close()
})

it('ne montre l’espace des agents qu’à qui est connecté', async () => {
  const { page, close } = await observatoire.open(TELEPHONE)
  await page.goto('/espace')
  const lien = page.getByRole('link', { name: 'Se connecter' })
  await lien.waitFor()
  await checkEcran(page, '/espace')
  await expect.poll(() => lien.getAttribute('href')).toBe('/connexion?destination=%2Fespace')
  await press(page, lien)
  await page.getByRole('button', { name: 'Recevoir un lien' }).waitFor()
  await write(page, page.getByLabel('Adresse électronique professionnelle'), 'inconnu@exemple.fr')
  await page.keyboard.press('Enter')
  await page.getByText('Si cette adresse est celle d’un agent accrédité').waitFor()
  await page.goto('/connexion?refus=courriel')
  await page.getByText('votre adresse n’est pas celle d’un agent accrédité').waitFor()
  await checkEcran(page, '/connexion')

  // The page of a link, then what it says of one that waited too long.
  const droits = [{ role: 'moderateur' }] as const
  const agent = await insertAgent(observatoire.db, { courriel: 'tard@exemple.fr', nom: 'Tard', droits })
  await page.goto(adresseDuLien('', await makeLien(observatoire.db, Number(agent?.id), '/espace')))
  const entree = page.getByRole('button', { name: 'Se connecter' })
  await entree.waitFor()
  await checkEcran(page, 'lien de connexion')
  await observatoire.db
    .updateTable('lien_connexion')
    .set({ expire_le: new Date(0) })
    .execute()
  await press(page, entree)
  const autre = page.getByRole('button', { name: 'Demander un autre lien' })
  await autre.waitFor()
  await checkEcran(page, 'lien expiré')
  await press(page, autre)
  await page.getByRole('button', { name: 'Recevoir un lien' }).waitFor()
  await close()
})
