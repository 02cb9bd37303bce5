import type { Locator, Page } from 'playwright-core'

/** Presses of Tab after which something is told to be out of reach. */
const PAS_MAX = 120

/**
 * Goes to something as the keyboard does: by Tab, or by Shift and Tab when it stands before where one is.
 * @throws Error when it is never reached.
 */
export async function tabTo(page: Page, cible: Locator): Promise<void> {
  const isAvant = await cible.evaluate(
    (element) =>
      ((document.activeElement?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING) >
      0,
  )
  for (let pas = 0; pas < PAS_MAX; pas += 1) {
    if (await cible.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(isAvant ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`the keyboard never reaches ${cible}`)
}

/** Reaches a button or a link, and presses it. */
export async function press(page: Page, cible: Locator): Promise<void> {
  await tabTo(page, cible)
  await page.keyboard.press('Enter')
}

/** Reaches a field, and writes in it in place of what it holds. */
export async function write(page: Page, cible: Locator, texte: string): Promise<void> {
  await tabTo(page, cible)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(texte)
}
