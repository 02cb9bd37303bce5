import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { readConfig } from '../../config.ts'
import { openConnection } from '../../data/db/connection.ts'
import { startEmbeddedPostgres } from '../../data/db/embedded.ts'
import { buildApp } from '../../server/app.ts'
import { buildSite, SITE } from '../../server/start/site.ts'
import { findChromium } from '../support/chromium.ts'
import { mediane } from './mesures.ts'
import { type Cout, openMesuree, type Ressenti } from './navigateur.ts'

const PASSES = 3
const SURVOLS = 40
/** What the first map may weigh besides fonts, compressed. */
const BUDGET_PREMIERE_CARTE = 350_000

const SUIVI_MUET = { ligne: () => {}, etape: <T>(travail: () => Promise<T>) => travail(), total: () => '' }

/**
 * Measures the map in a real browser that draws in software, beside an empty MapLibre page in the same run, on the
 * database of DATABASE_URL, else on the embedded one of the data folder. Demonstration data must be there (`npm start`).
 * `npm run bench -- web gestes`: what readers do only, without the weight of pages.
 */
export async function run(voulues: readonly string[]): Promise<void> {
  const config = readConfig()
  await buildSite(SUIVI_MUET)
  const embarque = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir })
  const connection = openConnection(config.databaseUrl ?? embarque?.url ?? '')
  const app = await buildApp({
    connection,
    config: { ...config, logLevel: 'silent' },
    webDir: SITE,
    lecturesParMinute: 1e9,
    retardMaxMs: 0,
  })
  const temoin = await openTemoin()
  const { path, args } = await findChromium()
  const browser = await chromium.launch({ executablePath: path, args })
  try {
    const racine = await app.listen({ host: '127.0.0.1', port: 0 })
    if (!voulues.includes('gestes')) await measureVisites(browser, racine, temoin.url)
    await tellGestes(browser, racine)
  } finally {
    await browser.close()
    temoin.close()
    await app.close()
    await connection.close()
    await embarque?.stop()
  }
}

/** A page that draws an empty map with the same engine: what no map of this kind can do without. */
async function openTemoin() {
  const dossier = dirname(createRequire(import.meta.url).resolve('maplibre-gl/dist/maplibre-gl.mjs'))
  const page = `<!doctype html><title>Vide</title><style>body{margin:0}#c{height:100vh}</style><div id="c"></div>
<script type="module">import { Map, setWorkerUrl } from './maplibre-gl.mjs'
setWorkerUrl('./maplibre-gl-worker.mjs')
const layers = [{ id: 'f', type: 'background', paint: { 'background-color': '#eee' } }]
const map = new Map({ container: 'c', style: { version: 8, sources: {}, layers }, center: [2, 46], zoom: 5 })
map.once('idle', () => { document.body.dataset.dessinee = 'true' })</script>`
  const serveur = createServer(async (request, reply) => {
    const nom = (request.url ?? '/').slice(1)
    const corps = nom === '' ? page : await readFile(join(dossier, nom)).catch(() => null)
    if (corps === null) return reply.writeHead(404).end()
    const type = nom === '' ? 'text/html' : 'text/javascript'
    return reply.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(gzipSync(corps))
  })
  await new Promise<void>((done) => void serveur.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    close: () => void serveur.close(),
  }
}

interface Visite {
  premiere: Cout
  tout: Cout
  /** Milliseconds until the first colours, and until the engine has drawn. */
  couleurs: number
  dessinee: number
  ressenti: Ressenti
}

async function visit(browser: Browser, url: string, couleurs: string | null): Promise<Visite> {
  const { page, cout, ressenti, close } = await openMesuree(browser, url)
  const depart = performance.now()
  await page.goto('/', { waitUntil: 'commit' })
  if (couleurs) await page.waitForSelector(couleurs, { state: 'attached' })
  const [premiere, premieres] = [cout(), performance.now() - depart]
  await page.waitForSelector('[data-dessinee="true"]', { state: 'attached' })
  const dessinee = performance.now() - depart
  const visite = { premiere, tout: cout(), couleurs: premieres, dessinee, ressenti: await ressenti() }
  await close()
  return visite
}

