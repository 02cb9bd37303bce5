import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'

/**
 * Content security policy of the pages. The MapLibre worker is a static module of the site, so neither
 * `blob:` nor any `unsafe-…` is needed; its style sheet draws its buttons with `data:` images.
 */
const CSP_PAGE = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  frameSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
  objectSrc: ["'none'"],
}

/** The one page made to stand inside other sites: it shows a view, and nothing can be done or signed there. */
export const PAGE_INTEGREE = '/carte/integree'

/** An answer made of data runs nothing, shows nothing, and is framed by nobody. */
const CSP_DONNEES = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] }

const UN_AN_S = 31_536_000

const COMMUNS = {
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  // The API and the tiles are made to be read from other sites.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
} satisfies HelmetOptions

/** Routes whose answers are data, never a page. */
const DONNEES = /^\/(api\/v1|tuiles)\//

/** What helmet would write on an answer, asked once: making it anew for each request costs more than a hot answer. */
function entetesOf(options: HelmetOptions): Record<string, string> {
  const entetes: Record<string, string> = {}
  const reponse = {
    setHeader: (nom: string, valeur: string) => {
      entetes[nom] = valeur
    },
    removeHeader: () => {},
  }
  helmet(options)({} as IncomingMessage, reponse as unknown as ServerResponse, (erreur?: unknown) => {
    if (erreur) throw erreur
  })
  return entetes
}

/**
 * Security headers of every answer.
 * @param origineFond host of the plan that pages may show; `null` without one.
 * @param https the public address is https: browsers are then told to stay on it.
 */
export function registerEntetes(app: FastifyInstance, https: boolean, origineFond: string | null): void {
  // The one other host that may ever be asked, and only where the operator has chosen it.
  const fond = origineFond ? [origineFond] : []
  const csp = {
    ...CSP_PAGE,
    imgSrc: [...CSP_PAGE.imgSrc, ...fond],
    connectSrc: [...CSP_PAGE.connectSrc, ...fond],
  }
  const communs = {
    ...COMMUNS,
    strictTransportSecurity: https && { maxAge: UN_AN_S, includeSubDomains: false },
  }
  const cspOf = (directives: Record<string, string[]>) => ({ useDefaults: false, directives })
  const page = entetesOf({ ...communs, contentSecurityPolicy: cspOf(csp) })
  const integree = entetesOf({
    ...communs,
    contentSecurityPolicy: cspOf({ ...csp, frameAncestors: ['*'] }),
    xFrameOptions: false,
  })
  const donnees = entetesOf({
    ...communs,
    contentSecurityPolicy: cspOf(CSP_DONNEES),
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  app.addHook('onRequest', (request, reply, suite) => {
    const { url = '' } = request.routeOptions
    reply.headers(DONNEES.test(url) ? donnees : url === PAGE_INTEGREE ? integree : page)
    reply.header('X-Request-Id', request.id)
    suite()
  })
}
