import { describe, expect, it } from 'vitest'
import type { Repertoire } from '../../server/contract/repertoire.ts'
import { fenetreOf, placeVoulue } from '../../web/components/tableau/fenetre.ts'
import type { Serie } from '../../web/legende/serie.ts'
import { type ChoixLignes, motsCherches, sortLignes } from '../../web/state/lignes.ts'

const repertoire = {
  niveau: 'commune',
  codes: ['35047', '35069', '22278', '35288'],
  noms: ['Bruz', 'Châteaugiron', 'Saint-Brieuc', 'Saint-Malo'],
  lieux: [1, 1, 0, 1],
  lieux_codes: ['22', '35'],
  lieux_noms: ['Côtes-d’Armor', 'Ille-et-Vilaine'],
  lieux_departements: ['22', '35'],
} as unknown as Repertoire
/** Châteaugiron is left out of the series; Bruz has no value. */
const serie = {
  valeurs: { valeurs: [3, null, 12], couverture: [1, 0, 0.5] },
  classes: Int8Array.of(0, -3, 1),
  rangs: new Map([
    ['22278', 0],
    ['35047', 1],
    ['35288', 2],
  ]),
} as unknown as Serie
const TOUT: ChoixLignes = { departements: null, q: null, classes: null, tri: 'nom' }
const sort = (choix: Partial<ChoixLignes>, noms = repertoire) =>
  [...sortLignes(noms, serie, { ...TOUT, ...choix }).ordre].map((i) => noms.noms[i])

describe('the lines of a table', () => {
  it('come in the order of names, and backwards', () => {
    expect(sort({})).toEqual(repertoire.noms)
    expect(sort({ tri: '-nom' })).toEqual(repertoire.noms.toReversed())
  })

  it('put what has no number last in both directions, in the order of names', () => {
    expect(sort({ tri: 'valeur' })).toEqual(['Saint-Brieuc', 'Saint-Malo', 'Bruz', 'Châteaugiron'])
    expect(sort({ tri: '-valeur' })).toEqual(['Saint-Malo', 'Saint-Brieuc', 'Bruz', 'Châteaugiron'])
    expect(sort({ tri: 'couverture' })).toEqual(['Bruz', 'Saint-Malo', 'Saint-Brieuc', 'Châteaugiron'])
  })

  it('are sorted by code and by place', () => {
    expect(sort({ tri: 'code' })[0]).toBe('Saint-Brieuc')
    expect(sort({ tri: '-lieu' })).toEqual(['Bruz', 'Châteaugiron', 'Saint-Malo', 'Saint-Brieuc'])
  })

  it('are found by name, place or code, whatever the accents', () => {
    expect(sort({ q: 'chateau' })).toEqual(['Châteaugiron'])
    expect(sort({ q: 'st ille' })).toEqual(['Saint-Malo'])
    expect(sort({ q: '22278' })).toEqual(['Saint-Brieuc'])
    expect(sort({ departements: new Set(['35']), q: 'saint' })).toEqual(['Saint-Malo'])
    // One letter is not looked for by the API either: the file would not be what the table shows.
    expect(sort({ q: 'z' })).toHaveLength(4)
    expect(motsCherches('  ?! ')).toEqual([])
  })

  it('are those of the classes kept in the legend, and say how many there are in all', () => {
    expect(sort({ classes: new Set([1]) })).toEqual(['Saint-Malo'])
    // What the series leaves out has nobody to ask: it is of the class « sans objet ».
    expect(sort({ classes: new Set([-3, -5]) })).toEqual(['Bruz', 'Châteaugiron'])
    const { toutesClasses } = sortLignes(repertoire, serie, { ...TOUT, q: 'saint', classes: new Set([1]) })
    expect(toutesClasses).toBe(2)
  })

  it('leave out the schools that the series is not about, and keep such territories', () => {
    const ecoles = { ...repertoire, niveau: 'etablissement' } as Repertoire
    expect(sort({}, ecoles)).toEqual(['Bruz', 'Saint-Brieuc', 'Saint-Malo'])
  })
})

describe('the window over the lines', () => {
  it('holds what is in sight, whatever the scroll, and never more than there is', () => {
    for (const haut of [0, 1, 799, 36 * 500, 36 * 59_990]) {
      const { debut, fin } = fenetreOf(haut, 20, 36, 60_000)
      expect(debut).toBeLessThanOrEqual(Math.floor(haut / 36))
      expect(fin).toBeGreaterThanOrEqual(Math.min(60_000, Math.ceil(haut / 36) + 20))
      expect(fin - debut).toBeLessThan(60)
    }
    expect(fenetreOf(5000, 20, 36, 3)).toEqual({ debut: 3, fin: 3 })
  })

  it('scrolls no more than it must', () => {
    const vue = { haut: 360, taille: 360 }
    expect(placeVoulue(vue, 12, 36)).toBe(360)
    expect(placeVoulue(vue, 9, 36)).toBe(324)
    expect(placeVoulue(vue, 20, 36)).toBe(396)
    // Far away, the line comes to the middle.
    expect(placeVoulue(vue, 1000, 36)).toBe(36_000 - 180)
  })
})
