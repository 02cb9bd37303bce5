import { type Adresse, demander, type NomOperation, type Reponse } from '../../client/client.ts'

export { ErreurApi } from '../../client/client.ts'

/** Answers already read, oldest first. A publication never changes: only a new one empties this. */
const cache = new Map<string, unknown>()
const CACHE_MAX = 60

/** Forgets every answer: a new publication has appeared. */
export const forget = (): void => cache.clear()

/** The answer already in memory, if any. */
export const enMemoire = <T>(adresse: string): T | undefined => cache.get(adresse) as T | undefined

/**
 * Reads a JSON answer of the API, from memory when it is there. Its type follows from an address made by the client;
 * that of a plain text (the next page) is said by the caller.
 * @throws ErreurApi with a French message; DOMException `AbortError` when `signal` is aborted.
 */
export async function read<O extends NomOperation>(
  adresse: Adresse<O>,
  signal: AbortSignal,
): Promise<Reponse<O>>
export async function read<T>(adresse: string, signal: AbortSignal): Promise<T>
export async function read(adresse: string, signal: AbortSignal): Promise<unknown> {
  const known = enMemoire<unknown>(adresse)
  if (known !== undefined) return known
  const body = await demander(adresse as Adresse, { signal })
  cache.set(adresse, body)
  const oldest = cache.keys().next().value
  if (cache.size > CACHE_MAX && oldest !== undefined) cache.delete(oldest)
  return body
}

/** The same, never from memory: for what changes between two publications. */
export const readFrais = <T>(adresse: string, signal: AbortSignal): Promise<T> =>
  demander(adresse as Adresse, { signal }) as Promise<unknown> as Promise<T>