async function measureVisites(browser: Browser, racine: string, temoin: string): Promise<void> {
  const [cartable, vide]: [Visite[], Visite[]] = [[], []]
  for (let passe = 0; passe < PASSES; passe += 1) {
    vide.push(await visit(browser, temoin, null))
    cartable.push(await visit(browser, racine, '.carte-immediate .fixe-aire[fill^="#"]'))
  }
  const tell = (nom: string, read: (visite: Visite) => number, unite: string, decimales = 0) =>
    ligne(nom, mediane(cartable.map(read)), mediane(vide.map(read)), unite, decimales)
  const horsPolices = ({ octets, octetsPolices }: Cout) => (octets - octetsPolices) / 1000
  console.log(`${'médianes'.padEnd(46)}${'Cartable'.padStart(16)}${'MapLibre vide'.padStart(16)}`)
  tell('première carte, hors polices', ({ premiere }) => horsPolices(premiere), 'ko')
  tell('première carte, requêtes', ({ premiere }) => premiere.requetes, '')
  tell('carte dessinée par le moteur, hors polices', ({ tout }) => horsPolices(tout), 'ko')
  tell('carte dessinée par le moteur, requêtes', ({ tout }) => tout.requetes, '')
  tell('premières couleurs', ({ couleurs }) => couleurs, 'ms')
  tell('moteur au repos', ({ dessinee }) => dessinee, 'ms')
  tell('LCP', ({ ressenti }) => ressenti.lcp, 'ms')
  tell('CLS', ({ ressenti }) => ressenti.cls, '', 3)
  tell('tâches de plus de 50 ms', ({ ressenti }) => ressenti.taches, '')
  tell('temps de blocage', ({ ressenti }) => ressenti.blocage, 'ms')
  const poids = mediane(cartable.map(({ premiere }) => premiere.octets - premiere.octetsPolices))
  if (poids > BUDGET_PREMIERE_CARTE) throw new Error(`première carte : ${poids} octets, plus que le budget`)
}

async function tellGestes(browser: Browser, racine: string): Promise<void> {
  const gestes: Gestes[] = []
  for (let passe = 0; passe < PASSES; passe += 1) gestes.push(await measureGestes(browser, racine))
  ligne('du clic sur un niveau à la carte colorée', mediane(gestes.map((g) => g.niveau)), null, 'ms')
  ligne('établissements situés', mediane(gestes.map((g) => g.points)), null, '')
  ligne('survol parmi eux, médiane', mediane(gestes.map((g) => g.survol)), null, 'ms')
  ligne('classe isolée : dans la légende', mediane(gestes.map((g) => g.classe)), null, 'ms')
  ligne('classe isolée : carte redessinée', mediane(gestes.map((g) => g.repeinte)), null, 'ms')
  ligne('requêtes pendant les survols', Math.max(...gestes.map((g) => g.requetes)), null, '')
  ligne('commune : classe isolée dans la légende', mediane(gestes.map((g) => g.commune.classe)), null, 'ms')
  ligne('commune : carte redessinée', mediane(gestes.map((g) => g.commune.repeinte)), null, 'ms')
}

function ligne(nom: string, cartable: number, vide: number | null, unite: string, decimales = 0): void {
  const write = (valeur: number | null): string =>
    (valeur === null ? '' : `${valeur.toFixed(decimales)} ${unite}`.trim()).padStart(16)
  console.log(nom.padEnd(46) + write(cartable) + write(vide))
}

/** What readers do, in milliseconds. */
interface Gestes {
  niveau: number
  points: number
  survol: number
  classe: number
  repeinte: number
  requetes: number
  /** The same gesture among the 35,000 communes. */
  commune: Isolement
}

