import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Memoire } from '../queries/memoire.ts'
import type { Publication } from '../queries/publication.ts'
import { Corps, type Encodage, negotiate } from './encodage.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer only depends on the publication and the address: it gets an ETag. */
    publication?: boolean
    /** The answer also shows the corrections accepted meanwhile: they are part of its identity. */
    corrections?: boolean
    /** Kept ready to send: asked often, costly to make. */
    chaud?: boolean
    /** The answer also depends on what happened since the publication: its ETag comes from its bytes. */
    vivant?: boolean
    /** Serves a file or a tile: counted apart by the rate limit. */
    fichier?: boolean
    /** Reads a file of the built site and nothing else: served even when readers are turned away. */
    statique?: boolean
  }
  interface FastifyRequest {
    /** Identity of the answer. */
    empreinte: string
  }
}

const CACHE_CONTROL = 'public, max-age=0, must-revalidate'
const MEMOIRE_OCTETS = 64 * 1024 * 1024

/** Path and query in one writing: parameters sorted, so that their order changes nothing. */
export function normaliseUrl(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://cartable')
  searchParams.sort()
  const requete = searchParams.toString()
  return requete ? `${pathname}?${requete}` : pathname
}

/** An answer kept ready to send, with the headers of its route. */
interface Chaude {
  corps: Corps
  entetes: Record<string, string>
}

/** Raw addresses that lead to an answer kept: short texts, many of them. */
const RACCOURCIS_OCTETS = 4 * 1024 * 1024

/**
 * ETags, 304, compression and the memory of hot answers, for the routes that ask for them in their config.
 * @param version changes whenever the same publication would be told differently (software, catalogue).
 * @param courante the publication in force.
 */
export function registerCacheHttp(app: FastifyInstance, version: string, courante: () => Montree): void {
  const chaudes = new Memoire<Chaude>(MEMOIRE_OCTETS)
  const raccourcis = new Memoire<string>(RACCOURCIS_OCTETS)
  app.decorateRequest('empreinte', '')

  const sendChaude = (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    const chaude = chaudes.get(request.empreinte)
    if (!chaude) return undefined
    reply.headers(chaude.entetes)
    return send(request, reply, chaude.corps)
  }

  // An address already answered, letter for letter, needs neither to be validated nor to be put in order again.
  const shorten = (request: FastifyRequest, reply: FastifyReply, suite: () => void): void => {
    const empreinte = raccourcis.get(adresseRecue(courante(), request))
    if (empreinte !== undefined) {
      request.empreinte = empreinte
      if (send304(request, reply) || sendChaude(request, reply)) return
      request.empreinte = ''
    }
    suite()
  }

  // Declared after the rate limit, whose hooks come first: these readers are counted like the others.
  app.addHook('onRoute', (route) => {
    if (!route.config?.chaud) return
    const avant = [route.onRequest ?? []].flat()
    route.onRequest = avant.includes(shorten) ? avant : [...avant, shorten]
  })

  // After validation: a wrong request is an error even when its caller holds a matching ETag.
  app.addHook('preHandler', async (request, reply) => {
    const { publication, vivant, chaud } = request.routeOptions.config
    if (!publication || vivant) return
    const { id, revision } = request.publication
    const montree = request.routeOptions.config.corrections ? `${id}.${revision}` : id
    const identite = `${montree} ${version} ${request.format} ${normaliseUrl(request.url)}`
    request.empreinte = empreinteOf(id, identite)
    const enVigueur = courante()
    const isCourante = id === enVigueur.id && revision === enVigueur.revision
    // A publication asked for by its number may be withdrawn: only that in force is known to be there.
    if (chaud && isCourante && !request.url.includes('publication=')) {
      const adresse = adresseRecue(enVigueur, request)
      raccourcis.set(adresse, request.empreinte, adresse.length + 128)
    }
    return send304(request, reply) ?? (chaud ? sendChaude(request, reply) : undefined)
  })

  app.addHook('onSend', (request, reply, payload, suite) => {
    // A Buffer comes from the memory above, already encoded.
    if (reply.statusCode !== 200 || typeof payload !== 'string') return suite(null, payload)
    // What one agent reads is nobody else's: no identity, nothing kept.
    if (request.routeOptions.config.prive) return suite(null, payload)
    if (request.routeOptions.config.vivant) {
      request.empreinte = empreinteOf(request.publication.id, payload)
      const etag = etagConnu(request)
      if (etag) {
        setEntetes(reply, etag)
        reply.code(304).removeHeader('content-type')
        return suite(null, '')
      }
    }
    if (!request.empreinte) return suite(null, payload)
    const corps = new Corps(Buffer.from(payload))
    if (request.routeOptions.config.chaud) {
      chaudes.set(request.empreinte, { corps, entetes: entetesDeRoute(reply) }, corps.octets)
    }
    corps.forme(prepare(request, reply, corps)).then((forme) => suite(null, forme), suite)
  })
}

