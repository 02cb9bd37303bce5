import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import {
  collectionRegroupements,
  groupe,
  type RequeteRegroupements,
  requeteRegroupements,
} from '../contract/regroupements.ts'
import { colonnesRegroupements } from '../exports/regroupements.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import { parametreInvalide } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import type { Publication } from '../queries/publication.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { type DemandeGroupes, listGroupes } from '../queries/regroupements.ts'
import { reservesOf } from '../queries/reserves.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'
import { decideFiltres, decideMesures } from './filtres-decides.ts'
import { requireLieux } from './territoire-exige.ts'

/** Schools grouped by territory or by kind, with any indicator computed on each group. */
export function routesRegroupements(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/etablissements/regroupements',
    {
      config: { ...PUBLIE_CHAUD, tableau: TABLEAU },
      schema: {
        operationId: 'regrouperEtablissements',
        tags: ['Établissements'],
        summary: 'Établissements regroupés',
        description:
          'Compte les établissements ouverts qui répondent aux filtres, par territoire, type, secteur ou éducation prioritaire, et calcule sur chaque groupe les indicateurs voulus, par la règle des synthèses publiées.',
        querystring: requeteRegroupements,
        response: { 200: collectionRegroupements, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query, url }) => {
      await requireLieux(db, publication, query, url)
      const demande = decide(publication, query)
      const resultats = await listGroupes(db, publication, demande)
      const lues = [...demande.mesures, ...demande.filtres.conditions]
      const sources = lues.flatMap(({ indicateur }) => sourcesOfIndicateur(indicateur))
      const reserves = reservesOf(
        publication,
        resultats.flatMap(({ valeurs }) => valeurs),
      )
      return {
        total: resultats.length,
        etablissements: resultats.reduce((somme, { etablissements }) => somme + etablissements, 0),
        resultats,
        suivant: null,
        ...enveloppeOf(publication, { sources: [...sourcesEtablissements(), ...sources] }, reserves),
      }
    },
  )
}

/** A request made ready to run. @throws ErreurLecteur 400 for an indicator that does not describe schools. */
function decide(publication: Publication, query: RequeteRegroupements): DemandeGroupes {
  const mesures = decideMesures(publication, query.indicateurs, 'indicateurs')
  const etranger = mesures.find(({ indicateur }) => indicateur.grain !== 'etablissement')
  if (etranger) {
    const { id, grain } = etranger.indicateur
    throw parametreInvalide(
      'indicateurs',
      id,
      `un indicateur qui décrit des établissements : ${id} décrit des territoires (${grain}), voir /api/v1/indicateurs/${id}/valeurs`,
    )
  }
  return { filtres: decideFiltres(publication, query), par: query.regrouper_par, mesures }
}

/** How a grouping becomes a file. */
const TABLEAU: DeclarationTableau = {
  element: groupe,
  colonnes({ publication, query }) {
    const { par, mesures } = decide(publication, query as RequeteRegroupements)
    return colonnesRegroupements(par, mesures)
  },
}
