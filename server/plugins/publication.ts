import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { publicationDemandee } from '../contract/versions.ts'
import { ErreurLecteur, introuvable } from '../probleme.ts'
import type { Publication } from '../queries/publication.ts'
import type { Retenues } from '../queries/retenues.ts'
import type { Veille } from '../queries/veille.ts'
import { normaliseUrl } from './cache-http.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Publication this request reads from beginning to end, whatever is published meanwhile. */
    publication: Publication
  }
}

/**
 * Says which publication a request reads: the one in force, or the retained one that `?publication=` names.
 * @param racine public root address of the site, when it is known, for the permanent links of answers.
 */
export function registerPublication(
  app: FastifyInstance,
  { veille, retenues, racine }: { veille: Veille; retenues: Retenues; racine: string | null },
): void {
  app.decorateRequest('publication')
  app.addHook('onRoute', (route) => {
    const requete = route.schema?.querystring as z.ZodObject | undefined
    if (!route.config?.publication || !requete) return
    route.schema = { ...route.schema, querystring: requete.extend({ publication: publicationDemandee }) }
  })
  app.addHook('preHandler', async (request) => {
    if (!request.routeOptions.config.publication) return
    const { publication: demandee } = request.query as { publication?: number }
    const publication = demandee === undefined ? veille.courante() : await requireRetenue(retenues, demandee)
    const permalien = adresseFigee(racine, request.url, publication)
    request.publication = { ...publication, permalien }
  })
}

/** Address that will give the same answer as long as the publication is kept. */
function adresseFigee(racine: string | null, url: string, publication: Publication): string | null {
  if (publication.id === 0) return null
  const [chemin, requete] = normaliseUrl(url).split('?')
  const parametres = new URLSearchParams(requete)
  parametres.set('publication', String(publication.id))
  parametres.sort()
  return `${racine?.replace(/\/$/, '') ?? ''}${chemin}?${parametres}`
}

/** @throws ErreurLecteur 410 for a publication no longer kept, 404 for one that never was. */
async function requireRetenue(retenues: Retenues, id: number): Promise<Publication> {
  const { etat, publication } = await retenues.read(id)
  if (publication) return publication
  const precisions = { parametre: 'publication', recu: String(id) }
  if (etat === 'retiree') {
    throw new ErreurLecteur(
      410,
      'publication_retiree',
      'Publication retirée',
      `La publication n° ${id} n’est plus conservée. Celles qui le sont : /api/v1/versions.`,
      precisions,
    )
  }
  throw introuvable(
    `La publication n° ${id} n’existe pas. Celles qui existent : /api/v1/versions.`,
    precisions,
  )
}
