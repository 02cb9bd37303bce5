import type pg from 'pg'
import type { Tuile } from './encode.ts'
import type { Couche, CoucheTerritoire } from './layers.ts'
import { buildMesh, type Mesh, mergeMesh } from './mesh.ts'
import type { LayerToDraw, SurfaceTask, Task } from './plan.ts'
import { tilesOfSchools } from './schools.ts'
import { type Prepared, readContours, readSchools, readTerritoires, type Territoires } from './sources.ts'
import { type SavedSet, saveSet } from './store.ts'
import { tilesOfSurfaces } from './surfaces.ts'

/** A set drawn and stored. */
export interface LayerDrawn extends SavedSet {
  couche: Couche
  /** Time spent on this layer; the first one of a task also bears the reading of their common inputs. */
  ms: number
  /** Territories of the layer that no contour draws. */
  sansContour: number
}

/**
 * Draws and stores the layers of a task.
 * @param onLayer told of each layer once it is stored for good.
 */
export async function drawTask(
  client: pg.ClientBase,
  prepared: Prepared,
  task: Task,
  onLayer: (drawn: LayerDrawn) => void,
): Promise<void> {
  let start = performance.now()
  const save = async (
    layer: LayerToDraw,
    tiles: AsyncIterable<Tuile[]>,
    sansContour: number,
  ): Promise<void> => {
    const saved = await saveSet(client, layer.couche, layer.empreinte, tiles)
    const end = performance.now()
    onLayer({ couche: layer.couche, ...saved, ms: Math.round(end - start), sansContour })
    start = end
  }
  if (task.genre === 'etablissements') {
    await save(task.layer, tilesOfSchools(await readSchools(client, prepared)), 0)
    return
  }
  const bases = await readTerritoires(client, prepared, task.base)
  const mesh = await readMesh(client, task, bases)
  for (const layer of task.layers) {
    const territoires =
      layer.couche === task.base ? bases : await readTerritoires(client, prepared, layer.couche)
    const own = meshOf(layer.couche, task.base, mesh, bases, territoires)
    const noms = new Map([...territoires].map(([code, { nom }]) => [code, nom]))
    await save(layer, tilesOfSurfaces(layer.couche, own, noms), territoires.size - own.shapes.size)
  }
}

async function readMesh(client: pg.ClientBase, task: SurfaceTask, bases: Territoires): Promise<Mesh> {
  const contours = await readContours(client, task.imports, task.base)
  return buildMesh(contours.filter(({ code }) => bases.has(code)))
}

/** The mesh of a layer: that of its base, or its base merged by the territory each one belongs to. */
function meshOf(
  couche: CoucheTerritoire,
  base: CoucheTerritoire,
  mesh: Mesh,
  bases: Territoires,
  territoires: Territoires,
): Mesh {
  if (couche === base) return mesh
  const parentOf = new Map<string, string>()
  for (const [code, { parents }] of bases) {
    const parent = parents[couche]
    if (parent && territoires.has(parent)) parentOf.set(code, parent)
  }
  return mergeMesh(mesh, parentOf)
}
