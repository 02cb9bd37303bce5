import { aucunParametre } from '../contract/base.ts'
import { parametresEtablissement } from '../contract/etablissements.ts'
import { liens } from '../contract/liens.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findLiens } from '../queries/liens.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { type Application, PUBLIE } from './commun.ts'
import { requireEtablissement } from './etablissement-exige.ts'

/** Schools tied to another by their site or by their history. */
export function routesLiens(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/etablissements/:uai/liens',
    {
      config: PUBLIE,
      schema: {
        operationId: 'lireLiens',
        tags: ['Établissements'],
        summary: 'Site et filiation d’un établissement',
        description:
          'Établissements qui partagent son site, sa direction, sa cité scolaire ou son regroupement pédagogique, fermés compris. Aucune source ouverte ne dit qui succède à un établissement fermé : ceux du même site aident à le retrouver.',
        params: parametresEtablissement,
        querystring: aucunParametre,
        response: { 200: liens, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { uai } }) => {
      const { ligne } = await requireEtablissement(db, publication, uai)
      const trouves = await findLiens(db, publication, ligne)
      return { uai, ...trouves, ...enveloppeOf(publication, { sources: sourcesEtablissements() }) }
    },
  )
}
