import { read } from './client.ts'

interface Page<T> {
  total: number
  resultats: T[]
  suivant: string | null
}

/** Reads a collection to its last page, in order. Pages of 1,000: no level but communes needs more than two. */
export async function readAll<T>(adresse: string, signal: AbortSignal): Promise<T[]> {
  const all: T[] = []
  for (let next: string | null = adresse; next !== null; ) {
    const page: Page<T> = await read<Page<T>>(next, signal)
    all.push(...page.resultats)
    next = page.suivant
  }
  return all
}
