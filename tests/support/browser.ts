import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

/** Small on purpose: software rendering of a map costs time per pixel. */
const VIEWPORT = { width: 1024, height: 700 }

/** Longest wait for anything on a page, in milliseconds: a machine that builds and draws at once is slow. */
const PATIENCE = 60_000

/** A page and what went wrong on it since it was opened. */
export interface WatchedPage {
  page: Page
  /** Console errors and uncaught exceptions, as text. */
  errors: string[]
  /** Addresses asked outside the application; those of other machines get no answer. */
  foreignRequests: string[]
  close(): Promise<void>
}

/** Names and addresses lead nowhere but to this machine. Looking at each request to stop some made pages slower. */
const SANS_RESEAU = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'

/** Starts the browser that the setup of the web tests found, without any way to the outside. */
export function launchBrowser(): Promise<Browser> {
  const { path, args } = inject('chromium')
  return chromium.launch({ executablePath: path, args: [...args, SANS_RESEAU] })
}

/** True for addresses that leave the application: another host, or another port. */
export function isForeign(address: string, appUrl: string): boolean {
  const { protocol, host } = new URL(address)
  return ['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && host !== new URL(appUrl).host
}

/**
 * Opens a page in a context of its own (no cookie or storage shared), in French, watching for faults. It does not go
 * anywhere yet: call `page.goto('/…')`, relative to the application.
 * @param appUrl root address of the application under test.
 * @param options of playwright's context, such as `{ viewport: { width: 360, height: 640 } }`.
 */
export async function openPage(
  browser: Browser,
  appUrl: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const settings = {
    baseURL: appUrl,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: VIEWPORT,
    ...options,
  }
  const context = await browser.newContext(settings)
  const foreignRequests: string[] = []
  context.on('request', (request) => {
    if (isForeign(request.url(), appUrl)) foreignRequests.push(request.url())
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return { page, errors, foreignRequests, close: () => context.close() }
}

/**
 * Checks the accessibility of a page with axe.
 * @param partie selector of the only part checked; the whole page when absent.
 * @returns one line per serious or critical violation: its rule, its elements and where it is explained.
 */
export async function checkAxe(page: Page, partie?: string): Promise<string[]> {
  // A page of thousands of elements takes half the time so: `region` is never more than moderate.
  const options = { resultTypes: ['violations' as const], rules: { region: { enabled: false } } }
  // Its other mode opens a page more and sends it all that was seen, for frames of other sites: there are none.
  const axe = new AxeBuilder({ page }).options(options).setLegacyMode(true)
  const { violations } = await (partie ? axe.include(partie) : axe).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes, helpUrl }) =>
        `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')} (${helpUrl})`,
    )
}
