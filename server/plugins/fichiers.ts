import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { z } from 'zod'
import type { Enveloppe } from '../contract/enveloppe.ts'
import { dialecteOf } from '../contract/formats.ts'
import type { Feuille } from '../exports/classeur.ts'
import { colonnesOf } from '../exports/colonnes.ts'
import { dictionnaire } from '../exports/csvw.ts'
import {
  adresseDuFormat,
  FORMATS,
  type Format,
  type NomFormat,
  TYPE_DICTIONNAIRE,
} from '../exports/formats.ts'
import { nomFichier } from '../exports/nom.ts'
import type { Colonne, Tableau } from '../exports/tableau.ts'
import { ErreurLecteur } from '../probleme.ts'
import { setIdentite } from './cache-http.ts'
import { negotiate } from './encodage.ts'

/** How the answer of a route becomes rows. */
export interface DeclarationTableau {
  /** Schema of a row: its fields become the columns. */
  element: z.ZodObject
  /** Rows of an answer; `resultats` when absent. */
  lignes?(reponse: never, request: FastifyRequest): readonly object[] | Promise<readonly object[]>
  /** Columns for this request, when they are not those of the schema. */
  colonnes?(request: FastifyRequest): readonly Colonne[]
  /** Rows read faster than page after page; `max`: no more of them. */
  lots?(request: FastifyRequest, max: number): AsyncIterable<readonly object[]>
  /** Sheets made to be read, which come first in a workbook. */
  feuilles?(reponse: never, request: FastifyRequest): readonly Feuille[]
}

type Reponse = Enveloppe & { resultats?: readonly object[]; suivant?: string | null }
type Lire = (query: Record<string, unknown>) => Promise<Reponse>

/** Files being sent at once; more would only slow each other down. */
const FICHIERS_MAX = 60
/** A client that takes nothing for so long is gone. */
const PATIENCE_MS = 60_000

let enCours = 0

/** The handler of a route, answering in the format asked for. */
export function sendTableau(
  handler: RouteHandlerMethod,
  declaration: DeclarationTableau,
): RouteHandlerMethod {
  return async function (request, reply) {
    const read: Lire = (query) => {
      const derive = Object.create(request, { query: { value: query, enumerable: true } }) as FastifyRequest
      return handler.call(this, derive, sansEntete(reply)) as Promise<Reponse>
    }
    if (request.format === 'json' || request.format === 'pdf') return handler.call(this, request, reply)
    const max = limiteOf(request)
    const query = request.query as Record<string, unknown>
    const premiere = await read({
      ...query,
      ...('limit' in query && { limit: tailleOf(request, max, declaration) }),
    })
    const colonnes = declaration.colonnes?.(request) ?? colonnesOf(declaration.element)
    const tableau: Tableau = {
      colonnes,
      lots: declaration.lots?.(request, max) ?? pages(request, premiere, declaration, read, max),
      notice: noticeOf(request, premiere),
      feuilles: () => declaration.feuilles?.(premiere as never, request) ?? [],
    }
    if (request.format === 'csvw') return sendDictionnaire(request, reply, tableau)
    return sendFichier(request, reply, tableau, request.format)
  }
}

/** A reply whose headers stay as they are: pages read for a file have none of their own. */
const sansEntete = (reply: FastifyReply): FastifyReply =>
  Object.create(reply, { header: { value: () => reply }, headers: { value: () => reply } }) as FastifyReply

/** Rows wanted: all of them, unless the address says how many. */
function limiteOf(request: FastifyRequest): number {
  const { searchParams } = new URL(request.url, 'http://cartable')
  const { limit } = request.query as { limit?: number }
  return searchParams.has('limit') && limit !== undefined ? limit : Number.POSITIVE_INFINITY
}

const PAGE = 1000

/** Rows of the first page: one is enough for its envelope when rows are read another way. */
const tailleOf = (request: FastifyRequest, max: number, { lots }: DeclarationTableau): number =>
  lots || request.format === 'csvw' ? 1 : Math.min(max, PAGE)

