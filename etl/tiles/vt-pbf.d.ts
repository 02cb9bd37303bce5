declare module 'vt-pbf' {
  /** What the writer asks of a feature; `type` 1 is a point, 3 a polygon. */
  export interface TileFeature {
    type: 1 | 3
    properties: Record<string, string | number | boolean | null>
    loadGeometry(): { x: number; y: number }[][]
  }
  export interface TileLayer {
    version: 1 | 2
    name: string
    extent: number
    length: number
    feature(index: number): TileFeature
  }
  /** Serialises layers as a Mapbox vector tile, not compressed. */
  export function fromVectorTileJs(tile: { layers: Record<string, TileLayer> }): Uint8Array
}
