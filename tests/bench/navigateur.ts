import type { Browser, Page } from 'playwright-core'

/** What a page cost until some moment. */
export interface Cout {
  requetes: number
  /** As they travelled, compressed. */
  octets: number
  octetsPolices: number
}

/** What a browser says of how a page came. Times in milliseconds. */
export interface Ressenti {
  lcp: number
  cls: number
  /** Tasks of more than 50 ms: how many, and how long beyond that in all. */
  taches: number
  blocage: number
}

export interface PageMesuree {
  page: Page
  /** What has been transferred so far. */
  cout(): Cout
  ressenti(): Promise<Ressenti>
  close(): Promise<void>
}

type Vigie = Window & { vigie: Ressenti }

/** Opens an empty page whose transfers and jolts are counted, in a context that has nothing in memory. */
export async function openMesuree(browser: Browser, baseURL: string): Promise<PageMesuree> {
  const context = await browser.newContext({
    baseURL,
    locale: 'fr-FR',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  const polices = new Set<string>()
  const total: Cout = { requetes: 0, octets: 0, octetsPolices: 0 }
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('data:') || request.url.startsWith('blob:')) return
    total.requetes += 1
    if (/\.woff2$/.test(request.url)) polices.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    total.octets += encodedDataLength
    if (polices.has(requestId)) total.octetsPolices += encodedDataLength
  })
  // tsx names the functions it compiles with a helper of its own, which pages do not have.
  await page.addInitScript('globalThis.__name = (f) => f')
  await page.addInitScript(() => {
    const vigie: Ressenti = { lcp: 0, cls: 0, taches: 0, blocage: 0 }
    Object.assign(window, { vigie })
    const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
    observe('largest-contentful-paint', ({ startTime }) => {
      vigie.lcp = startTime
    })
    observe('layout-shift', (entry) => {
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
      if (!shift.hadRecentInput) vigie.cls += shift.value
    })
    observe('longtask', ({ duration }) => {
      vigie.taches += 1
      vigie.blocage += duration - 50
    })
  })
  return {
    page,
    cout: () => ({ ...total }),
    ressenti: () => page.evaluate(() => ({ ...(window as unknown as Vigie).vigie })),
    close: () => context.close(),
  }
}
