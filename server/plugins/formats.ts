import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import { champsDialecte } from '../contract/formats.ts'
import {
  detachFormat,
  FICHIERS,
  type FormatReponse,
  NOMS_FORMATS,
  type NomFichier,
  negotiateFormat,
} from '../exports/formats.ts'
import { ErreurLecteur, parametreInvalide } from '../probleme.ts'
import { type DeclarationDocument, Dessins, sendDocument } from './documents.ts'
import { type DeclarationTableau, sendTableau } from './fichiers.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How the answer becomes rows, when it is not a collection. */
    tableau?: DeclarationTableau
    /** How the answer becomes a document to be read (PDF). */
    document?: DeclarationDocument
    /** Formats the route answers in, besides JSON. */
    formats?: readonly NomFichier[]
  }
  interface FastifyRequest {
    /** Format of the answer. */
    format: FormatReponse
  }
}

const demandes = new WeakMap<IncomingMessage, FormatReponse>()

/** Takes the extension off an address (`….csv`) before it is routed. Given to Fastify as `rewriteUrl`. */
export function detachExtension(request: IncomingMessage): string {
  const detachee = detachFormat(request.url ?? '/')
  if (!detachee) return request.url ?? '/'
  demandes.set(request, detachee.format)
  return detachee.url
}

/**
 * Lets every collection be had in every format, by extension or by `Accept`. Collections are recognised by their
 * schema; other routes say how they become rows in their config (`tableau`).
 */
export function registerFormats(app: FastifyInstance): void {
  app.decorateRequest('format', 'json')
  const enveloppes = new WeakSet<object>()
  const dessins = new Dessins()
  app.addHook('onRoute', (route) => {
    const tableau = route.config?.publication ? (route.config.tableau ?? tableauOf(route)) : undefined
    const document = route.config?.publication ? route.config.document : undefined
    if ((!tableau && !document) || enveloppes.has(route.handler)) return
    const formats: NomFichier[] = tableau
      ? NOMS_FORMATS.filter((nom) => nom !== 'geojson' || isLocalise(tableau.element))
      : []
    if (document) formats.push('pdf')
    route.config = { ...route.config, formats }
    if (tableau) {
      const requete = route.schema?.querystring as z.ZodObject
      route.schema = { ...route.schema, querystring: requete.extend(champsDialecte) }
      route.handler = sendTableau(route.handler, tableau)
    }
    if (document) route.handler = sendDocument(route.handler, document, dessins)
    enveloppes.add(route.handler)
  })
  app.addHook('onRequest', (request, _, suite) => {
    const { publication, formats = [] } = request.routeOptions.config
    if (publication || formats.length > 0) request.format = chooseFormat(request, formats)
    suite()
  })
  app.addHook('preHandler', (request, _, suite) => {
    if (request.format !== 'csv' && request.format !== 'csvw') refuseDialecte(request)
    suite()
  })
}

/** A collection, seen from its schema. */
function tableauOf({ schema }: RouteOptions): DeclarationTableau | undefined {
  const reponse = (schema?.response as Record<number, unknown> | undefined)?.[200]
  if (!(reponse instanceof z.ZodObject) || !(schema?.querystring instanceof z.ZodObject)) return undefined
  const { resultats } = reponse.shape as Record<string, unknown>
  const element = resultats instanceof z.ZodArray ? resultats.element : undefined
  return element instanceof z.ZodObject ? { element } : undefined
}

const isLocalise = ({ shape }: z.ZodObject): boolean => 'longitude' in shape && 'latitude' in shape

/** @throws ErreurLecteur 406 when the resource cannot be had in the format asked for. */
function chooseFormat(request: FastifyRequest, formats: readonly NomFichier[]): FormatReponse {
  const format = demandes.get(request.raw) ?? negotiateFormat(request.headers.accept)
  if (format === 'json' || (format === 'csvw' && formats.includes('csv'))) return format
  if (format !== null && format !== 'csvw' && formats.includes(format)) return format
  const acceptes = ['application/json (.json)', ...formats.map((nom) => `${FICHIERS[nom].type} (.${nom})`)]
  throw new ErreurLecteur(
    406,
    'format_indisponible',
    'Format indisponible',
    `Cette ressource n’existe pas dans le format demandé. Formats : ${acceptes.join(', ')}.`,
    {
      parametre: 'Accept',
      recu: format ?? (request.headers.accept ?? '').slice(0, 120),
      attendu: acceptes.join(', '),
    },
  )
}

/** @throws ErreurLecteur 400: a parameter that would be ignored is an error. */
function refuseDialecte(request: FastifyRequest): void {
  const query = (request.query ?? {}) as Record<string, unknown>
  for (const nom of Object.keys(champsDialecte)) {
    if (query[nom] !== undefined)
      throw parametreInvalide(nom, String(query[nom]), 'une adresse en .csv, seule à avoir ce choix')
  }
}
