import type { Resolution } from './layers.ts'
import type { ArcPolygon, Mesh } from './mesh.ts'

/** A closed ring as [x0, y0, x1, y1, …, x0, y0], in units of a grid whose tile is `extent` units wide. */
export type Ring = number[]

/** Rings of a polygon: the outer one first (positive area, as vector tiles want), then its holes. */
export type RingPolygon = Ring[]

/**
 * Outlines of every territory of a mesh at one zoom. Each arc is simplified and put on the grid once:
 * two neighbours follow the very same points. What is too small to be seen at that zoom is left out,
 * down to whole islets.
 */
export function outlinesAt(mesh: Mesh, z: number, resolution: Resolution): Map<string, RingPolygon[]> {
  const scale = resolution.extent * 2 ** z
  const weightMin = (resolution.detail / scale) ** 2
  const arcs = mesh.topology.arcs.map((arc) => gridArc(arc, scale, weightMin))
  const outlines = new Map<string, RingPolygon[]>()
  for (const [code, polygons] of mesh.shapes) {
    const drawn = polygons.map((polygon) => drawPolygon(polygon, arcs)).filter((rings) => rings.length > 0)
    if (drawn.length > 0) outlines.set(code, drawn)
  }
  return outlines
}

/** Keeps the points that weigh enough, on the grid, without repeats. */
function gridArc(arc: readonly number[][], scale: number, weightMin: number): number[] {
  const points: number[] = []
  for (const [x = 0, y = 0, weight = 0] of arc) {
    if (weight < weightMin) continue
    const gridX = Math.round(x * scale)
    const gridY = Math.round(y * scale)
    if (points.at(-2) !== gridX || points.at(-1) !== gridY) points.push(gridX, gridY)
  }
  return points
}

/** Rings of a polygon; none when its outer ring has shrunk to nothing. */
function drawPolygon(polygon: ArcPolygon, arcs: readonly number[][]): RingPolygon {
  const [outer, ...holes] = polygon.map((indexes) => joinArcs(indexes, arcs))
  if (!outer || areaOf(outer) === 0) return []
  const oriented = [orient(outer, 1)]
  for (const hole of holes) if (areaOf(hole) !== 0) oriented.push(orient(hole, -1))
  return oriented
}

function joinArcs(indexes: readonly number[], arcs: readonly number[][]): Ring {
  const ring: Ring = []
  for (const index of indexes) {
    const arc = arcs[index < 0 ? ~index : index] ?? []
    const backwards = index < 0
    for (let i = 0; i < arc.length; i += 2) {
      const at = backwards ? arc.length - 2 - i : i
      const x = arc[at] ?? 0
      const y = arc[at + 1] ?? 0
      // Consecutive arcs share an end, and a short arc may have shrunk to a point.
      if (ring.at(-2) !== x || ring.at(-1) !== y) ring.push(x, y)
    }
  }
  return ring
}

/** Signed area of a closed ring; positive when it turns clockwise on a screen (y downwards). */
export function areaOf(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 3 < ring.length; i += 2)
    sum += (ring[i] ?? 0) * (ring[i + 3] ?? 0) - (ring[i + 2] ?? 0) * (ring[i + 1] ?? 0)
  return sum / 2
}

function orient(ring: Ring, sign: 1 | -1): Ring {
  if (areaOf(ring) * sign > 0) return ring
  const reversed: Ring = []
  for (let i = ring.length - 2; i >= 0; i -= 2) reversed.push(ring[i] ?? 0, ring[i + 1] ?? 0)
  return reversed
}
