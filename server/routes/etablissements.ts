import { aucunParametre } from '../contract/base.ts'
import { etablissementDetail, parametresEtablissement } from '../contract/etablissements.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { completudeOf } from '../queries/completude.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { parentsOf } from '../queries/parents.ts'
import { listAnomaliesEtablissement } from '../queries/qualite.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { corrigerIdentite } from '../queries/signalements/correction-affichee.ts'
import { identiteOf, listValeurs } from '../queries/valeurs-etablissement.ts'
import { type Application, PUBLIE_CORRIGE } from './commun.ts'
import { exigerEtablissement } from './etablissement-exige.ts'

const TAGS = ['Établissements']

/** One school, and everything known of it. */
export function routesEtablissements(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/etablissements/:uai',
    {
      config: PUBLIE_CORRIGE,
      schema: {
        operationId: 'lireEtablissement',
        tags: TAGS,
        summary: 'Un établissement',
        description:
          'Identité d’un établissement et valeur de chaque indicateur qui le concerne, par campagne, avec son statut et sa provenance (import et ligne du fichier).',
        params: parametresEtablissement,
        querystring: aucunParametre,
        response: { 200: etablissementDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { uai } }) => {
      const { ligne, etablissement } = await exigerEtablissement(db, publication, uai)
      const [valeurs, anomalies] = await Promise.all([
        listValeurs(db, publication, ligne),
        listAnomaliesEtablissement(db, publication, uai),
      ])
      const sources = [...sourcesEtablissements(), ...valeurs.flatMap(({ source }) => source ?? [])]
      return {
        ...etablissement,
        ...identiteOf(publication, ligne),
        parents: parentsOf(publication, ligne, null),
        valeurs,
        corrections: corrigerIdentite(publication, uai),
        anomalies,
        completude: completudeOf(valeurs),
        ...enveloppeOf(publication, { sources }),
      }
    },
  )
}
