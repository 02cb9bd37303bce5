import { clipRing } from './clip.ts'
import { bufferOf } from './layers.ts'
import { areaOf, type Ring, type RingPolygon } from './outline.ts'

/** Address of a tile: column and row at a zoom, rows counted from the north. */
export interface Address {
  z: number
  x: number
  y: number
}

/** What one tile shows of a territory: rings in its own units, outer ones before their holes. */
export interface Piece {
  code: string
  rings: Ring[]
}

export interface CutTile extends Address {
  pieces: Piece[]
}

type Band = [low: number, high: number]

/**
 * Cuts outlines into the tiles of a zoom, each a little larger than shown (`bufferOf`).
 * Tiles that hold nothing are left out.
 */
export function cutTiles(outlines: ReadonlyMap<string, RingPolygon[]>, z: number, extent: number): CutTile[] {
  const tiles = new Map<number, CutTile>()
  const side = 2 ** z
  const add = (x: number, y: number, code: string, polygons: RingPolygon[]): void => {
    const rings = polygons.flat().map((ring) => shift(ring, x * extent, y * extent))
    const tile = tiles.get(y * side + x)
    if (tile) tile.pieces.push({ code, rings })
    else tiles.set(y * side + x, { z, x, y, pieces: [{ code, rings }] })
  }
  for (const [code, polygons] of outlines) {
    for (const x of tilesAcross(polygons, 0, extent, side)) {
      const column = clipPolygons(polygons, 0, bandOf(x, extent))
      for (const y of tilesAcross(column, 1, extent, side)) {
        const kept = clipPolygons(column, 1, bandOf(y, extent))
        if (kept.length > 0) add(x, y, code, kept)
      }
    }
  }
  return [...tiles.values()]
}

const bandOf = (index: number, extent: number): Band => [
  index * extent - bufferOf(extent),
  (index + 1) * extent + bufferOf(extent),
]

/** Columns (axis 0) or rows (axis 1) of tiles that polygons reach, buffers included. */
function tilesAcross(polygons: RingPolygon[], axis: 0 | 1, extent: number, side: number): number[] {
  const reached = new Set<number>()
  for (const [outer = []] of polygons) {
    const [low, high] = boundsOf(outer, axis)
    const first = Math.max(0, Math.floor((low - bufferOf(extent)) / extent))
    const last = Math.min(side - 1, Math.floor((high + bufferOf(extent)) / extent))
    for (let index = first; index <= last; index++) reached.add(index)
  }
  return [...reached]
}

function boundsOf(ring: Ring, axis: 0 | 1): Band {
  let low = Infinity
  let high = -Infinity
  for (let i = axis; i < ring.length; i += 2) {
    const value = ring[i] ?? 0
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

function clipPolygons(polygons: RingPolygon[], axis: 0 | 1, [low, high]: Band): RingPolygon[] {
  const kept: RingPolygon[] = []
  for (const rings of polygons) {
    const [outer = []] = rings
    const [from, to] = boundsOf(outer, axis)
    if (from >= low && to <= high) {
      kept.push(rings)
      continue
    }
    if (from >= high || to <= low) continue
    const clipped = rings.map((ring) => clipRing(ring, axis, low, high))
    // Holes lie within the outer ring: without it nothing is left.
    if (areaOf(clipped[0] ?? []) !== 0) kept.push(clipped.filter((ring) => areaOf(ring) !== 0))
  }
  return kept
}

const shift = (ring: Ring, x: number, y: number): Ring =>
  ring.map((value, index) => value - (index % 2 === 0 ? x : y))
