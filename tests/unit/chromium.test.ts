import { describe, expect, it } from 'vitest'
import { isForeign } from '../support/browser.ts'
import { type Candidate, firstWorking } from '../support/chromium.ts'

const at = (origin: string, ...paths: string[]): Candidate => ({ origin, paths: async () => paths })
const broken: Candidate = { origin: 'paquet', paths: () => Promise.reject(new Error('no archive')) }

async function prove(path: string): Promise<string> {
  if (path.startsWith('/bon')) return '147.0'
  throw new Error(`launch failed\n[err] ${path}: error while loading shared libraries: libnss3.so`)
}

describe('the search for a browser', () => {
  it('keeps the first that works, saying why the others do not', async () => {
    const lines: string[] = []
    const list = [at('CHROME_PATH'), at('system', '/mauvais'), broken, at('Debian', '/bon/1', '/bon/2')]
    const found = await firstWorking(list, prove, (line) => lines.push(line))
    expect(found).toMatchObject({ path: '/bon/1', origin: 'Debian, version 147.0' })
    expect(lines).toEqual([
      'Chromium: CHROME_PATH: none',
      'Chromium: system: /mauvais: [err] /mauvais: error while loading shared libraries: libnss3.so',
      'Chromium: paquet: no archive',
    ])
  })

  it('does not look further once it has one', async () => {
    let asked = false
    const last: Candidate = {
      origin: 'Debian',
      paths: async () => {
        asked = true
        return []
      },
    }
    await firstWorking([at('system', '/bon'), last], prove, () => undefined)
    expect(asked).toBe(false)
  })

  it('fails by listing everything it tried', async () => {
    const attempt = firstWorking([at('system', '/mauvais'), broken], prove, () => undefined)
    await expect(attempt).rejects.toThrow(/CHROME_PATH[\s\S]*\/mauvais[\s\S]*no archive/)
  })
})

describe('a request elsewhere', () => {
  it.each([
    ['http://127.0.0.1:8080/api', false],
    ['data:image/png;base64,AA', false],
    ['blob:http://127.0.0.1:8080/1', false],
    ['http://127.0.0.1:9090/', true],
    ['https://tuiles.exemple/1.png', true],
    ['wss://exemple/', true],
  ])('%s: %s', (address, foreign) => {
    expect(isForeign(address, 'http://127.0.0.1:8080')).toBe(foreign)
  })
})
