import type { FastifyInstance } from 'fastify'

/** Notice that an operation will be withdrawn; the policy is on the reference page: twelve months at least. */
interface Depreciation {
  /** Days of the announcement and of the withdrawal: `2027-01-31`. */
  depuis: string
  retrait: string
  /** Address that does the same from now on. */
  remplacement: string
}

declare module 'fastify' {
  interface FastifyContextConfig {
    depreciee?: Depreciation
  }
}

const MOIS_MIN = 12

/** @throws Error when the notice is shorter than what was promised. */
function check({ depuis, retrait }: Depreciation): void {
  const promis = new Date(depuis)
  promis.setUTCMonth(promis.getUTCMonth() + MOIS_MIN)
  if (!(new Date(retrait) >= promis))
    throw new Error(`${retrait}: less than ${MOIS_MIN} months after ${depuis}`)
}

/**
 * Operations whose config says `depreciee` announce it: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and `Link` in
 * each answer, `deprecated` in the OpenAPI document.
 */
export function registerDepreciation(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.depreciee) return
    check(route.config.depreciee)
    route.schema = { ...route.schema, deprecated: true }
  })
  app.addHook('onSend', (request, reply, payload, suite) => {
    const { depreciee } = request.routeOptions.config
    if (!depreciee) return suite(null, payload)
    const { depuis, retrait, remplacement } = depreciee
    const annonce = `<${remplacement}>; rel="successor-version", </api/docs#evolutions>; rel="deprecation"; type="text/html"`
    // The link to the next page, if there is one, stays.
    const liens = [reply.getHeader('Link'), annonce].filter(Boolean).join(', ')
    reply.headers({
      Deprecation: `@${new Date(depuis).getTime() / 1000}`,
      Sunset: new Date(retrait).toUTCString(),
      Link: liens,
    })
    suite(null, payload)
  })
}
