import { cutTiles } from './cut.ts'
import { encodeTile, type Tuile } from './encode.ts'
import { type CoucheTerritoire, namesAt, resolutionOf, ZOOMS } from './layers.ts'
import type { Mesh } from './mesh.ts'
import { outlinesAt } from './outline.ts'

/**
 * Tiles of a layer of territories, one array per zoom.
 * @param noms name of each territory of the mesh, by code.
 */
export async function* tilesOfSurfaces(
  couche: CoucheTerritoire,
  mesh: Mesh,
  noms: ReadonlyMap<string, string>,
): AsyncGenerator<Tuile[]> {
  for (let z = ZOOMS[couche].min; z <= ZOOMS[couche].max; z++) {
    const resolution = resolutionOf(couche, z)
    const named = namesAt(couche, z)
    const tiles = cutTiles(outlinesAt(mesh, z, resolution), z, resolution.extent)
    yield await Promise.all(
      tiles.map(async ({ x, y, pieces }) => {
        const features = pieces.map(({ code, rings }) => ({
          type: 3 as const,
          properties: { code, nom: named ? (noms.get(code) ?? null) : null },
          rings,
        }))
        return { z, x, y, contenu: await encodeTile(couche, resolution.extent, features) }
      }),
    )
  }
}
