import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noteEssai } from '../../server/queries/avis/livraisons.ts'
import { checkAxe } from '../support/browser.ts'
import { press, tabTo, write } from './support/clavier.ts'
import { BUREAU, checkEcran, enter, findCollege, goToPartie, TELEPHONE } from './support/espace.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
let uai = ''
beforeAll(async () => {
  observatoire = await openObservatoire()
  uai = await findCollege(observatoire)
})
afterAll(() => observatoire.close())

const readApi = async (chemin: string) => (await fetch(`${observatoire.url}/api/v1${chemin}`)).json()

/** A report of an anonymous reader, written as the form does: its own test is elsewhere. */
async function signaler(page: Page, champ: string, valeur: string, pourquoi: string): Promise<void> {
  await page.goto(`/signaler?cible=etablissement:${uai}&champ=${champ}`)
  await page.getByLabel(champ === 'nom' ? 'Nom' : 'Adresse', { exact: true }).fill(valeur)
  await page.getByLabel(/^Pourquoi/).fill(pourquoi)
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click()
  await page.getByRole('heading', { name: 'Merci, c’est enregistré' }).waitFor()
}

it('laisse le producteur lire, trier et répondre, au clavier', async () => {
  const lecteur = await observatoire.open(TELEPHONE)
  await signaler(lecteur.page, 'adresse', '1 place de l’École', 'Le collège a déménagé.')
  const lien = await lecteur.page.locator('.lien-secret a').getAttribute('href')
  const [{ id }] = (await readApi(`/signalements?uai=${uai}`)).resultats

  const { page, errors, foreignRequests, close } = await observatoire.open(BUREAU)
  await enter(observatoire, page, 'producteur@exemple.fr', [{ role: 'producteur', source: 'annuaire' }])
  const ligne = page.getByRole('link', { name: new RegExp(`n° ${id} Adresse`) })
  await ligne.waitFor()
  expect(await checkAxe(page)).toEqual([])
  // Ticked with the space bar, the answer to all that are ticked is offered; a comment needs its words.
  await tabTo(page, page.getByRole('checkbox', { name: `Sélectionner le signalement n° ${id}` }))
  await page.keyboard.press('Space')
  const lot = page.getByRole('region', { name: 'Répondre à la sélection' })
  await expect.poll(() => lot.getByRole('button', { name: 'Commenter' }).isDisabled()).toBe(true)
  await checkEcran(page, 'bureau')
  await press(page, ligne)
  await page.getByRole('heading', { name: `n° ${id} : Adresse` }).waitFor()
  await write(page, page.getByLabel(/^Réponse/), 'Corrigé dans le prochain fichier.')
  await checkEcran(page, 'dossier')
  await press(page, page.getByRole('button', { name: 'Accepter' }))
  await page.locator('.etat-signalement[data-etat=accepte]').waitFor()
  await press(page, page.getByRole('button', { name: 'Se déconnecter' }))
  await page.waitForURL(/\/$/)

  await lecteur.page.goto(String(lien))
  await lecteur.page.getByText('Corrigé dans le prochain fichier.').waitFor()
  await expect.poll(() => lecteur.page.locator('.etat-signalement').first().textContent()).toBe('Accepté')
  expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
  await lecteur.close()
  await close()
})

