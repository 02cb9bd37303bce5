import type { Ring } from './outline.ts'

/**
 * The part of a closed ring between two parallels of an axis (Sutherland–Hodgman). Where the ring leaves
 * and comes back, the result runs along the limit, which is why tiles are cut a little larger than shown.
 * @param axis 0 to bound x, 1 to bound y.
 * @returns a closed ring, empty when nothing of the ring is inside.
 */
export function clipRing(ring: Ring, axis: 0 | 1, low: number, high: number): Ring {
  const kept: Ring = []
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const from = ring[i + axis] ?? 0
    const to = ring[i + 2 + axis] ?? 0
    if (from >= low && from <= high) push(kept, ring[i] ?? 0, ring[i + 1] ?? 0)
    // Limits are met in the order of travel.
    cross(kept, ring, i, axis, from <= to ? low : high)
    cross(kept, ring, i, axis, from <= to ? high : low)
  }
  if (kept.length < 6) return []
  push(kept, kept[0] ?? 0, kept[1] ?? 0)
  return kept
}

/** Adds the point where the segment starting at `i` goes through a limit, if it does. */
function cross(kept: Ring, ring: Ring, i: number, axis: 0 | 1, limit: number): void {
  if (((ring[i + axis] ?? 0) - limit) * ((ring[i + 2 + axis] ?? 0) - limit) >= 0) return
  const across = crossing(ring, i, axis, limit)
  if (axis === 0) push(kept, limit, across)
  else push(kept, across, limit)
}

/**
 * Where a segment meets a limit, on the other axis. Both neighbours of a border walk it in opposite
 * directions: the sum is always made from the same end, so that both get the same rounded point.
 */
function crossing(ring: Ring, i: number, axis: 0 | 1, limit: number): number {
  const across = 1 - axis
  const forwards = (ring[i + axis] ?? 0) < (ring[i + 2 + axis] ?? 0)
  const a = forwards ? i : i + 2
  const b = forwards ? i + 2 : i
  const share = (limit - (ring[a + axis] ?? 0)) / ((ring[b + axis] ?? 0) - (ring[a + axis] ?? 0))
  const start = ring[a + across] ?? 0
  return Math.round(start + share * ((ring[b + across] ?? 0) - start))
}

function push(ring: Ring, x: number, y: number): void {
  if (ring.at(-2) !== x || ring.at(-1) !== y) ring.push(x, y)
}
