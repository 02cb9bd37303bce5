import { reponsesErreur } from '../contract/probleme.ts'
import { collectionRecherche, requeteRecherche } from '../contract/recherche.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { search } from '../queries/recherche/rechercher.ts'
import { sourcesEtablissements, sourcesTerritoires } from '../queries/referentiel.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'

/** The search box. */
export function routesRecherche(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/recherche',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'rechercher',
        tags: ['Recherche'],
        summary: 'Recherche',
        description:
          'Territoires et établissements dont le nom, la commune, le code ou l’UAI ressemble au texte.',
        querystring: requeteRecherche,
        response: { 200: collectionRecherche, ...reponsesErreur },
      },
    },
    async ({ publication, query: { q, limit } }) => {
      const resultats = await search(db, publication, q, limit)
      const enveloppe = enveloppeOf(publication, {
        sources: [...sourcesTerritoires(), ...sourcesEtablissements()],
      })
      return { total: resultats.length, resultats, suivant: null, ...enveloppe }
    },
  )
}
