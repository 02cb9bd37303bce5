import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { readConfig } from '../../config.ts'
import { unpackChromium } from './chromium-package.ts'
import { once } from './once.ts'

const run = promisify(execFile)

/** Silent on the network, and drawing WebGL in software, which headless machines need to show a map. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Debian turns it on for every page: drawn by the software card too, a page keeps the map waiting 5 s for its context.
  '--disable-gpu-rasterization',
]

/** A browser proved to start and to draw. */
export interface Chromium {
  path: string
  /** Where it comes from and its version, for the log. */
  origin: string
  args: string[]
}

/** A place where a browser may be; it is only asked for its paths when the previous places had none. */
export interface Candidate {
  origin: string
  paths(): Promise<string[]>
}

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]
const FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/snap/bin', '/opt/google/chrome']
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

async function installed(): Promise<string[]> {
  const paths = [...COMMANDS.flatMap((name) => FOLDERS.map((folder) => join(folder, name))), ...MAC]
  const found = await Promise.all(
    paths.map((path) =>
      access(path, constants.X_OK).then(
        () => path,
        () => null,
      ),
    ),
  )
  return found.filter((path) => path !== null)
}

async function installFromDebian(): Promise<string[]> {
  if (process.getuid?.() !== 0) throw new Error('installing it takes root')
  await access('/etc/debian_version').catch(() => Promise.reject(new Error('this system is not Debian')))
  console.log('Chromium: installing the Debian package…')
  await run('apt-get', ['update'])
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { maxBuffer: 2 ** 26 })
  return installed()
}

function candidates(): Candidate[] {
  const configured = readConfig().chromePath
  const chosen = { origin: 'CHROME_PATH', paths: async () => (configured === null ? [] : [configured]) }
  return [
    chosen,
    { origin: 'system', paths: installed },
    { origin: 'npm package @sparticuz/chromium', paths: unpackChromium },
    { origin: 'Debian package', paths: installFromDebian },
  ]
}

/**
 * Proves a browser by using it: it starts, shows a page and gives a WebGL 2 context.
 * @returns its version.
 */
export async function proveChromium(path: string): Promise<string> {
  const browser = await chromium.launch({ executablePath: path, args: CHROMIUM_ARGS, timeout: 30_000 })
  try {
    const page = await browser.newPage()
    const draws = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)
    if (!draws) throw new Error('no WebGL 2 context')
    return browser.version()
  } finally {
    await browser.close()
  }
}

/** Why a trial failed, on one line. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const useful = text.split('\n').find((line) => /error while loading|not found|no WebGL|ENOENT/i.test(line))
  return (useful ?? text.split('\n')[0] ?? '').trim()
}

/**
 * Tries the candidates in order and keeps the first that is proved.
 * @throws Error listing everything that was tried and why it failed.
 */
export async function firstWorking(
  list: Candidate[],
  prove: (path: string) => Promise<string>,
  log: (line: string) => void,
): Promise<Chromium> {
  const failures: string[] = []
  const note = (line: string) => {
    failures.push(line)
    log(`Chromium: ${line}`)
  }
  for (const { origin, paths } of list) {
    try {
      const found = await paths()
      if (found.length === 0) note(`${origin}: none`)
      for (const path of found) {
        const version = await prove(path).catch((error) => note(`${origin}: ${path}: ${reason(error)}`))
        if (typeof version === 'string')
          return { path, origin: `${origin}, version ${version}`, args: CHROMIUM_ARGS }
      }
    } catch (error) {
      note(`${origin}: ${reason(error)}`)
    }
  }
  throw new Error(
    `No Chromium could be started. Set CHROME_PATH, or install one. Tried:\n- ${failures.join('\n- ')}`,
  )
}

async function search(): Promise<Chromium> {
  const found = await firstWorking(candidates(), proveChromium, console.log)
  console.log(`Chromium: using ${found.path} (${found.origin})`)
  return found
}

/**
 * Finds a Chromium for the browser tests, once per process: CHROME_PATH, then the system's, then the npm package's,
 * then Debian's, which it installs when it may.
 * @throws Error listing what was tried when none starts.
 */
export function findChromium(): Promise<Chromium> {
  return once('chromium', search)
}
