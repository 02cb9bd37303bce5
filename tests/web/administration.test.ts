import { afterAll, beforeAll, expect, it } from 'vitest'
import { allerAuClavier, ecrire, presser } from './support/clavier.ts'
import { allerPartie, BUREAU, entrer, verifierEcran } from './support/espace.ts'
import { CHARGEMENT, type Observatoire, ouvrirObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await ouvrirObservatoire()
}, CHARGEMENT)
afterAll(() => observatoire.fermer())

it('laisse l’administration tout gérer, au clavier', async () => {
  const { page, errors, close } = await observatoire.ouvrir(BUREAU)
  await entrer(observatoire, page, 'admin@exemple.fr', [{ role: 'administrateur' }])
  await allerPartie(page, 'Agents', 'Agents')
  await presser(page, page.getByText('Inviter un agent'))
  const formulaire = page.getByRole('form', { name: 'Inviter un agent' })
  await ecrire(page, formulaire.getByLabel('Nom'), 'Camille Le Goff')
  await ecrire(page, formulaire.getByLabel('Adresse électronique'), 'camille@exemple.fr')
  await ecrire(page, formulaire.getByLabel('Code officiel'), '35')
  await page.keyboard.press('Enter')
  await page.getByText('Camille Le Goff est accrédité').waitFor()
  await verifierEcran(page, 'agents')
  await presser(page, page.getByRole('button', { name: 'Suspendre : Camille Le Goff' }))
  await presser(page, page.locator('dialog[open]').getByRole('button', { name: 'Suspendre' }))
  await page.getByText('Camille Le Goff est suspendu.').waitFor()
  await page.getByRole('button', { name: 'Rétablir Camille Le Goff' }).waitFor()

  await allerPartie(page, 'Jetons d’API', 'Jetons d’API')
  await ecrire(page, page.getByLabel('À quoi il sert'), 'Robot')
  await page.keyboard.press('Enter')
  await page.getByText('il ne sera plus affiché').waitFor()
  await expect.poll(() => page.locator('.lien-secret code').textContent()).toMatch(/^cart_/)
  await verifierEcran(page, 'jetons')

  await allerPartie(page, 'Réglages', 'Réglages')
  await ecrire(page, page.getByLabel(/^Heure des résumés/), '9')
  await page.keyboard.press('Enter')
  await page.getByText('« Heure des résumés » est enregistré.').waitFor()
  await verifierEcran(page, 'réglages')

  await allerPartie(page, 'Sources', 'Sources')
  const importer = page.getByRole('link', { name: /^Importer un fichier : IPS et effectifs des collèges/ })
  await importer.waitFor()
  await verifierEcran(page, 'sources')
  await presser(page, importer)
  await page.getByLabel('Fichier', { exact: true }).setInputFiles({
    name: 'ips.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('uai;ips\n'),
  })
  await presser(page, page.getByRole('button', { name: 'Envoyer et importer' }))
  await page.getByText('on n’y mêle pas de données réelles').waitFor()
  await verifierEcran(page, 'imports')

  await allerPartie(page, 'Tâches', 'File des tâches')
  await page.getByText(/^(Aucune tâche n’attend\.|\d+\u00a0tâches?)$/).waitFor()
  await verifierEcran(page, 'tâches')

  await allerPartie(page, 'Journal', 'Journal d’audit')
  await page.locator('.signalement').first().waitFor()
  await allerAuClavier(page, page.getByLabel('Acte'))
  await page.keyboard.type('Agent')
  await presser(page, page.getByRole('button', { name: 'Filtrer' }))
  await page.waitForURL(/acte=agent_cree/)
  await page.getByText('1\u00a0inscription', { exact: true }).waitFor()
  await verifierEcran(page, 'journal')
  // What the demonstration refuses is told by the page: nothing else went wrong.
  expect(errors.filter((texte) => !texte.includes('409'))).toEqual([])
  await close()
})
