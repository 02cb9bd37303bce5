import type { GeometryCollection as Surfaces } from 'geojson'
import { mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { worldX, worldY } from '../../data/dessin/mercator.ts'
import type { Surface } from './shape.ts'

/** A polygon as its rings, a ring as the arcs it follows (`~i`: arc i backwards). */
export type ArcPolygon = number[][]

/**
 * Territories sharing their borders: each border is one arc, whatever the number of territories along
 * it, so that simplifying it once keeps neighbours joined.
 */
export interface Mesh {
  topology: Topology
  /** Polygons of each territory, by code. The arcs hold [x, y, weight] in world units (0 to 1). */
  shapes: Map<string, ArcPolygon[]>
}

/** A contour as imported; several may carry the same code (communes merged since the file was made). */
export interface Contour {
  code: string
  geometrie: Surface
}

type ArcSurface = Polygon | MultiPolygon

/**
 * Joins contours into a mesh. Contours of the same code become one territory, their common borders
 * dissolved. The weight of a point is the area (world units squared) that dropping it would change.
 * The geometries are used up: their positions are overwritten.
 */
export function buildMesh(contours: readonly Contour[]): Mesh {
  const sorted = contours.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  const geometries = sorted.map((contour) => projectInPlace(contour.geometrie))
  const surfaces: Surfaces = { type: 'GeometryCollection', geometries }
  const joined = presimplify(topology({ mesh: surfaces }) as Topology<{ mesh: GeometryCollection }>)
  const parts = joined.objects.mesh.geometries as ArcSurface[]
  return { topology: joined, shapes: mergeBy(joined, parts, (index) => sorted[index]?.code) }
}

/**
 * The mesh of wider territories made of those of a mesh, over the same arcs.
 * @param parentOf code of the wider territory of each one; those without one are left out.
 */
export function mergeMesh(mesh: Mesh, parentOf: ReadonlyMap<string, string>): Mesh {
  const codes = [...mesh.shapes.keys()]
  const parts = [...mesh.shapes.values()].map((arcs): ArcSurface => ({ type: 'MultiPolygon', arcs }))
  const shapes = mergeBy(mesh.topology, parts, (index) => parentOf.get(codes[index] ?? ''))
  return { topology: mesh.topology, shapes }
}

function mergeBy(joined: Topology, parts: ArcSurface[], codeOf: (index: number) => string | undefined) {
  const groups = new Map<string, ArcSurface[]>()
  parts.forEach((part, index) => {
    const code = codeOf(index)
    if (code === undefined) return
    const group = groups.get(code)
    if (group) group.push(part)
    else groups.set(code, [part])
  })
  const shapes = new Map<string, ArcPolygon[]>()
  for (const code of [...groups.keys()].sort()) {
    const group = groups.get(code) ?? []
    const [only] = group
    const merged = only && group.length === 1 ? only : mergeArcs(joined, group as MultiPolygon[])
    shapes.set(code, merged.type === 'Polygon' ? [merged.arcs] : merged.arcs)
  }
  return shapes
}

/** In place: a copy of the two million positions of the national file would cost 200 MB. */
function projectInPlace(geometry: Surface): Surface {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  for (const position of polygons.flat(2)) {
    const [longitude = Number.NaN, latitude = Number.NaN] = position
    position[0] = worldX(longitude)
    position[1] = worldY(latitude)
  }
  return geometry
}
