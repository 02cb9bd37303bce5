import { worldX, worldY } from '../../data/dessin/mercator.ts'
import { type Groupe, groupSchools, type Located } from './clusters.ts'
import { type Drawn, encodeTile, type Tuile } from './encode.ts'
import { ZOOMS } from './layers.ts'

/** What a tile says of one school. `ep`: REP, REP+, aucune, or null when not known. */
export interface Ecole extends Located {
  uai: string
  nom: string
  secteur: string
  ep: string | null
}

/** Zooms up to this one show groups of schools, those above show each school. */
export const DERNIER_ZOOM_GROUPES = 6

/** Twice the usual grid: stretched past the last zoom, schools of one street stay apart. */
const EXTENT = 8192

interface Point {
  /** World units. */
  x: number
  y: number
  properties: Drawn['properties']
}

/**
 * Tiles of the schools layer, one array per zoom. Points have no buffer: each school (or group) is in
 * exactly one tile of each zoom.
 */
export async function* tilesOfSchools(schools: readonly Ecole[]): AsyncGenerator<Tuile[]> {
  for (let z = ZOOMS.etablissement.min; z <= ZOOMS.etablissement.max; z++) {
    const points =
      z <= DERNIER_ZOOM_GROUPES ? groupSchools(schools, z).map(pointOfGroup) : schools.map(pointOf)
    yield await Promise.all(
      cutPoints(points, z).map(async ({ x, y, features }) => ({
        z,
        x,
        y,
        contenu: await encodeTile('etablissement', EXTENT, features),
      })),
    )
  }
}

const pointOfGroup = ({ x, y, nombre, parType }: Groupe): Point => ({
  x,
  y,
  properties: { nombre, ...parType },
})

function pointOf({ uai, nom, type, secteur, ep, longitude, latitude }: Ecole): Point {
  return { x: worldX(longitude), y: worldY(latitude), properties: { uai, nom, type, secteur, ep } }
}

function cutPoints(points: readonly Point[], z: number): { x: number; y: number; features: Drawn[] }[] {
  const side = 2 ** z
  const tiles = new Map<number, { x: number; y: number; features: Drawn[] }>()
  for (const point of points) {
    const x = columnOf(point.x, side)
    const y = columnOf(point.y, side)
    const tile = tiles.get(y * side + x) ?? { x, y, features: [] }
    tiles.set(y * side + x, tile)
    // Rounding down keeps the point inside its tile: at `extent` a map would take it for the next one.
    const ring = [Math.floor((point.x * side - x) * EXTENT), Math.floor((point.y * side - y) * EXTENT)]
    tile.features.push({ type: 1, properties: point.properties, rings: [ring] })
  }
  return [...tiles.values()]
}

const columnOf = (world: number, side: number): number =>
  Math.max(0, Math.min(side - 1, Math.floor(world * side)))
