import type { z } from 'zod'
import type { Atelier } from '../atelier/atelier.ts'
import { aucunParametre } from '../contract/base.ts'
import {
  type EtablissementDetail,
  etablissementDetail,
  parametresEtablissement,
  valeurEtablissement,
} from '../contract/etablissements.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import type { DeclarationDocument } from '../plugins/documents.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findDetail, findDonneesFiche, sourcesDetail } from '../queries/fiche-etablissement.ts'
import { listAnomaliesEtablissement } from '../queries/qualite.ts'
import { type Application, origineOf, PUBLIE_CORRIGE } from './commun.ts'
import { requireEtablissement } from './etablissement-exige.ts'

const TAGS = ['Établissements']

/**
 * One school, and everything known of it.
 * @param racine public root address, `null` when it is not known.
 */
export function routesEtablissements(
  app: Application,
  { db, racine, atelier }: { db: Db; racine: string | null; atelier: Atelier },
): void {
  const document: DeclarationDocument = async (request) => {
    const { uai } = request.params as z.output<typeof parametresEtablissement>
    const { publication } = request
    const trouve = await requireEtablissement(db, publication, uai)
    const donnees = await findDonneesFiche(db, publication, trouve)
    const adresse = `${origineOf(racine, request)}/etablissements/${uai}`
    return atelier.draw({ genre: 'fiche', donnees, adresse })
  }
  app.get(
    '/api/v1/etablissements/:uai',
    {
      config: { ...PUBLIE_CORRIGE, document, tableau: TABLEAU },
      schema: {
        operationId: 'lireEtablissement',
        tags: TAGS,
        summary: 'Un établissement',
        description:
          'Identité d’un établissement et valeur de chaque indicateur qui le concerne, par campagne, avec son statut et sa provenance (import et ligne du fichier). En CSV et en tableur : une ligne par indicateur et par campagne. En PDF : la fiche à imprimer, avec ses sources.',
        params: parametresEtablissement,
        querystring: aucunParametre,
        response: { 200: etablissementDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { uai } }) => {
      const trouve = await requireEtablissement(db, publication, uai)
      const [detail, anomalies] = await Promise.all([
        findDetail(db, publication, trouve),
        listAnomaliesEtablissement(db, publication, uai),
      ])
      return { ...detail, anomalies, ...enveloppeOf(publication, { sources: sourcesDetail(detail) }) }
    },
  )
}

const TABLEAU: DeclarationTableau = {
  element: valeurEtablissement,
  lignes: ({ valeurs }: EtablissementDetail) => valeurs,
}