/** A click on a class: until the legend shows it, and until the others have left the map. */
interface Isolement {
  classe: number
  repeinte: number
}

async function measureGestes(browser: Browser, racine: string): Promise<Gestes> {
  const { page, cout, close } = await openMesuree(browser, racine)
  await page.goto('/?indicateur=ips')
  await page.waitForSelector('.carte[data-dessinee="true"]')
  const niveau = await time(page, 'input[value="region"]', 'region')
  // From here schools are points: every one of the country is in the page.
  await page.goto('/?indicateur=ips&niveau=etablissement&position=48.8,2.3,8.00')
  await page.waitForSelector('.carte[data-dessinee="true"]')
  await page.waitForSelector('.legende-ligne')
  const points = await page.evaluate(
    async () => (await (await fetch('/api/v1/etablissements/positions')).json()).codes.length,
  )
  await page.waitForTimeout(1500)
  const avant = cout().requetes
  const survols = await hover(page)
  const requetes = cout().requetes - avant
  const { classe, repeinte } = await isolate(page)
  await page.goto('/?indicateur=ips&niveau=commune&position=46.6,2.3,6.00')
  await page.waitForSelector('.carte[data-dessinee="true"]')
  await page.waitForSelector('.legende-ligne')
  await page.waitForTimeout(1500)
  const commune = await isolate(page)
  await close()
  return { niveau, points, survol: mediane(survols), classe, repeinte, requetes, commune }
}

const isolate = (page: Page): Promise<Isolement> =>
  page.evaluate(async () => {
    const { carte } = document.querySelector('.carte-toile') as Toile
    const bouton = document.querySelector<HTMLElement>('.legende-ligne[data-classe="2"]')
    const image = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    const peinte = new Promise((done) => void carte.once('render', done))
    const depart = performance.now()
    // Asked for before the page asks for a frame of its own, and told by a message, which goes before its timers.
    const montree = new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = done
        port2.postMessage(null)
      }),
    )
    bouton?.click()
    await montree
    while (bouton?.ariaPressed !== 'true') await image()
    const classe = performance.now() - depart
    await peinte
    // The frame after the one that draws it only begins once the drawing is done.
    await image()
    return { classe, repeinte: performance.now() - depart }
  })

type Toile = HTMLElement & {
  carte: {
    once(type: 'render', then: (value?: unknown) => void): unknown
    queryRenderedFeatures(options: { layers: string[] }): { id: string }[]
    getFeatureState(feature: { source: string; sourceLayer: string; id: string }): { c?: number }
  }
}

/** From a click on a level until its territories are drawn in their colours. */
const time = (page: Page, bouton: string, niveau: string): Promise<number> =>
  page.evaluate(
    async ({ selecteur, source }) => {
      const { carte } = document.querySelector('.carte-toile') as Toile
      const coloree = (): boolean => {
        const [forme] = carte.queryRenderedFeatures({ layers: [`${source}:couleur`] })
        return forme
          ? carte.getFeatureState({ source, sourceLayer: source, id: forme.id }).c !== undefined
          : false
      }
      const depart = performance.now()
      document.querySelector<HTMLElement>(selecteur)?.click()
      while (!coloree()) await new Promise((done) => requestAnimationFrame(done))
      return performance.now() - depart
    },
    { selecteur: bouton, source: niveau },
  )

/** Time that each move of the pointer takes to be answered: the next frame is drawn, its tooltip with it. */
const hover = (page: Page): Promise<number[]> =>
  page.evaluate(async (nombre) => {
    const canvas = document.querySelector('.carte-toile canvas') as HTMLCanvasElement
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const mesures: number[] = []
    for (let i = 0; i < nombre; i += 1) {
      const [clientX, clientY] = [
        left + (width * (i + 1)) / (nombre + 2),
        top + height * (0.3 + (i % 7) / 18),
      ]
      const depart = performance.now()
      canvas.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true }))
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      mesures.push(performance.now() - depart)
    }
    return mesures
  }, SURVOLS)
