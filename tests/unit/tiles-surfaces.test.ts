import fc from 'fast-check'
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { clipRing } from '../../etl/tiles/clip.ts'
import { buildMesh, type Contour, type Mesh, mergeMesh } from '../../etl/tiles/mesh.ts'
import { areaOf, outlinesAt } from '../../etl/tiles/outline.ts'
import { tilesOfSurfaces } from '../../etl/tiles/surfaces.ts'
import { type Decoded, decodeTile } from './tiles-decode.ts'

type Point = Decoded['rings'][number][number]

const SIZE = 5
/** Points of each border between two nodes of the jigsaw. */
const STEPS = 12

/** A jigsaw of SIZE × SIZE territories around Bourges, its borders crooked as `random` says. */
function jigsaw(random: (n: number) => number): Contour[] {
  const node = (i: number, j: number): Position => [
    2 + i * 0.4 + 0.1 * random(i * 31 + j),
    46 + j * 0.3 + 0.08 * random(i * 37 + j + 500),
  ]
  // Always walked from its first node: the two sides of a border are the same points.
  const border = (i: number, j: number, i2: number, j2: number): Position[] =>
    Array.from({ length: STEPS + 1 }, (_, k) => {
      const [ax = 0, ay = 0] = node(i, j)
      const [bx = 0, by = 0] = node(i2, j2)
      const wave = k === 0 || k === STEPS ? 0 : 0.02 * random(k * 1009 + i * 7 + j * 11 + i2 * 13 + j2 * 17)
      return [ax + ((bx - ax) * k) / STEPS + wave, ay + ((by - ay) * k) / STEPS + wave]
    })
  return Array.from({ length: SIZE * SIZE }, (_, index) => {
    const i = index % SIZE
    const j = Math.floor(index / SIZE)
    const ring = [
      ...border(i, j, i + 1, j).slice(0, -1),
      ...border(i + 1, j, i + 1, j + 1).slice(0, -1),
      ...border(i, j + 1, i + 1, j + 1)
        .reverse()
        .slice(0, -1),
      ...border(i, j, i, j + 1).reverse(),
    ]
    return { code: `T${index}`, geometrie: { type: 'Polygon', coordinates: [ring] } }
  })
}

const noise =
  (seed: number) =>
  (n: number): number => {
    const value = Math.sin(seed * 12.9898 + n * 78.233) * 43758.5453
    return value - Math.floor(value) - 0.5
  }

const square = (code: string, x: number, y: number, side = 1): Contour => ({
  code,
  geometrie: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ],
    ],
  },
})

const wholeOf = (mesh: Mesh): Mesh =>
  mergeMesh(mesh, new Map([...mesh.shapes.keys()].map((code) => [code, 'tout'])))

/** Every ring of each tile, by address. */
async function ringsByTile(mesh: Mesh): Promise<Map<string, { extent: number; rings: Point[][] }>> {
  const byTile = new Map<string, { extent: number; rings: Point[][] }>()
  for await (const tiles of tilesOfSurfaces('commune', mesh, new Map())) {
    for (const { z, x, y, contenu } of tiles) {
      const { features = [], extent = 0 } = decodeTile(contenu).commune ?? {}
      byTile.set(`${z}/${x}/${y}`, { extent, rings: features.flatMap((feature) => feature.rings) })
    }
  }
  return byTile
}

const totalArea = (rings: Point[][]): number =>
  rings.reduce((area, ring) => area + areaOf(ring.flatMap((point) => [point.x, point.y])), 0)

/** How many rings follow each segment, whichever way; segments that touch the cut are left out. */
function sidesOf(rings: Point[][], extent: number): Map<string, number> {
  const within = ({ x, y }: Point) => Math.min(x, y) > -extent / 64 && Math.max(x, y) < extent + extent / 64
  const sides = new Map<string, number>()
  for (const ring of rings) {
    for (const [index, b] of ring.entries()) {
      const a = ring[index - 1]
      if (!a || !within(a) || !within(b)) continue
      const key = [`${a.x} ${a.y}`, `${b.x} ${b.y}`].sort().join(' - ')
      sides.set(key, (sides.get(key) ?? 0) + 1)
    }
  }
  return sides
}

describe('shared borders', () => {
  const meshes = fc
    .sample(fc.integer({ min: 1, max: 1e6 }), { numRuns: 5, seed: 42 })
    .map((seed) => buildMesh(jigsaw(noise(seed))))

  it('leave neither gap nor overlap: in every tile, the areas add up to the whole, exactly', async () => {
    for (const mesh of meshes) {
      const parts = await ringsByTile(mesh)
      const whole = await ringsByTile(wholeOf(mesh))
      expect(parts.size).toBeGreaterThan(20)
      expect([...parts.keys()].sort()).toEqual([...whole.keys()].sort())
      for (const [tile, { rings }] of parts) {
        expect(totalArea(rings), tile).toBe(totalArea(whole.get(tile)?.rings ?? []))
      }
    }
  })

  it('follow the same points on both sides: only the outline of the whole has one side', async () => {
    for (const mesh of meshes) {
      const whole = await ringsByTile(wholeOf(mesh))
      for (const [tile, { extent, rings }] of await ringsByTile(mesh)) {
        const sides = sidesOf(rings, extent)
        const single = [...sides.keys()].filter((segment) => sides.get(segment) === 1)
        const outline = sidesOf(whole.get(tile)?.rings ?? [], extent)
        expect(single.sort(), tile).toEqual([...outline.keys()].sort())
      }
    }
  })
})