/** Every page of a collection, read as the former is sent: neither memory nor the database holds the whole. */
async function* pages(
  request: FastifyRequest,
  premiere: Reponse,
  declaration: DeclarationTableau,
  lire: Lire,
  max: number,
): AsyncGenerator<readonly object[]> {
  const query = request.query as Record<string, unknown>
  let reponse = premiere
  for (let reste = max; reste > 0; ) {
    const lignes = (await declaration.lignes?.(reponse as never, request)) ?? reponse.resultats ?? []
    yield lignes.slice(0, reste)
    reste -= lignes.length
    if (!reponse.suivant || reste <= 0) return
    const curseur = new URL(reponse.suivant, 'http://cartable').searchParams.get('curseur')
    reponse = await lire({ ...query, limit: Math.min(reste, PAGE), curseur })
  }
}

function noticeOf(request: FastifyRequest, reponse: Reponse): Tableau['notice'] {
  const { publication, demonstration, licence, sources, avertissements, citation } = reponse
  const extension = request.format === 'csvw' ? 'csv' : request.format
  return {
    titre: `Cartable, ${request.routeOptions.schema?.summary ?? ''}`,
    adresse: adresseDuFormat(citation?.permalien ?? request.url, extension),
    enveloppe: { publication, demonstration, licence, sources, avertissements, citation },
    date: request.publication.cree_le ?? new Date(0),
  }
}

function sendDictionnaire(request: FastifyRequest, reply: FastifyReply, tableau: Tableau): FastifyReply {
  setIdentite(request, reply, 'identity')
  const corps = dictionnaire(tableau, dialecteOf(request.query as object))
  return reply
    .type(`${TYPE_DICTIONNAIRE}; charset=utf-8`)
    .serializer((texte: string) => texte)
    .send(Buffer.from(JSON.stringify(corps)))
}

function sendFichier(
  request: FastifyRequest,
  reply: FastifyReply,
  tableau: Tableau,
  nom: NomFormat,
): FastifyReply {
  const format: Format = FORMATS[nom]
  const { enveloppe } = tableau.notice
  const encodage = format.compressible ? negotiate(request.headers['accept-encoding'], ['gzip']) : 'identity'
  setIdentite(request, reply, encodage)
  reply.headers({
    'Content-Type': format.type + (format.precision ?? ''),
    'Content-Disposition': `attachment; filename="${nomFichier(request.url, enveloppe, nom)}"`,
  })
  if (nom === 'csv') {
    const adresse = adresseDuFormat(request.url, 'csv-metadata.json')
    reply.header('Link', `<${adresse}>; rel="describedby"; type="${TYPE_DICTIONNAIRE}"`)
  }
  if (encodage !== 'identity') reply.header('Content-Encoding', encodage)
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  const source = open(format.write(tableau, dialecteOf(request.query as object)))
  // A client that stops reading must not hold its file for ever.
  reply.raw.setTimeout(PATIENCE_MS, () => reply.raw.destroy())
  return reply.send(encodage === 'gzip' ? pipeline(source, createGzip({ level: 5 }), () => {}) : source)
}

/** @throws ErreurLecteur 503 when too many files are being sent. */
function open(morceaux: AsyncIterable<Buffer | string>): Readable {
  if (enCours >= FICHIERS_MAX) {
    throw new ErreurLecteur(
      503,
      'indisponible',
      'Service momentanément indisponible',
      'Trop de fichiers sont en cours d’envoi. Réessayez dans quelques secondes.',
    )
  }
  enCours += 1
  const flux = Readable.from(morceaux, { objectMode: false, highWaterMark: 65_536 })
  flux.once('close', () => {
    enCours -= 1
  })
  return flux
}

/** Files being sent now, for the metrics. */
export const fichiersEnCours = (): number => enCours