/** What readers are shown: a publication, and the corrections of the moment. */
type Montree = Pick<Publication, 'id' | 'revision'>

/** A request as it came: format, then every letter of its address. */
const adresseRecue = ({ id, revision }: Montree, { format, raw }: FastifyRequest): string =>
  `${id}.${revision} ${format} ${raw.url}`

/** Headers that a route sets itself, to be sent again with its answer. */
function entetesDeRoute(reply: FastifyReply): Record<string, string> {
  const entetes: Record<string, string> = {}
  for (const nom of ['content-type', 'link']) {
    const valeur = reply.getHeader(nom)
    if (valeur !== undefined) entetes[nom] = String(valeur)
  }
  return entetes
}

const empreinteOf = (publication: number, texte: string): string =>
  `${publication}-${createHash('sha256').update(texte).digest('base64url').slice(0, 22)}`

/** Strong tags name one exact body: each encoding has its own. */
const etagOf = ({ empreinte }: FastifyRequest, encodage: Encodage): string =>
  encodage === 'identity' ? `"${empreinte}"` : `"${empreinte}-${encodage}"`

/** Tag the client already holds for this answer, whatever encoding it received it in. */
function etagConnu(request: FastifyRequest): string | null {
  const recus = request.headers['if-none-match']
  if (!recus) return null
  const connus = (['br', 'gzip', 'identity'] as const).map((encodage) => etagOf(request, encodage))
  const tags = recus.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.find((tag) => connus.includes(tag)) ?? null
}

function send304(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const etag = etagConnu(request)
  if (!etag) return undefined
  setEntetes(reply, etag)
  return reply.code(304).send()
}

function setEntetes(reply: FastifyReply, etag: string): void {
  reply.header('Cache-Control', CACHE_CONTROL)
  reply.header('Vary', 'Accept, Accept-Encoding')
  reply.header('ETag', etag)
}

/** Cache headers of an answer that is streamed: its tag names the request, its format and its encoding. */
export const setIdentite = (request: FastifyRequest, reply: FastifyReply, encodage: Encodage): void =>
  request.empreinte
    ? setEntetes(reply, etagOf(request, encodage))
    : void reply.headers({
        'Cache-Control': request.routeOptions.config.prive ? 'no-store' : 'no-cache',
        Vary: 'Accept, Accept-Encoding',
      })

/** Headers of a body in the encoding that its reader prefers. */
function prepare(request: FastifyRequest, reply: FastifyReply, corps: Corps): Encodage {
  const encodage = negotiate(request.headers['accept-encoding'], corps.encodages)
  setEntetes(reply, etagOf(request, encodage))
  if (encodage !== 'identity') reply.header('Content-Encoding', encodage)
  return encodage
}

/** Sends a body, at once when its form is ready: a promise for each answer would be felt. */
function send(request: FastifyRequest, reply: FastifyReply, corps: Corps): FastifyReply {
  const encodage = prepare(request, reply, corps)
  const prete = corps.prete(encodage)
  if (prete) return reply.send(prete)
  corps.forme(encodage).then(
    (forme) => reply.send(forme),
    (error: Error) => reply.send(error),
  )
  return reply
}
