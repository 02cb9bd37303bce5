import { searchSolution } from '../../data/catalogue/model/defi.ts'
import type { Defi } from '../../server/contract/signaler.ts'
import { readFrais } from '../api/client.ts'

/** Numbers tried between two breaths of the page: a few milliseconds of a slow phone. */
const ESSAIS = 600

/** What an anonymous sending must carry. */
export interface Preuve {
  defi: string
  solution: string
  /** Trap left empty by people. */
  site: string
}

/**
 * Asks for a challenge and answers it, letting the page breathe: about a second of work, that makes a flood of false
 * reports dear.
 * @throws ErreurApi when the challenge cannot be had; DOMException `AbortError` when `abandon` is aborted.
 */
export async function prove(site: string, abandon: AbortSignal): Promise<Preuve> {
  const { defi, bits } = await readFrais<Defi>('/api/v1/signalements/defi', abandon)
  for (let depuis = 0; ; depuis += ESSAIS) {
    const solution = searchSolution(defi, bits, depuis, ESSAIS)
    if (solution !== null) return { defi, solution, site }
    await new Promise((done) => setTimeout(done))
    abandon.throwIfAborted()
  }
}
