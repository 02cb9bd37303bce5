import { aucunParametre } from '../contract/base.ts'
import { parametresTerritoire } from '../contract/territoires.ts'
import { drawVignette } from '../pages/vignette.ts'
import type { Db } from '../queries/db.ts'
import { findSituation } from '../queries/vignette.ts'
import { type Application, PUBLIE } from './commun.ts'
import { requireTerritoire } from './territoire-exige.ts'

/** Small maps of the pages: images, so that they need neither the drawing engine nor a script. */
export function routesVignettes(app: Application, { db }: { db: Db }): void {
  app.get(
    '/vignettes/:niveau/:code.svg',
    {
      config: { ...PUBLIE, fichier: true },
      schema: { hide: true, params: parametresTerritoire, querystring: aucunParametre },
    },
    async ({ publication, params: { niveau, code } }, reply) => {
      const territoire = await requireTerritoire(db, publication, niveau, code, '')
      reply.type('image/svg+xml; charset=utf-8')
      return drawVignette(await findSituation(db, publication, territoire))
    },
  )
}
