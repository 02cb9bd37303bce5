import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'

/** A feature of a tile, in units of the tile. */
export interface Decoded {
  type: number
  properties: Record<string, string | number>
  rings: { x: number; y: number }[][]
}

// The reader that vt-pbf itself is built on: the tiles are read by other code than ours.
const require = createRequire(createRequire(import.meta.url).resolve('vt-pbf'))
const { VectorTile } = require('@mapbox/vector-tile')
const Pbf = require('pbf')

/** Reads a stored tile: its layers by name, with their features. */
export function decodeTile(
  contenu: Uint8Array,
): Record<string, { extent: number; version: number; features: Decoded[] }> {
  const { layers } = new VectorTile(new Pbf(gunzipSync(contenu)))
  return Object.fromEntries(
    Object.keys(layers).map((name) => {
      const layer = layers[name]
      const features = Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index)
        return { type: feature.type, properties: feature.properties, rings: feature.loadGeometry() }
      })
      return [name, { extent: layer.extent, version: layer.version, features }]
    }),
  )
}
