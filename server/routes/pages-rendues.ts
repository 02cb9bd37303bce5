import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Coquille, type PageRendue } from '../pages/coquille.ts'
import { type Application, origineOf } from './commun.ts'

/** A page, and the status it is sent with when that is not 200. */
export interface Rendu {
  page: PageRendue
  status?: number
}

type Requete = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>
type Rendre = (request: Requete, origine: string) => Promise<Rendu>

/** Registers a page drawn by the server. `querystring`: what it reads of its address; anything goes when absent. */
export type Servir = (chemin: string, rendre: Rendre, querystring?: z.ZodObject) => void

/**
 * Prepares the pages drawn by the server: what search engines, browsers without script and slow phones read.
 * @param webDir folder of the built site; without it, there is nothing to fill. @param racine public root address, `null` when it is not known.
 * @returns `null` without a built site.
 */
export function openPages(
  app: Application,
  { webDir, racine }: { webDir: string | null; racine: string | null },
): Servir | null {
  const index = webDir === null ? null : join(webDir, 'index.html')
  if (index === null || !existsSync(index)) return null
  const coquille = new Coquille(readFileSync(index, 'utf8'))
  const enHtml = (reply: FastifyReply, status: number) =>
    reply.code(status).type('text/html; charset=utf-8').header('Cache-Control', 'no-cache')
  // The body depends on the built site too: its tag is made from its bytes.
  const config = { publication: true, vivant: true }
  // The site itself says what fails, in a page rather than in JSON.
  const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    request.log.error({ err: error }, 'page')
    void enHtml(reply, error.statusCode ?? 503).send(coquille.index)
  }
  return (chemin, rendre, querystring) => {
    const schema = { hide: true, ...(querystring && { querystring }) }
    app.get(chemin, { config, schema, errorHandler }, async (request, reply) => {
      const origine = origineOf(racine, request)
      const { page, status = 200 } = await rendre(request as Requete, origine)
      return enHtml(reply, status).send(coquille.render(page, origine))
    })
  }
}
