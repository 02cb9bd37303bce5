import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import { worldX, worldY } from '../../data/dessin/mercator.ts'
import { groupSchools } from '../../etl/tiles/clusters.ts'
import { type Ecole, tilesOfSchools } from '../../etl/tiles/schools.ts'
import { type Decoded, decodeTile } from './tiles-decode.ts'

const located = fc.record({
  type: fc.constantFrom(...TYPES_ETABLISSEMENT),
  // France and its overseas, with some schools at the very same place.
  longitude: fc.oneof(fc.double({ min: -178, max: 168, noNaN: true }), fc.constantFrom(2.3522, 2.3523, 5.37)),
  latitude: fc.oneof(fc.double({ min: -23, max: 51, noNaN: true }), fc.constantFrom(48.8566, 43.2965)),
})

const toSchool = (
  school: { type: Ecole['type']; longitude: number; latitude: number },
  i: number,
): Ecole => ({
  ...school,
  uai: `UAI${i}`,
  nom: `École n° ${i}`,
  secteur: 'public',
  ep: i % 3 === 0 ? 'REP' : null,
})

/** Features of every tile, by zoom. */
async function featuresByZoom(schools: Ecole[]): Promise<Map<number, Decoded[]>> {
  const byZoom = new Map<number, Decoded[]>()
  for await (const tiles of tilesOfSchools(schools)) {
    for (const { z, contenu } of tiles) {
      const layer = decodeTile(contenu).etablissement
      byZoom.set(z, [...(byZoom.get(z) ?? []), ...(layer?.features ?? [])])
    }
  }
  return byZoom
}

const sum = (features: Decoded[], property: string): number =>
  features.reduce((total, feature) => total + Number(feature.properties[property]), 0)

describe('groupSchools', () => {
  it('counts every school exactly once, in all and by type, at each zoom', () => {
    fc.assert(
      fc.property(fc.array(located, { maxLength: 300 }), fc.integer({ min: 0, max: 6 }), (schools, z) => {
        const groups = groupSchools(schools, z)
        expect(groups.reduce((total, group) => total + group.nombre, 0)).toBe(schools.length)
        for (const type of TYPES_ETABLISSEMENT) {
          const expected = schools.filter((school) => school.type === type).length
          expect(groups.reduce((total, group) => total + group.parType[type], 0)).toBe(expected)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('puts a group at the mean of its schools', () => {
    const [group, ...others] = groupSchools(
      [
        { type: 'ecole', longitude: 2, latitude: 48 },
        { type: 'ecole', longitude: 2, latitude: 48 },
        { type: 'college', longitude: 2.3, latitude: 48.3 },
      ],
      5,
    )
    expect(others).toEqual([])
    expect(group?.nombre).toBe(3)
    expect(group?.parType).toEqual({ ecole: 2, college: 1, lycee: 0, erea: 0 })
    expect(group?.x).toBeCloseTo((2 * worldX(2) + worldX(2.3)) / 3, 12)
    expect(group?.y).toBeCloseTo((2 * worldY(48) + worldY(48.3)) / 3, 12)
  })

  it('keeps far schools apart and splits groups as the zoom grows', () => {
    const schools = [
      { type: 'ecole' as const, longitude: 2, latitude: 48 },
      { type: 'ecole' as const, longitude: 4, latitude: 48 },
    ]
    expect(groupSchools(schools, 0)).toHaveLength(1)
    expect(groupSchools(schools, 6)).toHaveLength(2)
  })
})

describe('tilesOfSchools', () => {
  it('shows each school once per zoom: in a group up to z6, by itself from z7 on', async () => {
    const schools = fc.sample(located, { numRuns: 400, seed: 7 }).map(toSchool)
    const byZoom = await featuresByZoom(schools)
    expect([...byZoom.keys()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (const [z, features] of byZoom) {
      if (z <= 6) {
        expect(sum(features, 'nombre')).toBe(400)
        for (const type of TYPES_ETABLISSEMENT) {
          expect(sum(features, type)).toBe(schools.filter((school) => school.type === type).length)
        }
      } else {
        expect(features.map((feature) => feature.properties.uai).sort()).toEqual(
          schools.map((school) => school.uai).sort(),
        )
      }
    }
  })

  it('writes what the site reads of a school, inside its tile', async () => {
    const school = toSchool({ type: 'lycee', longitude: 2.3522, latitude: 48.8566 }, 3)
    for await (const [tile] of tilesOfSchools([school])) {
      if (!tile || tile.z < 7) continue
      const layer = decodeTile(tile.contenu).etablissement
      const [feature] = layer?.features ?? []
      expect(feature?.properties).toEqual({
        uai: 'UAI3',
        nom: 'École n° 3',
        type: 'lycee',
        secteur: 'public',
        ep: 'REP',
      })
      const { x = -1, y = -1 } = feature?.rings[0]?.[0] ?? {}
      const extent = layer?.extent ?? 1
      expect((tile.x + x / extent) / 2 ** tile.z).toBeCloseTo(worldX(2.3522), 5)
      expect((tile.y + y / extent) / 2 ** tile.z).toBeCloseTo(worldY(48.8566), 5)
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x, y)).toBeLessThan(extent)
    }
    expect.assertions(3 * 5)
  })
})
