import { describe, expect, test } from 'vitest'
import { decodeCurseur, encodeCurseur } from '../../server/contract/pagination.ts'
import { html } from '../../server/documentation/html.ts'
import { normaliseUrl } from '../../server/plugins/cache-http.ts'
import { negotiate } from '../../server/plugins/encodage.ts'
import { confianceProxies } from '../../server/plugins/proxies.ts'
import { duree } from '../../server/start/suivi.ts'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, br', 'br'],
  ['br;q=0.1, gzip', 'gzip'],
  ['BR;Q=1', 'br'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['deflate, zstd', 'identity'],
  ['gzip;q=zzz', 'identity'],
] as const)('Accept-Encoding « %s » gets %s', (accept, attendu) => {
  expect(negotiate(accept)).toBe(attendu)
})

test('an address has one writing', () => {
  expect(normaliseUrl('/api/x?b=2&a=1')).toBe('/api/x?a=1&b=2')
  expect(normaliseUrl('/api/x?a=%31&b=2')).toBe('/api/x?a=1&b=2')
  expect(normaliseUrl('/api/x?')).toBe('/api/x')
})

describe('a cursor', () => {
  test('comes back as it went', () => {
    expect(decodeCurseur(encodeCurseur(['commune', '2A004']), 2)).toEqual(['commune', '2A004'])
  })
  test.each(['', 'e30', 'WzFd', '####'])('« %s » is not one', (texte) => {
    expect(decodeCurseur(texte, 1)).toBeNull()
  })
})

test('only as many hops as there are proxies are believed, and only from the neighbourhood', () => {
  const deux = confianceProxies(2)
  expect(deux('127.0.0.1', 0)).toBe(true)
  expect(deux('::1', 0)).toBe(true)
  expect(deux('203.0.113.7', 0)).toBe(false)
  expect(deux('203.0.113.7', 1)).toBe(true)
  expect(deux('10.0.0.1', 2)).toBe(false)
  expect(deux('pas une adresse', 0)).toBe(false)
})

test('what is inserted in a page is escaped once', () => {
  const nom = '<b>"l\'été" & co</b>'
  expect(html`<p title="${nom}">${html`<i>${nom}</i>`}${[1, null, false]}</p>`.texte).toBe(
    '<p title="&lt;b&gt;&quot;l&#39;été&quot; &amp; co&lt;/b&gt;"><i>&lt;b&gt;&quot;l&#39;été&quot; &amp; co&lt;/b&gt;</i>1</p>',
  )
})

test('durations are written in French', () => {
  expect(duree(850.4)).toBe('850 ms')
  expect(duree(8249)).toBe('8,2 s')
})
