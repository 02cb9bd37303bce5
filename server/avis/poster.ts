import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { AdressePrivee, lookupPublic, refusAdresse } from './reseau.ts'

/** A whole exchange lasts so long at most: milliseconds. */
const PATIENCE_MS = 10_000

/** What came of a post: `erreur` is null for an answer 2xx. */
export interface Reponse {
  statut_http: number | null
  erreur: string | null
  duree_ms: number
}

/**
 * Posts a body to an address given by an agent. No redirection is followed, nothing of the answer is read but its
 * status, and no private address is reached unless `prives`.
 */
export async function postJson(
  url: string,
  corps: string,
  entetes: Readonly<Record<string, string>>,
  { prives, patienceMs = PATIENCE_MS }: { prives: boolean; patienceMs?: number },
): Promise<Reponse> {
  const debut = Date.now()
  const finish = (statut_http: number | null, erreur: string | null): Reponse => ({
    ...{ statut_http, erreur },
    duree_ms: Date.now() - debut,
  })
  const refus = refusAdresse(url, prives)
  if (refus) return finish(null, `Adresse refusée : attendu ${refus}.`)
  try {
    const statut = await send(url, corps, entetes, { prives, patienceMs })
    return finish(statut, statut >= 200 && statut < 300 ? null : raison(statut))
  } catch (error) {
    return finish(null, tellErreur(error, patienceMs))
  }
}

function send(
  url: string,
  corps: string,
  entetes: Readonly<Record<string, string>>,
  { prives, patienceMs }: { prives: boolean; patienceMs: number },
): Promise<number> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const requete = request(url, {
      method: 'POST',
      // A connection of its own: none is kept open towards a stranger.
      agent: false,
      ...(!prives && { lookup: lookupPublic }),
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        ...entetes,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(corps),
        'User-Agent': 'Cartable',
      },
    })
    requete.on('error', reject)
    requete.on('response', (reponse) => {
      resolve(reponse.statusCode ?? 0)
      reponse.on('error', () => undefined)
      reponse.destroy()
    })
    requete.end(corps)
  })
}

const raison = (statut: number): string =>
  statut >= 300 && statut < 400
    ? `Le serveur redirige (${statut}) : donnez l’adresse définitive.`
    : `Le serveur a répondu ${statut}.`

const CAUSES: Record<string, string> = {
  ENOTFOUND: 'Ce nom de serveur n’existe pas.',
  EAI_AGAIN: 'Ce nom de serveur ne peut pas être résolu pour l’instant.',
  ECONNREFUSED: 'Le serveur refuse la connexion.',
  ECONNRESET: 'Le serveur a coupé la connexion.',
  EHOSTUNREACH: 'Le serveur est injoignable.',
  ENETUNREACH: 'Le serveur est injoignable.',
}

function tellErreur(error: unknown, patienceMs: number): string {
  if (error instanceof AdressePrivee) return error.message
  if (!(error instanceof Error)) return 'L’envoi a échoué.'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return `Le serveur n’a pas répondu en ${patienceMs / 1000} secondes.`
  }
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (code.includes('CERT') || code.includes('SSL') || code.includes('TLS')) {
    return `Le certificat du serveur n’est pas admis (${code}).`
  }
  return CAUSES[code] ?? `L’envoi a échoué${code && ` (${code})`}.`
}
