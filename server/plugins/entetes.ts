import type { FastifyInstance } from 'fastify'

/**
 * Content security policy of the pages. The MapLibre worker is a static module of the site, so neither
 * `blob:` nor any `unsafe-…` is needed; its style sheet draws its buttons with `data:` images.
 */
const CSP_PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join(';')

/** An answer made of data runs nothing, shows nothing, and is framed by nobody. */
const CSP_DONNEES = "default-src 'none';frame-ancestors 'none'"

const COMMUNS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // The API and the tiles are made to be read from other sites.
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** Routes whose answers are data, never a page. */
const DONNEES = /^\/(api\/v1|tuiles)\//

const UN_AN_S = 31_536_000

/**
 * Security headers of every answer, written once: making them anew for each request costs more than a hot answer.
 * @param https the public address is https: browsers are then told to stay on it.
 */
export function registerEntetes(app: FastifyInstance, https: boolean): void {
  const communs = { ...COMMUNS, ...(https && { 'Strict-Transport-Security': `max-age=${UN_AN_S}` }) }
  const donnees = { ...communs, 'Content-Security-Policy': CSP_DONNEES }
  const page = {
    ...communs,
    'Content-Security-Policy': CSP_PAGE,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'X-DNS-Prefetch-Control': 'off',
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Permitted-Cross-Domain-Policies': 'none',
  }
  app.addHook('onRequest', (request, reply, suite) => {
    reply.headers(DONNEES.test(request.routeOptions.url ?? '') ? donnees : page)
    reply.header('X-Request-Id', request.id)
    suite()
  })
}
