import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAxe, launchBrowser, openPage } from '../support/browser.ts'

const GOOD = '<!doctype html><html lang="fr"><title>Essai</title><main><h1>Été à Œuilly</h1></main></html>'
const BAD = `<!doctype html><html lang="fr"><title>Essai</title>
<link rel="stylesheet" href="http://exemple.invalid/style.css">
<main><h1>Essai</h1><img src="/image.png"></main><script>console.error('panne'); throw new Error('chute')</script></html>`

let server: Server
let browser: Browser
let appUrl: string

beforeAll(async () => {
  server = createServer((request, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8').end(request.url === '/mauvaise' ? BAD : GOOD)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

it('finds nothing to say about a sound page, in French and able to draw', async () => {
  const { page, errors, foreignRequests, close } = await openPage(browser, appUrl)
  await page.goto('/')
  expect(await page.textContent('h1')).toBe('Été à Œuilly')
  expect(await page.evaluate(() => navigator.language)).toBe('fr-FR')
  expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)).toBe(true)
  expect(await checkAxe(page)).toEqual([])
  expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] })
  await close()
})

it('reports console errors, exceptions, requests elsewhere and accessibility faults', async () => {
  const { page, errors, foreignRequests, close } = await openPage(browser, appUrl)
  await page.goto('/mauvaise')
  expect(foreignRequests).toEqual(['http://exemple.invalid/style.css'])
  expect(errors).toContainEqual(expect.stringMatching(/^panne /))
  expect(errors).toContainEqual('Error: chute')
  expect(await checkAxe(page)).toEqual([expect.stringMatching(/^image-alt: img /)])
  await close()
})