describe('buildMesh', () => {
  it('merges contours of the same code and dissolves the border between them', () => {
    const mesh = buildMesh([square('A', 0, 0), square('B', 2, 0), square('A', 1, 0)])
    expect([...mesh.shapes.keys()]).toEqual(['A', 'B'])
    const outlines = outlinesAt(mesh, 5, { extent: 4096, detail: 1 })
    expect(outlines.get('A')).toHaveLength(1)
    const [a = []] = outlines.get('A')?.[0] ?? []
    const [b = []] = outlines.get('B')?.[0] ?? []
    // Two squares of one degree: 2 × (4096 × 32 / 360)², a little more towards the north.
    expect(areaOf(a) / areaOf(b)).toBeCloseTo(2, 2)
    expect(new Set(pairs(a)).size).toBe(pairs(a).length - 1)
  })

  it('keeps the hole of a territory around another one, with vector tile winding', () => {
    const ring = square('hole', 1, 1).geometrie.coordinates[0] as Position[]
    const outer = square('outer', 0, 0, 3).geometrie.coordinates[0] as Position[]
    const mesh = buildMesh([
      { code: 'A', geometrie: { type: 'Polygon', coordinates: [outer, ring] } },
      square('B', 1, 1),
    ])
    const outlines = outlinesAt(mesh, 6, { extent: 4096, detail: 4 })
    const [shell = [], hole = []] = outlines.get('A')?.[0] ?? []
    const [island = []] = outlines.get('B')?.[0] ?? []
    expect(areaOf(shell)).toBeGreaterThan(0)
    expect(areaOf(hole)).toBe(-areaOf(island))
  })

  it('drops an islet too small for the zoom, and shows it again when it can be seen', () => {
    const mesh = buildMesh([square('A', 0, 45), square('ILE', 3, 45, 0.01)])
    expect([...outlinesAt(mesh, 3, { extent: 4096, detail: 4 }).keys()]).toEqual(['A'])
    expect([...outlinesAt(mesh, 7, { extent: 4096, detail: 4 }).keys()]).toEqual(['A', 'ILE'])
  })
})

describe('mergeMesh', () => {
  it('gives wider territories, leaving out those that belong to none', () => {
    const mesh = buildMesh([square('A', 0, 0), square('B', 1, 0), square('C', 5, 5)])
    const merged = mergeMesh(mesh, new Map([['A', 'X'], ['B', 'X']])) // biome-ignore format: one line
    expect([...merged.shapes.keys()]).toEqual(['X'])
    expect(merged.shapes.get('X')).toHaveLength(1)
  })
})

describe('clipRing', () => {
  const rings = fc
    .array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), {
      minLength: 3,
      maxLength: 12,
    })
    .map((points) => [...points, points[0] ?? [0, 0]].flat())

  it('cuts a ring in two parts that add up to it', () => {
    fc.assert(
      fc.property(
        rings,
        fc.integer({ min: -400, max: 400 }),
        fc.constantFrom(0 as const, 1 as const),
        (ring, limit, axis) => {
          const low = clipRing(ring, axis, -1000, limit)
          const high = clipRing(ring, axis, limit, 1000)
          // Each cut point is rounded by at most half a unit.
          const tolerance = 1000 * (ring.length / 2)
          expect(Math.abs(areaOf(low) + areaOf(high) - areaOf(ring))).toBeLessThanOrEqual(tolerance)
          for (let i = axis; i < low.length; i += 2) expect(low[i]).toBeLessThanOrEqual(limit)
          for (let i = axis; i < high.length; i += 2) expect(high[i]).toBeGreaterThanOrEqual(limit)
        },
      ),
    )
  })

  it('cuts the two sides of a border at the same point, whichever way each walks it', () => {
    // The segment from (0, 0) to (10, 45) meets x = 7 at y = 31.5: counted from either end, sums round apart.
    const right = clipRing([0, 0, 10, 45, 10, 0, 0, 0], 0, -5, 7)
    const left = clipRing([10, 45, 0, 0, 0, 45, 10, 45], 0, -5, 7)
    // A ring ends where it starts: that point may be the one.
    const cut = (ring: number[]) => [...new Set(pairs(ring).filter((pair) => /^7 3\d$/.test(pair)))]
    expect(cut(right)).toHaveLength(1)
    expect(cut(left)).toEqual(cut(right))
  })

  it('gives nothing when the ring is outside', () => {
    expect(clipRing([0, 0, 10, 0, 10, 10, 0, 0], 0, 20, 30)).toEqual([])
  })
})

const pairs = (ring: number[]): string[] =>
  ring.flatMap((x, i) => (i % 2 === 0 ? [`${x} ${ring[i + 1]}`] : []))
