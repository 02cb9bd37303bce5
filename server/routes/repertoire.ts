import { reponsesErreur } from '../contract/probleme.ts'
import { repertoire, requeteRepertoire } from '../contract/repertoire.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { sourcesEtablissements, sourcesTerritoires } from '../queries/referentiel.ts'
import { listReperes, toRepertoire } from '../queries/repertoire.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'

/** Names of everything at a level, to be joined to a series. */
export function routesRepertoire(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/repertoire',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lireRepertoire',
        tags: ['Territoires'],
        summary: 'Tous les noms d’un niveau',
        description:
          'Codes, noms et lieux de tous les territoires d’un niveau, ou de tous les établissements ouverts, en tableaux parallèles : de quoi lire une série sans une requête par page.',
        querystring: requeteRepertoire,
        response: { 200: repertoire, ...reponsesErreur },
      },
    },
    async ({ publication, query: { niveau } }) => {
      const reperes = await listReperes(db, publication, niveau)
      const sources = niveau === 'etablissement' ? sourcesEtablissements() : sourcesTerritoires()
      return {
        niveau,
        total: reperes.length,
        ...toRepertoire(reperes),
        ...enveloppeOf(publication, { sources }),
      }
    },
  )
}
