import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const support = (name: string) => fileURLToPath(new URL(`./support/${name}`, import.meta.url))

/** One project per kind of test, named after its folder; `setup` runs once before the tests that need it. */
function project(name: string, setup: string[] = []) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      globalSetup: setup.map(support),
      // Loading the application anew for each file took more time than its tests: files of a worker share its modules.
      isolate: false,
    },
  }
}

const web = project('web', ['postgres-setup.ts', 'chromium-setup.ts'])

export default defineConfig({
  root,
  // Component tests are compiled like the site.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Only what hangs is to be stopped: on a machine that has other things to do, all takes several times longer.
    testTimeout: 600_000,
    // Two on two cores, where the default is one: a test waits for PostgreSQL half of its time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The first file of a run loads the demonstration.
    hookTimeout: 900_000,
    slowTestThreshold: 2_000,
    // A second is short for a page on a busy machine; what never comes still fails.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      project('unit'),
      project('architecture'),
      project('etl', ['postgres-setup.ts']),
      project('api', ['postgres-setup.ts']),
      project('db', ['postgres-setup.ts']),
      // After everything else: a browser that draws maps in software leaves little to others.
      {
        ...web,
        test: {
          ...web.test,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
