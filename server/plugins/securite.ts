import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Reads allowed per minute and per address; tiles and files of the site come in bursts. */
export const LECTURES_PAR_MINUTE = 600
const FICHIERS_PAR_MINUTE = 6000

/** Mean delay of the event loop beyond which answering 503 is kinder than queueing. */
export const RETARD_MAX_MS = 1500

/** Watched over even when readers are turned away: a busy server is neither dead nor to be restarted. */
const TOUJOURS = new Set(['/sante', '/metrics'])

/**
 * Content security policy of the pages. The MapLibre worker is a static module of the site, so neither
 * `blob:` nor any `unsafe-…` is needed; its style sheet draws its buttons with `data:` images.
 */
const CSP = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
  'object-src': ["'none'"],
}

const isFichier = (request: FastifyRequest): boolean => request.routeOptions.config.fichier === true

const ENTETES_LISIBLES = [
  'Content-Disposition',
  'ETag',
  'Link',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
]

/**
 * Headers, cross-origin reading, rate limit and back-pressure.
 * @param https the public address is https: browsers are then told to stay on it.
 */
export async function registerSecurite(
  app: FastifyInstance,
  options: { https: boolean; lecturesParMinute: number; retardMaxMs: number },
): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: options.retardMaxMs,
    pressureHandler(request) {
      if (TOUJOURS.has(request.routeOptions.url ?? '')) return
      throw Object.assign(new Error('event loop delayed'), { statusCode: 503 })
    },
  })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // The API and the tiles are made to be read from other sites.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'OPTIONS'],
    exposedHeaders: ENTETES_LISIBLES,
    maxAge: 86_400,
  })
  await app.register(rateLimit, {
    max: (request) =>
      isFichier(request)
        ? Math.max(FICHIERS_PAR_MINUTE, options.lecturesParMinute)
        : options.lecturesParMinute,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    cache: 20_000,
    // Routes that serve files count apart, or a moving map would use up the reader's API allowance.
    keyGenerator: (request) => `${isFichier(request) ? 'fichiers' : 'api'} ${request.ip}`,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id)
  })
}
