import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { decodeCurseur, encodeCurseur } from '../contract/pagination.ts'
import { parametreInvalide } from '../probleme.ts'

/** The application as routes see it: requests and answers typed by their schemas. */
export type Application = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Config of a route whose answer only depends on the publication. */
export const PUBLIE = { publication: true } as const
/** The same, kept in memory ready to send. */
export const PUBLIE_CHAUD = { publication: true, chaud: true } as const

/** The same, with the corrections that producers have accepted and not yet published. */
export const PUBLIE_CORRIGE = { ...PUBLIE_CHAUD, corrections: true } as const

/** Config of a route that also tells what happened since the publication. */
export const VIVANT = { publication: true, vivant: true } as const

/** Root address of the site: the public one when it is known, else the one asked. */
export const origineOf = (
  racine: string | null,
  request: Pick<FastifyRequest, 'protocol' | 'host'>,
): string => racine ?? `${request.protocol}://${request.host}`

/**
 * Key after which a page begins.
 * @throws ErreurLecteur 400 when the cursor was not made by this collection.
 */
export function readCurseur(curseur: string | undefined, taille: number): string[] | null {
  if (curseur === undefined) return null
  const cle = decodeCurseur(curseur, taille)
  if (!cle) {
    throw parametreInvalide('curseur', curseur, 'la valeur du champ « suivant » de la page précédente')
  }
  return cle
}

/** The same, when the key is one number. */
export function readCurseurNombre(curseur: string | undefined): number | null {
  const cle = readCurseur(curseur, 1)?.[0]
  if (cle === undefined) return null
  if (/^\d{1,9}$/.test(cle)) return Number(cle)
  throw parametreInvalide('curseur', curseur ?? '', 'la valeur du champ « suivant » de la page précédente')
}

/** Address of the next page: the same request, after the last row shown. */
export function adresseSuivante(url: string, cle: readonly string[] | null): string | null {
  if (!cle) return null
  const { pathname, searchParams } = new URL(url, 'http://cartable')
  searchParams.set('curseur', encodeCurseur(cle))
  return `${pathname}?${searchParams}`
}

/** `Link` header of a page (RFC 8288). */
export const lienSuivant = (suivant: string | null): Record<string, string> =>
  suivant ? { Link: `<${suivant}>; rel="next"` } : {}
