import { describe, expect, test } from 'vitest'
import { Memoire } from '../../server/queries/memoire.ts'

describe('a bounded memory', () => {
  test('keeps what it is given, and counts it once', () => {
    const memoire = new Memoire<string>(80)
    memoire.set('a', 'un', 10)
    memoire.set('a', 'deux', 6)
    expect(memoire.get('a')).toBe('deux')
    expect(memoire.octets).toBe(6)
    memoire.delete('a')
    expect(memoire.get('a')).toBeUndefined()
    expect(memoire.octets).toBe(0)
  })

  test('lets go of what came first, but not of what is read', () => {
    const memoire = new Memoire<number>(40)
    for (let cle = 0; cle < 8; cle += 1) memoire.set(String(cle), cle, 5)
    expect(memoire.octets).toBe(40)
    expect(memoire.get('0')).toBe(0)
    memoire.set('8', 8, 5)
    expect(memoire.get('0')).toBe(0)
    expect(memoire.get('1')).toBeUndefined()
    expect(memoire.octets).toBe(40)
  })

  test('makes room even when everything in it has been read', () => {
    const memoire = new Memoire<number>(40)
    for (let cle = 0; cle < 8; cle += 1) memoire.set(String(cle), cle, 5)
    for (let cle = 0; cle < 8; cle += 1) memoire.get(String(cle))
    for (let cle = 8; cle < 16; cle += 1) {
      memoire.set(String(cle), cle, 5)
      expect(memoire.get(String(cle))).toBe(cle)
    }
    expect(memoire.octets).toBe(40)
    expect(memoire.get('0')).toBeUndefined()
  })

  test('does not take what would push out too much', () => {
    const memoire = new Memoire<string>(80)
    memoire.set('grand', 'x', 11)
    expect(memoire.get('grand')).toBeUndefined()
    expect(memoire.octets).toBe(0)
  })
})
