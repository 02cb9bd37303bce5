import type { Flux, Tableau } from './tableau.ts'

/** One JSON object per line, as the collection gives them. */
export async function* writeNdjson({ lots }: Tableau): Flux {
  for await (const lot of lots) {
    if (lot.length > 0) yield lot.map((ligne) => `${JSON.stringify(ligne)}\n`).join('')
  }
}
