import { ascending, group } from 'd3'
import { mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { ContoursSchematiques, TerritoiresSchematiques } from '../contours.ts'
import type { MultiPolygone, Point } from './plan.ts'

/** Steps of the coordinate grid across the whole extent (Guadeloupe to La Réunion): about 40 m each. */
const finesse = 2e5

/** Builds the topology from the cells of the communes (degrees); départements are the unions of their cells. */
export function build(
  cellules: ReadonlyMap<string, MultiPolygone>,
  departementDe: ReadonlyMap<string, string>,
): ContoursSchematiques {
  const geometries = [...cellules]
    .sort(([a], [b]) => ascending(a, b))
    .map(([code, forme]) => ({ type: 'Feature' as const, properties: { code }, geometry: geometrie(forme) }))
  const communes = { type: 'FeatureCollection' as const, features: geometries }
  const topo = topology({ communes }, finesse) as Topology<{ communes: TerritoiresSchematiques }>
  const formes = topo.objects.communes.geometries as (
    | Polygon<{ code: string }>
    | MultiPolygon<{ code: string }>
  )[]
  const departements = [...group(formes, (forme) => departementDe.get(forme.properties?.code ?? '') ?? '')]
    .sort(([a], [b]) => ascending(a, b))
    .map(([code, membres]) => ({ ...mergeArcs(topo, membres), properties: { code } }))
  return {
    ...topo,
    objects: {
      departements: { type: 'GeometryCollection', geometries: departements },
      communes: topo.objects.communes,
    },
  }
}

function geometrie(forme: MultiPolygone) {
  const coordonnees = forme.map((polygone) => polygone.map((anneau) => anneau.map(([x, y]: Point) => [x, y])))
  const [seul = []] = coordonnees
  return coordonnees.length === 1
    ? { type: 'Polygon' as const, coordinates: seul }
    : { type: 'MultiPolygon' as const, coordinates: coordonnees }
}
