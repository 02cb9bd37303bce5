import { describe, expect, it } from 'vitest'
import { type CountedModule, lastLine, succeeded, tally } from '../support/tally.ts'

const module = (relativeModuleId: string, state: 'passed' | 'failed', tests: [string, string, string?][]) =>
  ({
    relativeModuleId,
    state: () => state,
    children: {
      *allTests() {
        for (const [fullName, status, note] of tests)
          yield { fullName, result: () => ({ state: status, note }) }
      },
    },
  }) satisfies CountedModule

describe('the totals of a run', () => {
  it('count passed, failed and skipped tests of every file, with the reasons', () => {
    const modules = [
      module('a.test.ts', 'failed', [
        ['un', 'passed'],
        ['deux', 'failed'],
      ]),
      module('b.test.ts', 'passed', [
        ['trois', 'skipped', 'takes root'],
        ['quatre', 'skipped'],
        ['cinq', 'passed'],
      ]),
    ]
    const total = tally(modules, 0)
    const reasons = ['b.test.ts > trois: takes root', 'b.test.ts > quatre: no reason given']
    expect(total).toEqual({ passed: 2, failed: 1, skipped: 2, reasons })
    expect(lastLine(total)).toBe('2 passed, 1 failed, 2 skipped')
    expect(succeeded(total)).toBe(false)
  })

  it('count a file that could not be loaded, a test that never ended, and an error outside tests', () => {
    expect(tally([module('a.test.ts', 'failed', [])], 0).failed).toBe(1)
    expect(tally([module('a.test.ts', 'failed', [['un', 'pending']])], 0).failed).toBe(1)
    expect(tally([module('a.test.ts', 'passed', [['un', 'passed']])], 1)).toMatchObject({
      passed: 1,
      failed: 1,
    })
  })

  it('are a success only if something ran', () => {
    const nothing = tally([], 0)
    expect(lastLine(nothing)).toBe('0 passed, 0 failed')
    expect(succeeded(nothing)).toBe(false)
    expect(succeeded(tally([module('a.test.ts', 'passed', [['un', 'passed']])], 0))).toBe(true)
  })
})
