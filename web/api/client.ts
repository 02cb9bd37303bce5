import type { Probleme } from '../../server/contract/probleme.ts'

/** What went wrong, in words a reader understands. */
export class ErreurApi extends Error {
  readonly status: number | null
  readonly probleme: Probleme | null

  /** The error that an answer of the API describes, or stands for. */
  static ofReponse(status: number, body: unknown): ErreurApi {
    const probleme = typeof body === 'object' && body !== null && 'detail' in body ? (body as Probleme) : null
    const fallback = status === 429 || status === 503 ? SATURE : ILLISIBLE
    return new ErreurApi(probleme?.detail ?? fallback, status, probleme)
  }

  constructor(message: string, status: number | null, probleme: Probleme | null = null) {
    super(message)
    this.status = status
    this.probleme = probleme
  }
}

const HORS_LIGNE = 'Le service est injoignable. Vérifiez votre connexion, puis réessayez.'
const ILLISIBLE = 'Le service a répondu de façon inattendue. Réessayez dans un instant.'
const SATURE = 'Le service est très demandé en ce moment. Réessayez dans un instant.'

/** Answers already read, oldest first. A publication never changes: only a new one empties this. */
const cache = new Map<string, unknown>()
const CACHE_MAX = 60

/** Forgets every answer: a new publication has appeared. */
export const oublier = (): void => cache.clear()

/** The answer already in memory, if any. */
export const enMemoire = <T>(adresse: string): T | undefined => cache.get(adresse) as T | undefined

/**
 * Reads a JSON answer of the API, from memory when it is there.
 * @throws ErreurApi with a French message; DOMException `AbortError` when `signal` is aborted.
 */
export async function lire<T>(adresse: string, signal: AbortSignal): Promise<T> {
  const known = enMemoire<T>(adresse)
  if (known !== undefined) return known
  const body = await lireFrais<T>(adresse, signal)
  cache.set(adresse, body)
  const oldest = cache.keys().next().value
  if (cache.size > CACHE_MAX && oldest !== undefined) cache.delete(oldest)
  return body
}

/** The same, never from memory: for what changes between two publications. */
export async function lireFrais<T>(adresse: string, signal: AbortSignal): Promise<T> {
  const response = await request(adresse, signal)
  const body: unknown = await response.json().catch(() => {
    throw signal.aborted ? signal.reason : new ErreurApi(ILLISIBLE, response.status)
  })
  if (!response.ok) throw ErreurApi.ofReponse(response.status, body)
  return body as T
}

/** A service that is too busy says so and means it: asked again a little later, it mostly answers. */
const ESSAIS = 3
const PAUSE_MS = 1200

async function request(adresse: string, signal: AbortSignal): Promise<Response> {
  for (let essai = 1; ; essai += 1) {
    const response = await demander(adresse, signal)
    if (response.status !== 503 || essai === ESSAIS) return response
    await new Promise((done) => setTimeout(done, essai * PAUSE_MS))
  }
}

async function demander(adresse: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(adresse, { signal, headers: { accept: 'application/json' } })
  } catch (error) {
    if (signal.aborted) throw error
    throw new ErreurApi(HORS_LIGNE, null)
  }
}
