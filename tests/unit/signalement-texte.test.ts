import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { constater, isMemeValeur } from '../../data/catalogue/model/boucle.ts'
import { isSolution, searchSolution } from '../../data/catalogue/model/defi.ts'
import { distanceM, isEnFrance } from '../../data/catalogue/model/etendue.ts'
import { sha256 } from '../../data/catalogue/model/sha256.ts'
import { motifDeRetenue } from '../../data/catalogue/model/texte-personnel.ts'

describe('free text held for a moderator', () => {
  const CONNUS = ['École Jules Ferry', 'Saint-Jacques-de-la-Lande']
  test.each([
    ['Écrivez à jean.dupont@exemple.fr', 'courriel'],
    ['jean (at) exemple.fr', 'courriel'],
    ['Appelez le 06 12 34 56 78', 'telephone'],
    ['Tel : 0612345678.', 'telephone'],
    ['+33 6 12 34 56 78', 'telephone'],
    ['Voir https://exemple.fr/photo', 'adresse_web'],
    ['Mme Le Gall me l’a dit', 'nom_de_personne'],
    ['monsieur le Directeur', 'nom_de_personne'],
    ['D’après Anne Martin, c’est faux', 'nom_de_personne'],
    ['Jean DUPONT', 'nom_de_personne'],
    ['Marie de la Tour', 'nom_de_personne'],
    ['L’école Jules Ferry de Saint-Jacques-de-la-Lande a 12 tablettes', null],
    ['La fibre est là depuis le 12 mars 2025, 100 Mbit/s.', null],
    ['Le Wi-Fi couvre toutes les salles. Le débit est faux.', null],
    ['12 345 678 90', null],
    ['', null],
  ])('« %s » : %s', (texte, motif) => {
    expect(motifDeRetenue(texte, CONNUS)).toBe(motif)
  })
})

describe('proof of work', () => {
  const hex = (mots: Uint32Array) => [...mots].map((mot) => mot.toString(16).padStart(8, '0')).join('')
  test('the hash is SHA-256, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (texte) => {
        const sur = texte.replace(/\p{Cs}/gu, '')
        expect(hex(sha256(sur))).toBe(createHash('sha256').update(sur).digest('hex'))
      }),
    )
    for (const taille of [55, 56, 63, 64, 65, 119, 120])
      expect(hex(sha256('a'.repeat(taille)))).toBe(
        createHash('sha256').update('a'.repeat(taille)).digest('hex'),
      )
  })

  test('an answer is found by trying, and is that of one challenge only', () => {
    const solution = searchSolution('un-defi', 12, 0, 1_000_000)
    expect(solution).not.toBeNull()
    expect(isSolution('un-defi', String(solution), 12)).toBe(true)
    expect(isSolution('un-autre', String(solution), 12)).toBe(false)
    expect(searchSolution('un-defi', 32, 0, 10)).toBeNull()
  })
})

describe('the end of the loop', () => {
  test.each([
    [12, 12, true],
    [104.25, 104.250000001, true],
    [104.2, 104.3, false],
    ['12 RUE DES LILAS', '12, rue des Lilas', true],
    ['École', 'Ecole', true],
    ['A', 'B', false],
    ['!', '?', false],
    [true, 'true', true],
    [false, true, false],
    [null, null, true],
    [null, 0, false],
    [{ longitude: -1.68, latitude: 48.11 }, { longitude: -1.6801, latitude: 48.1101 }, true],
    [{ longitude: -1.68, latitude: 48.11 }, { longitude: -1.69, latitude: 48.11 }, false],
  ])('%j and %j are the same: %s', (a, b, meme) => {
    expect(isMemeValeur(a, b)).toBe(meme)
    expect(isMemeValeur(b, a)).toBe(meme)
  })

  test('a publication resolves, changes or leaves a report as it is', () => {
    const tell = (proposee: number | null, connue: number | null, nouvelle: number | null) =>
      constater('valeur', { proposee, connue, nouvelle })
    expect(tell(40, 12, 40)).toBe('resolu')
    expect(tell(40, 12, 12)).toBe('inchange')
    expect(tell(40, 12, 30)).toBe('change')
    expect(tell(40, 12, null)).toBe('change')
    expect(tell(null, 12, 30)).toBe('change')
    expect(tell(null, null, null)).toBe('inchange')
    const accent = (nouvelle: string) => constater('valeur', { proposee: 'École', connue: 'Ecole', nouvelle })
    expect([accent('ECOLE'), accent('École'), accent('Lycée')]).toEqual(['inchange', 'resolu', 'change'])
    const la = (genre: 'manquant' | 'ferme', nouvelle: boolean | null) =>
      constater(genre, { proposee: null, connue: null, nouvelle })
    expect([la('manquant', true), la('manquant', false)]).toEqual(['resolu', 'inchange'])
    expect([la('ferme', true), la('ferme', false)]).toEqual(['inchange', 'resolu'])
  })
})

describe('where France is', () => {
  test.each([
    ['Rennes', -1.68, 48.11, true],
    ['Ajaccio', 8.74, 41.92, true],
    ['Saint-Denis de La Réunion', 55.45, -20.88, true],
    ['Cayenne', -52.33, 4.92, true],
    ['Papeete', -149.57, -17.53, true],
    ['Mata-Utu', -176.17, -13.28, true],
    ['Rennes, its coordinates swapped', 48.11, -1.68, false],
    ['nowhere', 0, 0, false],
    ['Berlin', 13.4, 52.5, false],
  ])('%s', (_lieu, longitude, latitude, dedans) => {
    expect(isEnFrance({ longitude, latitude })).toBe(dedans)
  })

  test('distances are those of a globe', () => {
    const paris = { longitude: 2.3522, latitude: 48.8566 }
    expect(distanceM(paris, { longitude: 4.8357, latitude: 45.764 }) / 1000).toBeCloseTo(391.5, 0)
    expect(distanceM(paris, paris)).toBe(0)
  })
})
