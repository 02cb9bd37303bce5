import autocannon from 'autocannon'

const CONNEXIONS = 16
const SECONDES = 2

/** Middle value; 0 when there is none. */
export const mediane = (valeurs: readonly number[]): number =>
  valeurs.toSorted((a, b) => a - b)[Math.floor(valeurs.length / 2)] ?? 0

/** Requests per second of one address, asked from another thread. @throws Error when an answer is not the one expected. */
async function debit(url: string, headers: Record<string, string>): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url,
    headers,
    connections: CONNEXIONS,
    duration: SECONDES,
    workers: 1,
  })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refusals, ${errors} errors`)
  return requests.average
}

/**
 * Median requests per second of several servers of the same bytes. They take turns: what slows the machine for a while
 * slows each of them.
 */
export async function debits(
  urls: readonly string[],
  headers: Record<string, string>,
  passes: number,
): Promise<number[]> {
  const mesures = urls.map((): number[] => [])
  for (let passe = 0; passe < passes; passe += 1) {
    for (const [rang, url] of urls.entries()) mesures[rang]?.push(await debit(url, headers))
  }
  return mesures.map(mediane)
}

/** Median seconds of several ways of doing the same thing, which take turns. */
export async function durees(
  travaux: readonly (() => Promise<unknown>)[],
  passes: number,
): Promise<number[]> {
  const mesures = travaux.map((): number[] => [])
  for (let passe = 0; passe < passes; passe += 1) {
    for (const [rang, travail] of travaux.entries()) {
      const depart = performance.now()
      await travail()
      mesures[rang]?.push((performance.now() - depart) / 1000)
    }
  }
  return mesures.map(mediane)
}

/** Reads an answer to its end, uncompressed, piece by piece. @returns its length in bytes. */
export async function readAll(url: string): Promise<number> {
  const reponse = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  if (!reponse.ok || !reponse.body) throw new Error(`${url}: ${reponse.status}`)
  let octets = 0
  for await (const morceau of reponse.body) octets += (morceau as Uint8Array).length
  return octets
}

/** Median and ninth decile, in milliseconds, of addresses asked once each, one after the other: none is in memory. */
export async function latences(urls: readonly string[]): Promise<{ p50: number; p90: number }> {
  const mesures: number[] = []
  for (const url of urls) {
    const depart = performance.now()
    await readAll(url)
    mesures.push(performance.now() - depart)
  }
  const triees = mesures.toSorted((a, b) => a - b)
  return { p50: mediane(mesures), p90: triees[Math.floor(triees.length * 0.9)] ?? 0 }
}
