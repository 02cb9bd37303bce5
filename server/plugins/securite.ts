import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Etat } from '../contract/etat.ts'
import { registerEntetes } from './entetes.ts'

/** Reads allowed per minute and per address; tiles and files of the site come in bursts. */
export const LECTURES_PAR_MINUTE = 600
const FICHIERS_PAR_MINUTE = 6000

/** Mean delay of the event loop beyond which answering 503 is kinder than queueing. */
export const RETARD_MAX_MS = 1500

/** Watched over even when readers are turned away: a busy server is neither dead nor to be restarted. */
const TOUJOURS = new Set(['/sante', '/metrics'])

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
 * @param fond the plan of somebody else that pages may show, the only call they may make elsewhere.
 */
export async function registerSecurite(
  app: FastifyInstance,
  options: { https: boolean; fond: Etat['fond']; lecturesParMinute: number; retardMaxMs: number },
): Promise<void> {
  registerEntetes(app, options.https, options.fond && new URL(options.fond.tuiles).origin)
  await app.register(underPressure, {
    maxEventLoopDelay: options.retardMaxMs,
    pressureHandler(request) {
      const { url, config } = request.routeOptions
      // Without its scripts the site could not even say that the service is busy.
      if (TOUJOURS.has(url ?? '') || config.statique) return
      throw Object.assign(new Error('event loop delayed'), { statusCode: 503 })
    },
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
}
