import { CHEMINS, type Operations, type Probleme, REPETES } from './operations.generated.ts'

/** Name of an operation of the API: `lireSynthese`, `listerEtablissements`… */
export type NomOperation = keyof Operations
export type Parametres<O extends NomOperation> = Operations[O]['parametres']
export type Reponse<O extends NomOperation> = Operations[O]['reponse']

declare const OPERATION: unique symbol
/** Address of a request, which knows the type of its answer. */
export type Adresse<O extends NomOperation = NomOperation> = string & { readonly [OPERATION]?: O }

export type ValeurParametre = string | number | readonly (string | number)[] | null | undefined

/** Address of an operation, from the root of the site; parameters given as nothing are left out. */
export const adresse = <O extends NomOperation>(operation: O, parametres: Parametres<O>): Adresse<O> =>
  remplir(CHEMINS[operation], parametres as Record<string, ValeurParametre>)

/** A path whose braces are filled; the other parameters follow it. */
export function remplir(modele: string, parametres: Record<string, ValeurParametre>): string {
  const valeurs = new Map(Object.entries(parametres))
  const chemin = modele.replace(/\{(\w+)\}/g, (_, nom: string) => {
    const valeur = valeurs.get(nom)
    valeurs.delete(nom)
    return encodeURIComponent(String(valeur))
  })
  const requete = [...valeurs].flatMap(([nom, valeur]) => enRequete(nom, valeur)).join('&')
  return requete ? `${chemin}?${requete}` : chemin
}

function enRequete(nom: string, valeur: ValeurParametre): string[] {
  if (valeur === null || valeur === undefined) return []
  const liste: readonly (string | number)[] = typeof valeur === 'object' ? valeur : [valeur]
  if (liste.length === 0) return []
  const textes = REPETES.includes(nom) ? liste : [liste.join(',')]
  return textes.map((texte) => `${nom}=${encodeURIComponent(texte)}`)
}

/** The same rows as a file: `csv`, `xlsx`, `ods`, `geojson`, `ndjson`, `parquet`. */
export function enFormat(demandee: string, extension: string): string {
  const [chemin = '', requete] = demandee.split('?')
  return `${chemin}.${extension}${requete ? `?${requete}` : ''}`
}

const INJOIGNABLE = 'Le service est injoignable. Vérifiez votre connexion, puis réessayez.'
export const ILLISIBLE = 'Le service a répondu de façon inattendue. Réessayez dans un instant.'
const SATURE = 'Le service est très demandé en ce moment. Réessayez dans un instant.'

/** What went wrong, in words a reader understands. */
export class ErreurApi extends Error {
  /** HTTP status; `null` when nothing answered. */
  readonly status: number | null
  /** The error as the API told it, with a stable `code`; `null` when it did not. */
  readonly probleme: Probleme | null

  /** The error that an answer describes, or stands for. */
  static ofReponse(status: number, corps: unknown): ErreurApi {
    const probleme =
      typeof corps === 'object' && corps !== null && 'detail' in corps ? (corps as Probleme) : null
    const defaut = status === 429 || status === 503 ? SATURE : ILLISIBLE
    return new ErreurApi(probleme?.detail ?? defaut, status, probleme)
  }

  constructor(message: string, status: number | null, probleme: Probleme | null = null) {
    super(message)
    this.status = status
    this.probleme = probleme
  }
}

export interface Options {
  signal?: AbortSignal
  /** Root address of the instance, when it is not the page's own: `https://cartable.exemple.fr`. */
  racine?: string
  /** Headers of one's own: `{ authorization: 'Bearer …' }` with an API token. */
  entetes?: Record<string, string>
}

/**
 * Asks the API, again when it is too busy to answer at once.
 * @throws ErreurApi with a French message; DOMException `AbortError` when `signal` is aborted.
 */
export async function demander<O extends NomOperation>(
  demandee: Adresse<O>,
  { signal, racine = '', entetes }: Options = {},
): Promise<Reponse<O>> {
  const reponse = await insister(racine + demandee, { entetes, signal })
  const corps: unknown = await reponse.json().catch(() => {
    throw signal?.aborted ? signal.reason : new ErreurApi(ILLISIBLE, reponse.status)
  })
  if (!reponse.ok) throw ErreurApi.ofReponse(reponse.status, corps)
  return corps as Reponse<O>
}

/** A service that is too busy says so and means it: asked again a little later, it mostly answers. */
const ESSAIS = 3
const PAUSE_MS = 1200

interface Envoi {
  signal: AbortSignal | undefined
  entetes: Record<string, string> | undefined
}

async function insister(url: string, envoi: Envoi): Promise<Response> {
  for (let essai = 1; ; essai += 1) {
    const reponse = await atteindre(url, envoi, INJOIGNABLE)
    if (reponse.status !== 503 || essai === ESSAIS) return reponse
    await new Promise((suite) => setTimeout(suite, essai * PAUSE_MS))
  }
}

/** What answers, whatever it says. @param injoignable what to tell when nothing does. */
export async function atteindre(
  url: string,
  { signal, entetes, ...requete }: Envoi & Pick<RequestInit, 'method' | 'body'>,
  injoignable: string,
): Promise<Response> {
  try {
    const headers = { accept: 'application/json', ...entetes }
    return await fetch(url, { ...requete, headers, ...(signal && { signal }) })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ErreurApi(injoignable, null)
  }
}

/** Operations that answer page after page. */
type Collection = {
  [O in NomOperation]: Reponse<O> extends { resultats: unknown[]; suivant: string | null } ? O : never
}[NomOperation]

/** Every element of a collection, page after page. */
export async function* parcourir<O extends Collection>(
  demandee: Adresse<O>,
  options: Options = {},
): AsyncGenerator<Reponse<O>['resultats'][number], void, undefined> {
  for (let page: Adresse<O> | null = demandee; page !== null; ) {
    const lue: Reponse<O> = await demander(page, options)
    yield* lue.resultats
    page = lue.suivant
  }
}
