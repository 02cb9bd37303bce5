import type { Locator, Page } from 'playwright-core'
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

/** Goes to something as the keyboard does: by Tab, from where one is. */
async function allerAuClavier(page: Page, cible: Locator): Promise<void> {
  for (let pas = 0; pas < 120; pas += 1) {
    if (await cible.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard never reaches ${cible}`)
}
async function presser(page: Page, cible: Locator): Promise<void> {
  await allerAuClavier(page, cible)
  await page.keyboard.press('Enter')
}
async function ecrire(page: Page, cible: Locator, texte: string): Promise<void> {
  await allerAuClavier(page, cible)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(texte)
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
  await page.goto('/connexion?refus=courriel')
  await page.getByText('votre adresse n’est pas celle d’un agent accrédité').waitFor()
  expect(await checkAxe(page)).toEqual([])
  await close()
})

it('reçoit, vérifie et publie les données locales d’un territoire pilote, au clavier', {
  timeout: 150_000,
}, async () => {
  const { resultats } = await lireApi(
    '/etablissements?territoire=departement:35&ouvert=oui&limit=3&champs=nom',
  )
  const [a, b, c] = resultats.map((ecole: { uai: string }) => ecole.uai)
  const { resultats: ailleurs } = await lireApi('/etablissements?territoire=departement:974&limit=1')
  const contenu = [
    'uai;campagne;terminaux;type_acces;charte',
    `${a};2024;41;fibre;oui`,
    `${b};2024;so;adsl;non`,
    `${c};2024;beaucoup;fibre;oui`,
    `${ailleurs[0].uai};2024;12;fibre;oui`,
    '',
  ].join('\n')
  const { page, errors, foreignRequests, close } = await observatoire.ouvrir(BUREAU)
  await entrer(page, 'pilote@exemple.fr', [{ role: 'pilote', niveau: 'departement', code: '35' }])
  const presser = async (role: 'button' | 'link', name: string | RegExp) => {
    await page.getByRole(role, { name }).last().focus()
    await page.keyboard.press('Enter')
  }
  await presser('link', 'Données locales')
  await page.getByText('Aucun fichier n’a encore été envoyé').waitFor()
  expect(await checkAxe(page)).toEqual([])
  const fichier = { name: 'parc.csv', mimeType: 'text/csv', buffer: Buffer.from(contenu) }
  await page.getByLabel('Fichier', { exact: true }).setInputFiles(fichier)
  await presser('button', 'Envoyer et vérifier')
  await page.getByRole('heading', { name: /n° \d+ : parc\.csv/ }).waitFor()
  await page.getByText('La vérification va commencer.').waitFor()
  expect(await checkAxe(page)).toEqual([])

  // The page sees by itself that the job is done.
  expect(await observatoire.travailler()).toEqual([])
  await page.getByText('4\u00a0lignes lues : 2\u00a0acceptées, 2\u00a0rejetées.').waitFor()
  await page.getByRole('cell', { name: 'un nombre est attendu' }).waitFor()
  await page.getByRole('rowheader', { name: /Nouvelle, ligne 2/ }).waitFor()
  await page.locator('.carte-signalements').waitFor()
  expect(await checkAxe(page)).toEqual([])
  expect(await debordement(page)).toBeLessThanOrEqual(0)

  await presser('button', 'Publier')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  expect((await lireApi('/donnees-locales')).total).toBe(0)
  await presser('button', 'Publier')
  await page.getByRole('dialog').getByRole('button', { name: 'Publier' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('C’est publié : tous les lecteurs le voient.').waitFor()
  await page.getByText('Version 1 (ce fichier)').waitFor()
  const adresse = page.url()

  const lecteur = await observatoire.ouvrir(TELEPHONE)
  await lecteur.page.goto(`/etablissements/${a}#donnees-locales`)
  const section = lecteur.page.locator('section#donnees-locales')
  await section.getByRole('row', { name: /Terminaux, en tout 41/ }).waitFor()
  expect(await section.textContent()).toContain('Publié par Ille-et-Vilaine le')
  expect(await checkAxe(lecteur.page)).toEqual([])
  expect(await debordement(lecteur.page)).toBeLessThanOrEqual(0)
  await lecteur.page.goto('/territoires/departement/35')
  await section.getByText(/2.établissements décrits sur/).waitFor()

  await page.goto(adresse)
  await presser('button', 'Retirer')
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('C’est retiré').waitFor()
  expect((await lireApi('/donnees-locales')).total).toBe(0)
  await lecteur.close()
  expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
  await close()
})

it('laisse le territoire pilote confirmer et la modération publier, au clavier', {
  timeout: 120_000,
}, async () => {
  const lecteur = await observatoire.ouvrir(TELEPHONE)
  await lecteur.page.goto(`/signaler?cible=etablissement:${uai}&champ=nom`)
  await lecteur.page.getByLabel('Nom', { exact: true }).fill('Collège Neuf')
  await lecteur.page.getByLabel(/^Pourquoi/).fill('Madame Martin, la principale, le dit.')
  const pilote = await observatoire.ouvrir(BUREAU)
  await entrer(pilote.page, 'confirme@exemple.fr', [{ role: 'pilote', niveau: 'departement', code: '35' }])
  await lecteur.page.getByRole('button', { name: 'Envoyer le signalement' }).click()
  await lecteur.page.getByRole('heading', { name: 'Merci, c’est enregistré' }).waitFor()
  await lecteur.close()
  await pilote.page.reload()
  await pilote.page.locator('.signalement').first().waitFor()
  await presser(pilote.page, pilote.page.locator('.signalement a').first())
  await ecrire(pilote.page, pilote.page.getByLabel(/^Réponse/), 'Vu sur place.')
  await presser(pilote.page, pilote.page.getByRole('button', { name: 'Confirmer' }))
  await pilote.page.locator('.etat-signalement[data-etat=confirme]').waitFor()
  await pilote.page.goto('/espace/abonnements')
  await ecrire(pilote.page, pilote.page.getByLabel('À quoi il sert'), 'SIG')
  await ecrire(pilote.page, pilote.page.getByLabel('Adresse'), 'https://127.0.0.1/cartable')
  await presser(pilote.page, pilote.page.getByRole('button', { name: 'Créer le webhook' }))
  await pilote.page.getByText('ni locale ni privée').waitFor()
  await ecrire(pilote.page, pilote.page.getByLabel('Adresse'), 'https://sig.exemple.fr/cartable')
  await pilote.page.keyboard.press('Enter')
  await pilote.page.getByText('Le secret qui signe les envois').waitFor()
  expect(await checkAxe(pilote.page)).toEqual([])
  await pilote.close()

  const moderation = await observatoire.ouvrir(BUREAU)
  await entrer(moderation.page, 'moderation@exemple.fr', [{ role: 'moderateur' }])
  await moderation.page.goto('/espace/moderation')
  await moderation.page.getByText('Madame Martin').waitFor()
  expect(await checkAxe(moderation.page)).toEqual([])
  await presser(moderation.page, moderation.page.getByRole('button', { name: 'Publier' }).first())
  await moderation.page.getByText('Aucun texte n’attend d’être lu.').waitFor()
  await moderation.close()
})

it('laisse l’administration tout gérer, au clavier', { timeout: 120_000 }, async () => {
  const { page, errors, close } = await observatoire.ouvrir(BUREAU)
  await entrer(page, 'admin@exemple.fr', [{ role: 'administrateur' }])
  await presser(page, page.getByRole('link', { name: 'Agents', exact: true }))
  await presser(page, page.getByText('Inviter un agent'))
  const formulaire = page.getByRole('form', { name: 'Inviter un agent' })
  await ecrire(page, formulaire.getByLabel('Nom'), 'Camille Le Goff')
  await ecrire(page, formulaire.getByLabel('Adresse électronique'), 'camille@exemple.fr')
  await ecrire(page, formulaire.getByLabel('Code officiel'), '35')
  await page.keyboard.press('Enter')
  await page.getByText('Camille Le Goff est accrédité').waitFor()
  expect(await checkAxe(page)).toEqual([])
  await presser(page, page.getByRole('button', { name: 'Suspendre : Camille Le Goff' }))
  await presser(page, page.locator('dialog[open]').getByRole('button', { name: 'Suspendre' }))
  await page.getByText('Camille Le Goff est suspendu.').waitFor()
  await page.getByRole('button', { name: 'Rétablir Camille Le Goff' }).waitFor()

  await page.goto('/espace/jetons')
  await ecrire(page, page.getByLabel('À quoi il sert'), 'Robot')
  await page.keyboard.press('Enter')
  await page.getByText('il ne sera plus affiché').waitFor()
  expect(await page.locator('.lien-secret code').textContent()).toMatch(/^cart_/)
  expect(await checkAxe(page)).toEqual([])

  await page.goto('/espace/reglages')
  await ecrire(page, page.getByLabel(/^Heure des résumés/), '9')
  await page.keyboard.press('Enter')
  await page.getByText('« Heure des résumés » est enregistré.').waitFor()
  expect(await checkAxe(page)).toEqual([])

  await page.goto('/espace/imports?source=ips-colleges')
  await page.getByLabel('Fichier', { exact: true }).setInputFiles({
    name: 'ips.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('uai;ips\n'),
  })
  await presser(page, page.getByRole('button', { name: 'Envoyer et importer' }))
  await page.getByText('on n’y mêle pas de données réelles').waitFor()
  expect(await checkAxe(page)).toEqual([])

  await page.goto('/espace/sources')
  await page
    .getByRole('link', { name: /^Importer un fichier/ })
    .first()
    .waitFor()
  expect(await checkAxe(page)).toEqual([])
  await page.goto('/espace/journal?acte=agent_desactive')
  await page.locator('.signalement').waitFor()
  expect(await checkAxe(page)).toEqual([])

  await page.setViewportSize({ width: 390, height: 780 })
  for (const partie of ['agents', 'jetons', 'reglages', 'imports', 'sources', 'journal', 'abonnements']) {
    await page.goto(`/espace/${partie}`)
    await page.locator('main h2').first().waitFor()
    await page.locator('.squelette').first().waitFor({ state: 'detached' })
    expect(await debordement(page), partie).toBeLessThanOrEqual(0)
  }
  // What the demonstration refuses is told by the page: nothing else went wrong.
  expect(errors.filter((texte) => !texte.includes('409'))).toEqual([])
  await close()
})
