import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import type { Probleme } from '../contract/probleme.ts'
import { ErreurLecteur } from '../probleme.ts'
import { type Faute, translateFaute } from './traduction.ts'

/** Seconds a reader is asked to wait when the service cannot answer now. */
const ATTENTE_S = 5

const INDISPONIBLE = new ErreurLecteur(
  503,
  'indisponible',
  'Service momentanément indisponible',
  'Le service est saturé ou sa base de données injoignable. Réessayez dans quelques secondes.',
)
const INTERNE = new ErreurLecteur(
  500,
  'erreur_interne',
  'Erreur interne',
  'Une erreur inattendue s’est produite. Elle est enregistrée sous l’identifiant « instance ».',
)
const MALFORMEE = new ErreurLecteur(
  400,
  'requete_malformee',
  'Requête malformée',
  'L’adresse, les en-têtes ou le corps de la requête ne peuvent pas être lus.',
)
const TROP_VOLUMINEUX = new ErreurLecteur(
  413,
  'corps_trop_volumineux',
  'Envoi trop volumineux',
  'Le corps de la requête dépasse la taille admise par cette opération.',
)
const TYPE_NON_ADMIS = new ErreurLecteur(
  415,
  'type_non_admis',
  'Type de contenu non admis',
  'Le type de contenu (Content-Type) de la requête n’est pas admis ici : application/json, sauf mention contraire.',
)
const TROP_DE_REQUETES = new ErreurLecteur(
  429,
  'trop_de_requetes',
  'Trop de requêtes',
  'La limite de requêtes par minute est atteinte. Réessayez après le délai donné par Retry-After.',
)

/** PostgreSQL and network errors that mean « later », not « wrong ». */
const BASE_INDISPONIBLE =
  /^(08\w{3}|28\w{3}|3D000|53\w{3}|57P0[1-5]|57014|55P03|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE)$/

/** The error to show for whatever was thrown. */
function lecteurOf(error: FastifyError, request: FastifyRequest): ErreurLecteur {
  if (error instanceof ErreurLecteur) return error
  if (hasZodFastifySchemaValidationErrors(error)) return ofValidation(error, request)
  if (error.statusCode === 429) return TROP_DE_REQUETES
  if (error.statusCode === 413) return TROP_VOLUMINEUX
  if (error.statusCode === 415) return TYPE_NON_ADMIS
  if (error.statusCode === 503 || BASE_INDISPONIBLE.test(error.code ?? '')) return INDISPONIBLE
  // The pool says so in words only.
  if (/timeout exceeded when trying to connect|Connection terminated/.test(error.message)) return INDISPONIBLE
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return new ErreurLecteur(error.statusCode, MALFORMEE.code, MALFORMEE.titre, MALFORMEE.message)
  }
  return INTERNE
}

function ofValidation(error: FastifyError, request: FastifyRequest): ErreurLecteur {
  const { validationContext: contexte } = error
  const ou = contexte === 'params' || contexte === 'body' ? contexte : 'querystring'
  const recus = (ou === 'querystring' ? request.query : request[ou]) as Record<string, unknown> | null
  const schema = request.routeOptions.schema?.[ou] as { shape?: object } | undefined
  const faute = error.validation?.[0] as unknown as Faute
  return translateFaute(faute, recus ?? {}, Object.keys(schema?.shape ?? {}), ou === 'body')
}

/** Sends an error as RFC 9457 asks; never cached. */
export function sendProbleme(
  request: FastifyRequest,
  reply: FastifyReply,
  erreur: ErreurLecteur,
): FastifyReply {
  const corps: Probleme = {
    type: `/api/docs#erreur-${erreur.code}`,
    title: erreur.titre,
    status: erreur.status,
    detail: withNoBreakSpaces(erreur.message),
    code: erreur.code,
    ...erreur.precisions,
    instance: `urn:uuid:${request.id}`,
  }
  if (erreur.status === 503 && !reply.hasHeader('retry-after')) reply.header('Retry-After', ATTENTE_S)
  return reply
    .code(erreur.status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((texte: string) => texte)
    .send(JSON.stringify(corps))
}

/** Sends whatever was thrown; what is our fault is logged with its cause. */
export function sendErreur(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const erreur = lecteurOf(error, request)
  if (erreur.status >= 500) request.log.error({ err: error }, erreur.titre)
  return sendProbleme(request, reply, erreur)
}

/** One place turns every failure into a French answer that leaks nothing. */
export const registerErreurs = (app: FastifyInstance): void => void app.setErrorHandler(sendErreur)
