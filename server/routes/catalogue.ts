import { aucunParametre } from '../contract/base.ts'
import { catalogueDcat } from '../contract/catalogue.ts'
import { reponsesErreur } from '../contract/probleme.ts'
import { catalogueOf } from '../queries/catalogue.ts'
import { type Application, PUBLIE } from './commun.ts'

const JSON_LD = 'application/ld+json; charset=utf-8'

/** Metadata that other catalogues harvest. @param options.racine public root address, empty when it is unknown. */
export function routesCatalogue(app: Application, { racine }: { racine: string }): void {
  app.get(
    '/api/v1/catalogue',
    {
      config: PUBLIE,
      schema: {
        operationId: 'lireCatalogue',
        tags: ['Données'],
        summary: 'Catalogue DCAT-AP',
        description:
          'Métadonnées au format DCAT-AP (JSON-LD), à moissonner par data.gouv.fr ou un autre catalogue. Les adresses sont complètes si l’instance connaît son adresse publique, relatives sinon.',
        querystring: aucunParametre,
        response: {
          200: {
            description: 'Catalogue de métadonnées.',
            content: { 'application/ld+json': { schema: catalogueDcat } },
          },
          ...reponsesErreur,
        },
      },
    },
    async ({ publication }, reply) => reply.type(JSON_LD).send(catalogueOf(publication, racine)),
  )
}
