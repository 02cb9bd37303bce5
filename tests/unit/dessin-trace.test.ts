import fc from 'fast-check'
import { expect, it } from 'vitest'
import { worldX, worldY } from '../../data/dessin/mercator.ts'
import { COTE_MONDE, readTrace, tracer } from '../../data/dessin/trace.ts'
import { cadreAutour, cadreDeTrace, cadreEntourant } from '../../web/map/fixe/cadre.ts'
import { traceFrontieres } from '../../web/map/fixe/frontieres.ts'

type Anneau = [number, number][]
const grille = ([longitude, latitude]: [number, number]): [number, number] => [
  Math.round(worldX(longitude) * COTE_MONDE),
  Math.round(worldY(latitude) * COTE_MONDE),
]

it('writes rings that are read back as the points of the grid they go through', () => {
  const degres = fc.tuple(
    fc.double({ min: -60, max: 60, noNaN: true }),
    fc.double({ min: -40, max: 60, noNaN: true }),
  )
  fc.assert(
    fc.property(fc.array(degres, { minLength: 4, maxLength: 30 }), (points) => {
      const anneau: Anneau = [...points, points[0] ?? [0, 0]]
      const attendus = anneau
        .map(grille)
        .filter(([x, y], i, tous) => x !== tous[i - 1]?.[0] || y !== tous[i - 1]?.[1])
      const [lu] = readTrace(tracer([anneau]))
      // Shrunk to less than a triangle, nothing is left to be drawn.
      if (attendus.length < 4) expect(lu).toBeUndefined()
      else expect(lu).toEqual(attendus.flat())
    }),
  )
})

/** A square of one degree whose corner is there. */
const carre = (x: number, y: number): string =>
  tracer([
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ])
const cotes = (trace: string): number => trace.split('l').length - 1

it('draws the borders of groups, not those inside them', () => {
  const [a, b, c] = [carre(0, 45), carre(1, 45), carre(2, 45)]
  const piece = (trace: string, groupe?: string) => ({ trace, groupe })
  expect(cotes(traceFrontieres([piece(a, '1'), piece(b, '1'), piece(c, '1')]))).toBe(8)
  expect(cotes(traceFrontieres([piece(a, '1'), piece(b, '1'), piece(c, '2')]))).toBe(9)
  expect(cotes(traceFrontieres([piece(a, '1'), piece(b, '2'), piece(c, '3')]))).toBe(10)
  expect(traceFrontieres([])).toBe('')
})

it('frames a place as MapLibre does: 512 pixels for the world at zoom 0', () => {
  const monde = cadreAutour({ longitude: 0, latitude: 0, zoom: 0 }, { largeur: 512, hauteur: 512 })
  expect(monde).toEqual({ x: 0, y: 0, largeur: COTE_MONDE, hauteur: COTE_MONDE, pas: 64 })
  expect(cadreAutour({ longitude: 0, latitude: 0, zoom: 3 }, { largeur: 512, hauteur: 100 }).pas).toBe(8)
})

it('fits bounds inside what the edges leave', () => {
  const marge = { top: 10, right: 110, bottom: 10, left: 10 }
  const { x, largeur, pas } = cadreEntourant([-10, 0, 10, 1], marge, { largeur: 320, hauteur: 400 })
  const [ouest, est] = [worldX(-10) * COTE_MONDE, worldX(10) * COTE_MONDE]
  expect(largeur / pas).toBeCloseTo(320)
  expect((ouest - x) / pas).toBeCloseTo(10)
  expect((est - x) / pas).toBeCloseTo(210)
  const inset = cadreDeTrace(carre(55, -21), 4, { largeur: 72, hauteur: 72 })
  expect(inset.largeur / inset.pas).toBeCloseTo(72)
})
