import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Memoire } from '../queries/memoire.ts'
import { Corps, type Encodage, negocier } from './encodage.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer only depends on the publication and the address: it gets an ETag. */
    publication?: boolean
    /** Kept ready to send: asked often, costly to make. */
    chaud?: boolean
    /** The answer also depends on what happened since the publication: its ETag comes from its bytes. */
    vivant?: boolean
    /** Serves a file or a tile: counted apart by the rate limit. */
    fichier?: boolean
  }
  interface FastifyRequest {
    /** Identity of the answer. */
    empreinte: string
  }
}

const CACHE_CONTROL = 'public, max-age=0, must-revalidate'
const MEMOIRE_OCTETS = 64 * 1024 * 1024

/** Path and query in one writing: parameters sorted, so that their order changes nothing. */
export function normaliserUrl(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://cartable')
  searchParams.sort()
  const requete = searchParams.toString()
  return requete ? `${pathname}?${requete}` : pathname
}

/**
 * ETags, 304, compression and the memory of hot answers, for the routes that ask for them in their config.
 * @param version changes whenever the same publication would be told differently (software, catalogue).
 */
export function registerCacheHttp(app: FastifyInstance, version: string): void {
  const chauds = new Memoire<Corps>(MEMOIRE_OCTETS)
  app.decorateRequest('empreinte', '')

  // After validation: a wrong request is an error even when its caller holds a matching ETag.
  app.addHook('preHandler', async (request, reply) => {
    const { publication, vivant } = request.routeOptions.config
    if (!publication || vivant) return
    const identite = `${request.publication.id} ${version} ${request.format} ${normaliserUrl(request.url)}`
    request.empreinte = empreinteOf(identite)
    const etag = etagConnu(request)
    if (etag) {
      poserEntetes(reply, etag)
      return reply.code(304).send()
    }
    const garde = request.routeOptions.config.chaud ? chauds.get(request.empreinte) : undefined
    if (garde) {
      reply.type('application/json; charset=utf-8')
      return reply.send(await encoder(request, reply, garde))
    }
  })

  app.addHook('onSend', async (request, reply, payload) => {
    // A Buffer comes from the memory above, already encoded.
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
    if (request.routeOptions.config.vivant) {
      request.empreinte = empreinteOf(payload)
      const etag = etagConnu(request)
      if (etag) {
        poserEntetes(reply, etag)
        reply.code(304).removeHeader('content-type')
        return ''
      }
    }
    if (!request.empreinte) return payload
    const corps = new Corps(Buffer.from(payload))
    if (request.routeOptions.config.chaud) chauds.set(request.empreinte, corps, corps.octets)
    return encoder(request, reply, corps)
  })
}

const empreinteOf = (texte: string): string =>
  createHash('sha256').update(texte).digest('base64url').slice(0, 22)

/** Strong tags name one exact body: each encoding has its own. */
const etagOf = (request: FastifyRequest, encodage: Encodage): string =>
  `"${request.publication.id}-${request.empreinte}${encodage === 'identity' ? '' : `-${encodage}`}"`

/** Tag the client already holds for this answer, whatever encoding it received it in. */
function etagConnu(request: FastifyRequest): string | null {
  const recus = request.headers['if-none-match']
  if (!recus) return null
  const connus = (['br', 'gzip', 'identity'] as const).map((encodage) => etagOf(request, encodage))
  const tags = recus.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.find((tag) => connus.includes(tag)) ?? null
}

function poserEntetes(reply: FastifyReply, etag: string): void {
  reply.header('Cache-Control', CACHE_CONTROL)
  reply.header('Vary', 'Accept, Accept-Encoding')
  reply.header('ETag', etag)
}

/** Cache headers of an answer that is streamed: its tag names the request, its format and its encoding. */
export const poserIdentite = (request: FastifyRequest, reply: FastifyReply, encodage: Encodage): void =>
  request.empreinte
    ? poserEntetes(reply, etagOf(request, encodage))
    : void reply.headers({ 'Cache-Control': 'no-cache', Vary: 'Accept, Accept-Encoding' })

async function encoder(request: FastifyRequest, reply: FastifyReply, corps: Corps): Promise<Buffer> {
  const encodage = negocier(request.headers['accept-encoding'], corps.encodages)
  poserEntetes(reply, etagOf(request, encodage))
  if (encodage !== 'identity') reply.header('Content-Encoding', encodage)
  return corps.forme(encodage)
}
