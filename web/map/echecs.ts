import type { Map as MapLibre } from 'maplibre-gl'

interface Carreau {
  x: number
  y: number
  z: number
}

/** What MapLibre says of a tile that could not be read. */
interface EchecDeTuile {
  error: unknown
  sourceId?: string
  tile?: { tileID: { canonical: Carreau } }
}

/**
 * Remembers the tiles that could not be read: MapLibre does not ask twice. They are asked for by name: a whole source
 * that reloads leaves out those that failed when it is paused, as it is after a change of style.
 * @returns what asks for them again.
 */
export function retainEchecs(map: MapLibre): () => void {
  const manquees = new Map<string, Carreau[]>()
  map.on('error', (event) => {
    const { sourceId, tile, error } = event as EchecDeTuile
    if (sourceId === undefined || !tile) return console.error(error)
    manquees.set(sourceId, [...(manquees.get(sourceId) ?? []), tile.tileID.canonical])
  })
  return () => {
    for (const [source, carreaux] of manquees) map.refreshTiles(source, carreaux)
    manquees.clear()
  }
}
