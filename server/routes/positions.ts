import { aucunParametre } from '../contract/base.ts'
import { positions } from '../contract/positions.ts'
import { reponsesErreur } from '../contract/probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { listPositions } from '../queries/positions.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'

/** Where schools are, for a map. */
export function routesPositions(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/etablissements/positions',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lirePositions',
        tags: ['Établissements'],
        summary: 'Positions de tous les établissements',
        description:
          'UAI, longitudes et latitudes de tous les établissements ouverts dont la position est connue, en tableaux parallèles : de quoi placer une série sans une requête par page.',
        querystring: aucunParametre,
        response: { 200: positions, ...reponsesErreur },
      },
    },
    async ({ publication }) => {
      const listes = await listPositions(db, publication)
      const enveloppe = enveloppeOf(publication, { sources: sourcesEtablissements() })
      return { total: listes.codes.length, ...listes, ...enveloppe }
    },
  )
}
