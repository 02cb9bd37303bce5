import { ErreurApi } from './client.ts'

const HORS_LIGNE =
  'Le service est injoignable : rien n’a été envoyé. Vérifiez votre connexion, puis réessayez.'
const ILLISIBLE = 'Le service a répondu de façon inattendue. Réessayez dans un instant.'

interface Envoi {
  methode: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON, but for a file, which is sent as it is. */
  corps?: unknown
  /** Anti-forgery token of the session, for what only a signed-in agent may do. */
  jeton?: string | null
  signal?: AbortSignal
}

/**
 * Sends something to the API, once: never repeated by itself, since the first try may have been heard.
 * @returns the answer, `null` when it is empty.
 * @throws ErreurApi with a French message; DOMException `AbortError` when `signal` is aborted.
 */
export async function envoyer<T>(adresse: string, { methode, corps, jeton, signal }: Envoi): Promise<T> {
  const isFichier = corps instanceof Blob
  const response = await fetch(adresse, {
    method: methode,
    ...(signal && { signal }),
    headers: {
      accept: 'application/json',
      ...(corps !== undefined && { 'content-type': isFichier ? corps.type : 'application/json' }),
      ...(jeton && { 'x-cartable-jeton': jeton }),
    },
    ...(corps !== undefined && { body: isFichier ? corps : JSON.stringify(corps) }),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new ErreurApi(HORS_LIGNE, null)
  })
  const texte = await response.text().catch(() => '')
  const lu = lireJson(texte)
  if (!response.ok) throw ErreurApi.ofReponse(response.status, lu)
  if (texte !== '' && lu === undefined) throw new ErreurApi(ILLISIBLE, response.status)
  return (lu ?? null) as T
}

function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return undefined
  }
}