it('reçoit, vérifie et publie les données locales d’un territoire pilote, au clavier', async () => {
  const { resultats } = await readApi(
    '/etablissements?territoire=departement:35&ouvert=oui&limit=3&champs=nom',
  )
  const [a, b, c] = resultats.map((ecole: { uai: string }) => ecole.uai)
  const { resultats: ailleurs } = await readApi('/etablissements?territoire=departement:974&limit=1')
  const contenu = [
    'uai;campagne;terminaux;type_acces;charte',
    `${a};2024;41;fibre;oui`,
    `${b};2024;so;adsl;non`,
    `${c};2024;beaucoup;cuivre;oui`,
    `${ailleurs[0].uai};2024;12;fibre;oui`,
    '',
  ].join('\n')
  const { page, errors, foreignRequests, close } = await observatoire.open(BUREAU)
  await enter(observatoire, page, 'pilote@exemple.fr', [
    { role: 'pilote', niveau: 'departement', code: '35' },
  ])
  const bouton = (name: string) => page.getByRole('button', { name, exact: true }).last()
  const confirmer = (name: string) =>
    press(page, page.getByRole('dialog').getByRole('button', { name, exact: true }))
  await press(page, page.getByRole('link', { name: 'Données locales' }))
  await page.getByText('Aucun fichier n’a encore été envoyé').waitFor()
  await checkEcran(page, 'dépôts')
  const fichier = { name: 'parc.csv', mimeType: 'text/csv', buffer: Buffer.from(contenu) }
  await page.getByLabel('Fichier', { exact: true }).setInputFiles(fichier)
  await press(page, bouton('Envoyer et vérifier'))
  await page.getByRole('heading', { name: /n° \d+ : parc\.csv/ }).waitFor()
  await page.getByText('La vérification va commencer.').waitFor()
  await checkEcran(page, 'dépôt en attente')

  // The page sees by itself that the job is done.
  expect(await observatoire.work()).toEqual([])
  await page.getByText('4\u00a0lignes lues : 2\u00a0acceptées, 2\u00a0rejetées.').waitFor()
  await page.getByRole('cell', { name: 'un nombre est attendu' }).waitFor()
  await page.getByRole('cell', { name: 'cuivre' }).waitFor()
  await page.getByRole('rowheader', { name: /Nouvelle, ligne 2/ }).waitFor()
  await page.locator('.carte-signalements').waitFor()
  const legende = page.getByRole('list', { name: 'Légende de la carte' })
  await expect.poll(() => legende.textContent()).toContain('Nouvelles : 2\u00a0établissements')
  await expect.poll(() => legende.locator('svg').count()).toBe(1)
  await checkEcran(page, 'dépôt vérifié')

  const publier = page.getByRole('button', { name: 'Publier', exact: true })
  await press(page, publier)
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  expect((await readApi('/donnees-locales')).total).toBe(0)
  await press(page, publier)
  await confirmer('Publier')
  await page.getByText('C’est publié : tous les lecteurs le voient.').waitFor()
  await page.getByText('Version 1 (ce fichier)').waitFor()
  await checkEcran(page, 'dépôt publié')
  const adresse = page.url()

  const lecteur = await observatoire.open(TELEPHONE)
  await lecteur.page.goto(`/etablissements/${a}#donnees-locales`)
  const section = lecteur.page.locator('section#donnees-locales')
  await section.getByRole('row', { name: /Terminaux, en tout 41/ }).waitFor()
  await expect.poll(() => section.textContent()).toContain('Publié par Ille-et-Vilaine le')
  expect(await checkAxe(lecteur.page, 'section#donnees-locales')).toEqual([])
  await lecteur.page.goto('/territoires/departement/35')
  await section.getByText(/2.établissements décrits sur/).waitFor()

  await page.goto(adresse)
  await bouton('Retirer').waitFor()
  await press(page, bouton('Retirer'))
  await confirmer('Retirer')
  await page.getByText('C’est retiré').waitFor()
  expect((await readApi('/donnees-locales')).total).toBe(0)
  await lecteur.close()
  expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
  await close()
})

it('laisse le territoire pilote confirmer et la modération publier, au clavier', async () => {
  const pilote = await observatoire.open(BUREAU)
  await enter(observatoire, pilote.page, 'confirme@exemple.fr', [
    { role: 'pilote', niveau: 'departement', code: '35' },
  ])
  const lecteur = await observatoire.open(TELEPHONE)
  await signaler(lecteur.page, 'nom', 'Collège Neuf', 'Madame Martin, la principale, le dit.')
  await lecteur.close()
  await pilote.page.reload()
  await pilote.page.locator('.signalement').first().waitFor()
  await press(pilote.page, pilote.page.locator('.signalement a').first())
  await write(pilote.page, pilote.page.getByLabel(/^Réponse/), 'Vu sur place.')
  await press(pilote.page, pilote.page.getByRole('button', { name: 'Confirmer' }))
  await pilote.page.locator('.etat-signalement[data-etat=confirme]').waitFor()
  await goToPartie(pilote.page, 'Abonnements', 'Webhooks')
  await write(pilote.page, pilote.page.getByLabel('À quoi il sert'), 'SIG')
  await write(pilote.page, pilote.page.getByLabel('Adresse'), 'https://127.0.0.1/cartable')
  await press(pilote.page, pilote.page.getByRole('button', { name: 'Créer le webhook' }))
  await pilote.page.getByText('ni locale ni privée').waitFor()
  await write(pilote.page, pilote.page.getByLabel('Adresse'), 'https://sig.exemple.fr/cartable')
  await pilote.page.keyboard.press('Enter')
  await pilote.page.getByText('Le secret qui signe les envois').waitFor()
  await press(pilote.page, pilote.page.getByRole('button', { name: 'Essayer SIG' }))
  await pilote.page.getByText('L’essai est en file').waitFor()
  // What the job writes when that server answers so: no test asks another host.
  const essai = await observatoire.db
    .selectFrom('webhook_livraison')
    .select(['id', 'webhook_id as webhook'])
    .where('signalement_id', 'is', null)
    .executeTakeFirstOrThrow()
  const reponse = { statut_http: 500, erreur: 'Le serveur a répondu 500.', duree_ms: 12 }
  await noteEssai(observatoire.db, essai, reponse, true)
  await press(pilote.page, pilote.page.getByText('Journal de SIG'))
  await pilote.page.getByText('Le serveur a répondu 500.').waitFor()
  await pilote.page.getByText('1\u00a0tentative, la dernière le').waitFor()
  await checkEcran(pilote.page, 'abonnements, journal ouvert')
  await pilote.close()

  const moderation = await observatoire.open(BUREAU)
  await enter(observatoire, moderation.page, 'moderation@exemple.fr', [{ role: 'moderateur' }])
  await press(moderation.page, moderation.page.getByRole('link', { name: 'Modération', exact: true }))
  await moderation.page.getByText('Madame Martin').waitFor()
  await checkEcran(moderation.page, 'modération')
  await press(moderation.page, moderation.page.getByRole('button', { name: 'Publier' }).first())
  await moderation.page.getByText('Aucun texte n’attend d’être lu.').waitFor()
  await moderation.close()
})
