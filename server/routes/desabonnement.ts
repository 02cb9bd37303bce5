import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { readDesabonnement } from '../avis/desabonnement.ts'
import type { Coffre } from '../coffre.ts'
import { aucunParametre } from '../contract/base.ts'
import { pageDesabonnement } from '../pages/desabonnement.ts'
import { unsubscribe } from '../queries/avis/preferences.ts'
import type { Db } from '../queries/db.ts'
import type { Application } from './commun.ts'

const parametres = z.strictObject({ jeton: z.string().max(100) })
const CONFIG = { anonyme: true, rateLimit: { max: 30, timeWindow: '1 minute' } }

/**
 * Stops the digest of an agent, without signing in. Opening the link is not enough, since mail scanners open links
 * too; the button, or the one click of a mail program (RFC 8058), is a POST.
 */
export function routesDesabonnement(
  app: Application,
  { db, coffre }: { db: Db; coffre: Pick<Coffre, 'sign'> },
): void {
  const send = (reply: FastifyReply, etat: 'question' | 'fait' | 'invalide') =>
    reply
      .code(etat === 'invalide' ? 404 : 200)
      .headers({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' })
      .type('text/html; charset=utf-8')
      .send(pageDesabonnement(etat))

  // A scope of its own: the body says « List-Unsubscribe=One-Click » or nothing, and is not read.
  app.register(async (page: Application) => {
    page.removeAllContentTypeParsers()
    page.addContentTypeParser('*', (_request, flux, suite) => {
      flux.resume()
      flux.on('end', () => suite(null, undefined)).on('error', suite)
    })
    page.get(
      '/desabonnement/:jeton',
      { config: CONFIG, schema: { hide: true, params: parametres, querystring: aucunParametre } },
      async ({ params: { jeton } }, reply) =>
        send(reply, readDesabonnement(coffre, jeton) === null ? 'invalide' : 'question'),
    )
    page.post(
      '/desabonnement/:jeton',
      { config: CONFIG, bodyLimit: 1024, schema: { hide: true, params: parametres } },
      async ({ params: { jeton } }, reply) => {
        const agent = readDesabonnement(coffre, jeton)
        if (agent === null) return send(reply, 'invalide')
        await unsubscribe(db, agent)
        return send(reply, 'fait')
      },
    )
  })
}
