import type { TestProject } from 'vitest/node'
import { type Chromium, findChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Chromium
  }
}

/** Vitest's setup of the browser tests: without a browser they fail, they are not skipped. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium())
}
