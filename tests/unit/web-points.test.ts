import fc from 'fast-check'
import { expect, it } from 'vitest'
import { worldX } from '../../data/dessin/mercator.ts'
import { ABSENCES } from '../../web/legende/absences.ts'
import type { Serie } from '../../web/legende/serie.ts'
import { cut } from '../../web/map/points-gl.ts'
import { CHOISI, classeDOctet, HORS_SERIE, octetsOf, paletteOf } from '../../web/map/points-palette.ts'
import { teintesOf } from '../../web/map/teintes.ts'

const SERIE = {
  rangs: new Map([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]),
  classes: Int8Array.of(0, -3, 1),
  classement: { classes: [{ couleur: '#ff0000' }, { couleur: '#0000ff' }] },
} as unknown as Serie
const SEMIS = { codes: ['c', 'ailleurs', 'b', 'a'], x: [0, 0, 0, 0], y: [0, 0, 0, 0] }
const CLAIR = teintesOf(false)

/** The four numbers of a byte. */
const read = (couleurs: Float32Array, octet: number): number[] => [
  ...couleurs.slice(4 * octet, 4 * octet + 4),
]
const octetDe = (classe: number): number => classe + ABSENCES.length

it('gives each school the byte of its class, and that of what is not drawn to the others', () => {
  const octets = octetsOf(SEMIS, SERIE)
  expect(octets[1]).toBe(HORS_SERIE)
  expect([0, 2, 3].map((i) => classeDOctet(octets[i] ?? HORS_SERIE))).toEqual([1, -3, 0])
  expect([...octetsOf(SEMIS, null)]).toEqual(Array(4).fill(HORS_SERIE))
})

it('fills a value, leaves an absence hollow, and gives nothing to a class set aside nor to what is left out', () => {
  const { fond, contour } = paletteOf(SERIE, null, CLAIR)
  expect(read(fond, octetDe(1))).toEqual([0, 0, 1, 1])
  expect(read(fond, octetDe(-3))).toEqual([0, 0, 0, 0])
  expect(read(contour, octetDe(-3))[3]).toBe(1)
  // Multiplied by its opacity, as blending expects.
  const [r = 0, , , a = 0] = read(contour, octetDe(0))
  expect(a).toBeCloseTo(0.6)
  expect(r).toBeCloseTo((28 / 255) * 0.6)
  expect([...read(fond, HORS_SERIE), ...read(contour, HORS_SERIE)]).toEqual(Array(8).fill(0))

  const isolee = paletteOf(SERIE, new Set([1]), CLAIR)
  expect(read(isolee.contour, octetDe(0))).toEqual([0, 0, 0, 0])
  expect(read(isolee.contour, octetDe(-3))).toEqual([0, 0, 0, 0])
  expect(read(isolee.fond, octetDe(1))).toEqual([0, 0, 1, 1])
  expect(read(isolee.contour, CHOISI)[3]).toBe(1)
})

it('places schools to a hundredth of a pixel at the nearest zoom, in numbers of 32 bits', () => {
  const cote = 512 * 2 ** 16
  fc.assert(
    fc.property(
      fc.double({ min: -62, max: 56, noNaN: true }),
      fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      (lng, ecart) => {
        const [centre, ecole] = [worldX(lng), worldX(lng + ecart)]
        const [haut = 0, , bas = 0] = cut([ecole], [0])
        const [centreHaut = 0, , centreBas = 0] = cut([centre], [0])
        const rendu = Math.fround(Math.fround(haut - centreHaut) + Math.fround(bas - centreBas))
        expect(Math.abs(rendu - (ecole - centre)) * cote).toBeLessThan(0.01)
      },
    ),
  )
})
