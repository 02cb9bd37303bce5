import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { introuvable } from '../probleme.ts'
import { PAGE_INTEGREE } from './entetes.ts'
import { sendProbleme } from './erreurs.ts'

/** Vite names the files of this folder after their content. */
const ACTIFS = /[\\/]assets[\\/]/
const IMMUABLE = 'public, max-age=31536000, immutable'
const A_REVERIFIER = 'no-cache'

/** Addresses that belong to programs: nothing there is ever a page of the site. */
const isTechnique = (chemin: string): boolean => /^\/(api|tuiles|assets)(\/|$)/.test(chemin)

/** A page of the site: an address without extension, asked for by a browser. */
const isPage = (request: FastifyRequest, chemin: string): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !isTechnique(chemin) &&
  !/\.[a-z0-9]{1,8}$/i.test(chemin)

/**
 * Serves the built site; every address of a page gives `index.html`, which draws it.
 * @param webDir folder of the built site, `null` to serve the API alone.
 */
export async function registerSite(app: FastifyInstance, webDir: string | null): Promise<void> {
  const site = webDir !== null && existsSync(join(webDir, 'index.html'))
  if (site) {
    await app.register(async (fichiers) => {
      fichiers.addHook('onRoute', (route) => {
        route.config = { ...route.config, fichier: true, statique: true }
        route.schema = { ...route.schema, hide: true }
      })
      await fichiers.register(fastifyStatic, {
        root: webDir,
        cacheControl: false,
        preCompressed: true,
        setHeaders(reply, chemin) {
          reply.header('cache-control', ACTIFS.test(chemin) ? IMMUABLE : A_REVERIFIER)
          reply.header('vary', 'accept-encoding')
        },
      })
      // A route of its own: its headers let other sites frame it.
      fichiers.get(PAGE_INTEGREE, (_, reply) => sendPage(reply))
    })
  }
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const chemin = request.url.split('?', 1)[0] ?? '/'
    if (site && isPage(request, chemin)) return sendPage(reply)
    return sendProbleme(request, reply, introuvable('Aucune ressource à cette adresse. Voir /api/docs.'))
  })
}

const sendPage = (reply: FastifyReply): FastifyReply => reply.code(200).sendFile('index.html')
