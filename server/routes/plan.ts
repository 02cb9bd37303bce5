import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { aucunParametre } from '../contract/base.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { listPagesDepartement, listPagesFrance } from '../queries/plan.ts'
import { type Application, origineOf } from './commun.ts'

const ENTETE = '<?xml version="1.0" encoding="UTF-8"?>'
const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const FRANCE = 'france'

/** Codes and UAI are made of letters and digits: nothing to escape in an address. */
const planOf = (origine: string, chemins: readonly string[], jour: string): string =>
  `${ENTETE}\n<urlset ${XMLNS}>\n${chemins.map((chemin) => `<url><loc>${origine}${chemin}</loc><lastmod>${jour}</lastmod></url>`).join('\n')}\n</urlset>\n`

/**
 * Site map: one file for the wide territories, one per département for its communes and schools, since a file may not
 * hold more than 50,000 addresses.
 * @param racine public root address, `null` when it is not known.
 */
export function routesPlan(app: Application, { db, racine }: { db: Db; racine: string | null }): void {
  const jourOf = ({ publication }: FastifyRequest): string =>
    (publication.cree_le ?? new Date(0)).toISOString().slice(0, 10)
  const enXml = (reply: FastifyReply) => reply.type('application/xml; charset=utf-8')
  // Addresses depend on the host when the public one is not configured: the tag is made from the bytes.
  const config = { publication: true, vivant: true, fichier: true }

  app.get(
    '/sitemap.xml',
    { config, schema: { hide: true, querystring: aucunParametre } },
    async (request, reply) => {
      const departements = [...(request.publication.noms.get('departement')?.keys() ?? [])]
      const plans = [FRANCE, ...departements].map(
        (nom) =>
          `<sitemap><loc>${origineOf(racine, request)}/plans/${nom}.xml</loc><lastmod>${jourOf(request)}</lastmod></sitemap>`,
      )
      enXml(reply)
      return `${ENTETE}\n<sitemapindex ${XMLNS}>\n${plans.join('\n')}\n</sitemapindex>\n`
    },
  )

  app.get(
    '/plans/:nom.xml',
    {
      config,
      schema: {
        hide: true,
        params: z.strictObject({ nom: z.string().max(20) }),
        querystring: aucunParametre,
      },
    },
    async (request, reply) => {
      const { publication, params } = request
      const connu = params.nom === FRANCE || publication.noms.get('departement')?.has(params.nom)
      if (!connu) throw introuvable(`Aucun plan de ce nom : « ${params.nom} ».`)
      const chemins =
        params.nom === FRANCE
          ? listPagesFrance(publication)
          : await listPagesDepartement(db, publication, params.nom)
      enXml(reply)
      return planOf(origineOf(racine, request), chemins, jourOf(request))
    },
  )

  app.get('/robots.txt', { config: { fichier: true }, schema: { hide: true } }, async (request, reply) => {
    reply.type('text/plain; charset=utf-8')
    return `User-agent: *\nDisallow: /tuiles/\nSitemap: ${origineOf(racine, request)}/sitemap.xml\n`
  })
}
