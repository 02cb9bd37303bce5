import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { Chrono, consoleJournal } from '../../etl/progress.ts'

/** An output that keeps what is written. */
function output(isTTY: boolean) {
  const text: string[] = []
  const stream = Object.assign(new EventEmitter(), { isTTY, write: (chunk: string) => text.push(chunk) })
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text.join('') }
}

describe('journal', () => {
  it('draws no bar where there is no terminal', () => {
    const { stream, text } = output(false)
    const journal = consoleJournal(stream)
    journal.progress('lecture', 0.5)
    journal.line('fini')
    expect(text()).toBe('fini\n')
  })

  it('draws the share done, and wipes it before a line', () => {
    const { stream, text } = output(true)
    const journal = consoleJournal(stream)
    journal.progress('lecture', 0.5)
    expect(text()).toContain(`${'█'.repeat(12)}${'░'.repeat(12)}  50 % lecture`)
    journal.line('fini')
    expect(text().endsWith('\r\u001b[2Kfini\n')).toBe(true)
  })

  it.each([
    [3, '100 %'],
    [-1, '0 %'],
    [Number.NaN, '0 %'],
  ])('never shows a share of %d', (share, shown) => {
    const { stream, text } = output(true)
    consoleJournal(stream).progress('lecture', share)
    expect(text()).toContain(` ${shown} lecture`)
  })

  it('survives a reader that goes away', () => {
    const { stream } = output(false)
    consoleJournal(stream)
    expect(() => stream.emit('error', new Error('EPIPE'))).not.toThrow()
  })
})

describe('durations', () => {
  it('add up by step, failures included', async () => {
    const chrono = new Chrono()
    await expect(chrono.time('lire', async () => 'lu')).resolves.toBe('lu')
    const before = chrono.durees.lire ?? Number.NaN
    await expect(
      chrono.time('lire', () => new Promise((_, reject) => setTimeout(reject, 30, new Error('panne')))),
    ).rejects.toThrow('panne')
    expect((chrono.durees.lire ?? 0) - before).toBeGreaterThanOrEqual(25)
  })
})
