import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Droit } from '../../../data/catalogue/model/role.ts'
import { insertAgent } from '../../../data/comptes/agents.ts'
import { adresseDuLien, makeLien } from '../../../data/comptes/liens.ts'
import { checkAxe } from '../../support/browser.ts'
import { press } from './clavier.ts'
import type { Observatoire } from './observatoire.ts'

export const TELEPHONE = { viewport: { width: 390, height: 780 }, hasTouch: true }
export const BUREAU = { viewport: { width: 1100, height: 800 } }

/** Pixels by which a page is wider than its window. */
const debordement = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/**
 * What a screen must be, whatever it shows: axe has nothing to say of it, and nothing of it is wider than a phone. What
 * is around it is the same everywhere, and checked where whole pages are.
 */
export async function checkEcran(page: Page, nom: string): Promise<void> {
  expect(await checkAxe(page, 'main'), nom).toEqual([])
  const taille = page.viewportSize()
  await page.setViewportSize(TELEPHONE.viewport)
  expect(await debordement(page), nom).toBeLessThanOrEqual(0)
  if (taille) await page.setViewportSize(taille)
}

/** Signs an agent in through the page that the e-mail opens. */
export async function enter(
  { db }: Pick<Observatoire, 'db'>,
  page: Page,
  courriel: string,
  droits: readonly Droit[],
): Promise<void> {
  const agent = await insertAgent(db, { courriel, nom: 'Agent d’essai', droits })
  if (!agent) throw new Error(`${courriel} is already an agent`)
  await page.goto(adresseDuLien('', await makeLien(db, agent.id, '/espace')))
  await press(page, page.getByRole('button', { name: 'Se connecter' }))
  await page.getByRole('heading', { name: 'Mon espace' }).waitFor()
}

/** Goes to a part of the space of agents, by its link. */
export async function goToPartie(page: Page, nom: string, titre: string | RegExp): Promise<void> {
  await press(page, page.getByRole('navigation', { name: 'Parties' }).getByRole('link', { name: nom }))
  await page.getByRole('heading', { name: titre, level: 2 }).first().waitFor()
}

/** Identifier of a collège of Ille-et-Vilaine, to report something about. */
export async function findCollege({ url }: Pick<Observatoire, 'url'>): Promise<string> {
  const requete = 'territoire=departement:35&type=college&ouvert=oui&limit=1'
  const { resultats } = await (await fetch(`${url}/api/v1/etablissements?${requete}`)).json()
  return resultats[0].uai
}
