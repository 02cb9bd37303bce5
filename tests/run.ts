import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createVitest } from 'vitest/node'
import { PROJECT_ROOT } from '../config.ts'
import { findChromium } from './support/chromium.ts'
import { lastLine, succeeded, type Tally, tally } from './support/tally.ts'

/** `npm test [file filter…]`: every kind of test, a real browser included, then one line of totals. */

const BROKEN: Tally = { passed: 0, failed: 1, skipped: 0, reasons: [] }

function buildSite(): Promise<void> {
  const vite = join(PROJECT_ROOT, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the site could not be built (${code})`)),
    )
  })
}

async function runTests(filters: string[]): Promise<Tally> {
  const vitest = await createVitest('test', {
    config: 'tests/vitest.config.ts',
    root: PROJECT_ROOT,
    watch: false,
  })
  try {
    const { testModules, unhandledErrors } = await vitest.start(filters)
    return tally(testModules, unhandledErrors.length)
  } finally {
    await vitest.close()
  }
}

async function main(filters: string[]): Promise<Tally> {
  const needsBrowser = filters.length === 0 || filters.some((filter) => filter.includes('web'))
  if (needsBrowser) {
    await findChromium()
    if (existsSync(join(PROJECT_ROOT, 'web/vite.config.ts'))) await buildSite()
  }
  return runTests(filters)
}

/** Prints the totals last of all, then leaves, whatever is still open. */
function finish(total: Tally): void {
  for (const reason of total.reasons) console.log(`Skipped: ${reason}`)
  process.stdout.write(`${lastLine(total)}\n`, () => process.exit(succeeded(total) ? 0 : 1))
}

function abort(error: unknown): void {
  console.error(error)
  finish(BROKEN)
}

process.once('uncaughtException', abort)
main(process.argv.slice(2)).then(finish, abort)
