import type { Locator, Page } from 'playwright-core'

/** Presses of Tab after which something is told to be out of reach. */
const PAS_MAX = 120

/** Goes to something as the keyboard does: by Tab, from where one is. @throws Error when Tab never reaches it. */
export async function allerAuClavier(page: Page, cible: Locator): Promise<void> {
  for (let pas = 0; pas < PAS_MAX; pas += 1) {
    if (await cible.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard never reaches ${cible}`)
}

/** Reaches a button or a link, and presses it. */
export async function presser(page: Page, cible: Locator): Promise<void> {
  await allerAuClavier(page, cible)
  await page.keyboard.press('Enter')
}

/** Reaches a field, and writes in it in place of what it holds. */
export async function ecrire(page: Page, cible: Locator, texte: string): Promise<void> {
  await allerAuClavier(page, cible)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(texte)
}
