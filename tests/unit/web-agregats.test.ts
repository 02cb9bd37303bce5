import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latitudeOf, longitudeOf, worldX, worldY } from '../../data/dessin/mercator.ts'
import type { IndicateurPublie, Valeurs } from '../../server/contract/indicateurs.ts'
import { aggregate, type SemisEcoles } from '../../web/legende/agregats.ts'
import { buildSerie, type Serie } from '../../web/legende/serie.ts'

const UNITE = { id: 'mbits', singulier: 'Mbit/s', pluriel: 'Mbit/s', decimales: 1 }
const MEDIANE = {
  id: 'debit',
  unite: UNITE,
  mesure: { genre: 'mediane' },
  legende: { genre: 'sequentielle', seuils: [2, 8, 30] },
} as unknown as IndicateurPublie
const PART = { ...MEDIANE, mesure: { genre: 'part' } } as unknown as IndicateurPublie

/** A series of schools `0`, `1`…; `null` is a school that did not answer. */
const serieOf = (valeurs: (number | null)[], indicateur = MEDIANE): Serie =>
  buildSerie(
    indicateur,
    {
      niveau: 'etablissement',
      codes: valeurs.map((_, i) => String(i)),
      valeurs,
      statuts: valeurs.map((valeur) => (valeur === null ? 1 : 0)),
      statuts_legende: ['publie', 'non_communique'],
      couverture: valeurs.map(() => 1),
      etablissements: null,
      modalites: null,
    } as unknown as Valeurs,
    null,
    false,
  )

/** As many schools at one place, and one that no series tells of. */
const place = (count: number): SemisEcoles => ({
  codes: [...Array.from({ length: count }, (_, i) => String(i)), 'inconnue'],
  x: new Float64Array(count + 1).fill(worldX(2)),
  y: new Float64Array(count + 1).fill(worldY(48)),
})

describe('circles of schools', () => {
  it('count every school of the series once, at each zoom, and no other', () => {
    const lieu = fc.tuple(
      fc.double({ min: -60, max: 56, noNaN: true }),
      fc.double({ min: -21, max: 51, noNaN: true }),
      fc.option(fc.double({ min: 0, max: 60, noNaN: true })),
    )
    fc.assert(
      fc.property(fc.array(lieu, { maxLength: 200 }), fc.integer({ min: 0, max: 6 }), (lieux, z) => {
        const semis = {
          codes: lieux.map((_, i) => String(i)),
          x: lieux.map(([longitude]) => worldX(longitude)),
          y: lieux.map(([, latitude]) => worldY(latitude)),
        }
        const serie = serieOf(lieux.slice(0, 150).map(([, , valeur]) => valeur))
        const agregats = aggregate(semis, serie, null, z)
        expect(agregats.reduce((sum, { nombre }) => sum + nombre, 0)).toBe(serie.valeurs.codes.length)
        for (const { nombre, parClasse } of agregats) {
          expect(parClasse.reduce((sum, [, count]) => sum + count, 0)).toBe(nombre)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('wear the median class of those that have a value, and say how many are in each', () => {
    const [agregat, ...others] = aggregate(place(6), serieOf([1, 1, 5, 40, 50, null]), null, 3)
    expect(others).toEqual([])
    expect(agregat).toMatchObject({ nombre: 6, classe: 1 })
    expect(new Map(agregat?.parClasse)).toEqual(
      new Map([
        [0, 2],
        [3, 2],
        [-3, 1],
        [1, 1],
      ]),
    )
  })

  it('wear the most frequent answer when classes are names, and none when nobody answered', () => {
    expect(aggregate(place(3), serieOf([100, 0, 100], PART), null, 3)[0]?.classe).toBe(1)
    expect(aggregate(place(2), serieOf([null, null]), null, 3)[0]?.classe).toBe(-3)
  })

  it('only count the classes that the legend keeps', () => {
    const serie = serieOf([1, 5, 40, null])
    expect(aggregate(place(4), serie, new Set([0, -3]), 3)[0]?.nombre).toBe(2)
    expect(aggregate(place(4), serie, new Set([2]), 3)).toEqual([])
  })
})

it('brings back a place from its world position', () => {
  for (const [longitude, latitude] of [
    [-1.68, 48.11],
    [55.5, -21.1],
    [-52.6, 4.2],
  ] as const) {
    expect(longitudeOf(worldX(longitude))).toBeCloseTo(longitude, 9)
    expect(latitudeOf(worldY(latitude))).toBeCloseTo(latitude, 9)
  }
})
