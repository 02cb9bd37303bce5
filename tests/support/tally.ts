import type { TestModule } from 'vitest/node'

/** What a run comes to. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  /** One line per skipped test: where, which, why. */
  reasons: string[]
}

/** The only parts of Vitest's modules that count; a plain object can stand for one in tests. */
export type CountedModule = Pick<TestModule, 'relativeModuleId' | 'state'> & {
  children: { allTests(): Iterable<CountedTest> }
}

/** See {@link CountedModule}. */
export interface CountedTest {
  fullName: string
  result(): { state: string; note?: string | undefined }
}

/**
 * Counts the tests of a run. A file that could not even be loaded, or an error outside any test, counts as a failure:
 * otherwise a run might say that nothing failed when part of it never took place.
 */
export function tally(modules: readonly CountedModule[], strayErrors: number): Tally {
  const total: Tally = { passed: 0, failed: strayErrors, skipped: 0, reasons: [] }
  for (const module of modules) {
    const failedBefore = total.failed
    for (const test of module.children.allTests()) {
      const { state, note } = test.result()
      if (state === 'passed') total.passed += 1
      else if (state === 'skipped') {
        total.skipped += 1
        total.reasons.push(`${module.relativeModuleId} > ${test.fullName}: ${note ?? 'no reason given'}`)
      } else total.failed += 1
    }
    if (module.state() === 'failed' && total.failed === failedBefore) total.failed += 1
  }
  return total
}

/** The last line of `npm test`: `12 passed, 0 failed`, then `, 1 skipped` if need be. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A run succeeds if nothing failed and something passed. */
export function succeeded({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0
}
