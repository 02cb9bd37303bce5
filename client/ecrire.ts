import { atteindre, ErreurApi, ILLISIBLE, type Options, remplir, type ValeurParametre } from './client.ts'
import { ECRITURES } from './ecritures.generated.ts'
import type { Ecritures } from './operations.generated.ts'

/** Name of an operation that writes: `signaler`, `envoyerDepot`… */
export type NomEcriture = keyof Ecritures
/** Its parameters, and its body under `corps`. */
export type Demande<O extends NomEcriture> = Ecritures[O]['demande']
export type ReponseEcriture<O extends NomEcriture> = Ecritures[O]['reponse']

const RIEN_ENVOYE =
  'Le service est injoignable : rien n’a été envoyé. Vérifiez votre connexion, puis réessayez.'

/**
 * Sends something to the API, once: never repeated by itself, since the first try may have been heard. A file
 * (`Blob`) is sent as it is, anything else as JSON.
 * @returns the answer, `null` when it is empty.
 * @throws ErreurApi with a French message; DOMException `AbortError` when `signal` is aborted.
 */
export async function ecrire<O extends NomEcriture>(
  operation: O,
  demande: Demande<O>,
  { signal, racine = '', entetes }: Options = {},
): Promise<ReponseEcriture<O>> {
  const [method, chemin] = ECRITURES[operation]
  const { corps, ...parametres } = demande as { corps?: unknown } & Record<string, ValeurParametre>
  const reponse = await atteindre(
    racine + remplir(chemin, parametres),
    { method, signal, ...enCorps(corps, entetes) },
    RIEN_ENVOYE,
  )
  const texte = await reponse.text().catch(() => '')
  const lu = lireJson(texte)
  if (!reponse.ok) throw ErreurApi.ofReponse(reponse.status, lu)
  if (texte !== '' && lu === undefined) throw new ErreurApi(ILLISIBLE, reponse.status)
  return (lu ?? null) as ReponseEcriture<O>
}

function enCorps(corps: unknown, entetes: Record<string, string> | undefined) {
  if (corps === undefined) return { entetes }
  const isFichier = corps instanceof Blob
  return {
    entetes: { 'content-type': isFichier ? corps.type : 'application/json', ...entetes },
    body: isFichier ? corps : JSON.stringify(corps),
  }
}

function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return undefined
  }
}
