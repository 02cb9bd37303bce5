import { afterAll, beforeAll, expect, it } from 'vitest'
import { press, tabTo, write } from './support/clavier.ts'
import { BUREAU, checkEcran, enter, goToPartie } from './support/espace.ts'
import { type Observatoire, openObservatoire } from './support/observatoire.ts'

let observatoire: Observatoire
beforeAll(async () => {
  observatoire = await openObservatoire()
})
afterAll(() => observatoire.close())

it('laisse l’administration tout gérer, au clavier', async () => {
  const { page, errors, close } = await observatoire.open(BUREAU)
  await enter(observatoire, page, 'admin@exemple.fr', [{ role: 'administrateur' }])
  await goToPartie(page, 'Agents', 'Agents')
  await press(page, page.getByText('Inviter un agent'))
  const formulaire = page.getByRole('form', { name: 'Inviter un agent' })
  await write(page, formulaire.getByLabel('Nom'), 'Camille Le Goff')
  await write(page, formulaire.getByLabel('Adresse électronique'), 'camille@exemple.fr')
  await write(page, formulaire.getByLabel('Code officiel'), '35')
  await page.keyboard.press('Enter')
  await page.getByText('Camille Le Goff est accrédité').waitFor()
  await checkEcran(page, 'agents')
  await press(page, page.getByRole('button', { name: 'Suspendre : Camille Le Goff' }))
  await press(page, page.locator('dialog[open]').getByRole('button', { name: 'Suspendre' }))
  await page.getByText('Camille Le Goff est suspendu.').waitFor()
  await page.getByRole('button', { name: 'Rétablir Camille Le Goff' }).waitFor()

  await goToPartie(page, 'Jetons d’API', 'Jetons d’API')
  await write(page, page.getByLabel('À quoi il sert'), 'Robot')
  await page.keyboard.press('Enter')
  await page.getByText('il ne sera plus affiché').waitFor()
  await expect.poll(() => page.locator('.lien-secret code').textContent()).toMatch(/^cart_/)
  await checkEcran(page, 'jetons')

  await goToPartie(page, 'Réglages', 'Réglages')
  await write(page, page.getByLabel(/^Heure des résumés/), '9')
  await page.keyboard.press('Enter')
  await page.getByText('« Heure des résumés » est enregistré.').waitFor()
  await checkEcran(page, 'réglages')

  await goToPartie(page, 'Sources', 'Sources')
  const importer = page.getByRole('link', { name: /^Importer un fichier : IPS et effectifs des collèges/ })
  await importer.waitFor()
  await checkEcran(page, 'sources')
  await press(page, importer)
  await page.getByLabel('Fichier', { exact: true }).setInputFiles({
    name: 'ips.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('uai;ips\n'),
  })
  await press(page, page.getByRole('button', { name: 'Envoyer et importer' }))
  await page.getByText('on n’y mêle pas de données réelles').waitFor()
  await checkEcran(page, 'imports')

  await goToPartie(page, 'Tâches', 'File des tâches')
  await page.getByText(/^(Aucune tâche n’attend\.|\d+\u00a0tâches?)$/).waitFor()
  await checkEcran(page, 'tâches')

  await goToPartie(page, 'Journal', 'Journal d’audit')
  await page.locator('.signalement').first().waitFor()
  await tabTo(page, page.getByLabel('Acte'))
  await page.keyboard.type('Agent')
  await press(page, page.getByRole('button', { name: 'Filtrer' }))
  await page.waitForURL(/acte=agent_cree/)
  await page.getByText('1\u00a0inscription', { exact: true }).waitFor()
  await checkEcran(page, 'journal')
  // What the demonstration refuses is told by the page: nothing else went wrong.
  expect(errors.filter((texte) => !texte.includes('409'))).toEqual([])
  await close()
})
