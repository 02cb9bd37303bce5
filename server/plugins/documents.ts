import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { DOCUMENTS, type NomDocument } from '../exports/formats.ts'
import { nomFichier } from '../exports/nom.ts'
import { Memoire } from '../queries/memoire.ts'
import { setIdentite } from './cache-http.ts'

/** Draws the document of a request. @throws ErreurLecteur when there is nothing to draw. */
export type DeclarationDocument = (request: FastifyRequest) => Promise<Buffer>

/** A few hundred documents. */
const MEMOIRE_OCTETS = 48 * 1024 * 1024

/** Files drawn lately, ready to be sent again; those who ask for one being drawn wait for it. */
export class Dessins {
  readonly #prets = new Memoire<Buffer>(MEMOIRE_OCTETS)
  readonly #enCours = new Map<string, Promise<Buffer>>()

  /** @param cle names the file, its publication included. */
  async obtain(cle: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const connu = this.#prets.get(cle) ?? this.#enCours.get(cle)
    if (connu) return connu
    const travail = make()
    this.#enCours.set(cle, travail)
    try {
      const fichier = await travail
      this.#prets.set(cle, fichier, fichier.length)
      return fichier
    } finally {
      this.#enCours.delete(cle)
    }
  }
}

/** Its links name the host it was asked from: two hosts never share a file. */
export const cleOf = ({ host, empreinte }: FastifyRequest): string => `${host} ${empreinte}`

/** The handler of a route, answering with a document when that is what is asked for. */
export function sendDocument(
  handler: RouteHandlerMethod,
  fabriquer: DeclarationDocument,
  dessins: Dessins,
): RouteHandlerMethod {
  return async function (request, reply) {
    if (!isDocument(request.format)) return handler.call(this, request, reply)
    const document = await dessins.obtain(cleOf(request), () => fabriquer(request))
    return send(request, reply, request.format, document)
  }
}

const isDocument = (format: string): format is NomDocument => format in DOCUMENTS

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  nom: NomDocument,
  document: Buffer,
): FastifyReply {
  setIdentite(request, reply, 'identity')
  const { id, demonstration } = request.publication
  const fichier = nomFichier(request.url, { publication: id, demonstration }, nom)
  return reply
    .headers({
      'Content-Type': DOCUMENTS[nom].type,
      // Shown in the browser rather than saved at once: it is made to be read.
      'Content-Disposition': `inline; filename="${fichier}"`,
    })
    .send(document)
}
