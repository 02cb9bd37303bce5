import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import { aucunParametre } from '../contract/base.ts'
import {
  collectionIndicateurs,
  indicateurDetail,
  ligneSerie,
  parametresIndicateur,
  type RequeteValeurs,
  requeteValeurs,
  type Valeurs,
  valeurs,
} from '../contract/indicateurs.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import type { FiltresDecides } from '../queries/filtres/etablissements.ts'
import { findIndicateurPublie, listIndicateurs } from '../queries/indicateurs.ts'
import { listLignesSerie } from '../queries/lignes-serie.ts'
import type { Publication } from '../queries/publication.ts'
import { findValeurs } from '../queries/valeurs.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'
import { decideFiltres } from './filtres-decides.ts'
import { requireCampagne, requireIndicateur } from './indicateur-exige.ts'

const TAGS = ['Indicateurs']

/** The catalogue of indicators, and the series a map draws. */
export function routesIndicateurs(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/indicateurs',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'listerIndicateurs',
        tags: TAGS,
        summary: 'Liste des indicateurs',
        description:
          'Définition, unité, mesure, légende, réserves, campagnes et niveaux de chaque indicateur.',
        querystring: aucunParametre,
        response: { 200: collectionIndicateurs, ...reponsesErreur },
      },
    },
    async ({ publication }) => {
      const resultats = await listIndicateurs(db, publication)
      const enveloppe = enveloppeOf(publication, { sources: resultats.flatMap(({ sources }) => sources) })
      return { total: resultats.length, resultats, suivant: null, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/indicateurs/:id',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lireIndicateur',
        tags: TAGS,
        summary: 'Un indicateur',
        description: 'Ce que dit la liste des indicateurs, pour un seul.',
        params: parametresIndicateur,
        querystring: aucunParametre,
        response: { 200: indicateurDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { id } }) => {
      const publie = await findIndicateurPublie(db, publication, requireIndicateur(id))
      return { ...publie, ...enveloppeOf(publication, { sources: publie.sources }) }
    },
  )

  app.get(
    '/api/v1/indicateurs/:id/valeurs',
    {
      config: { ...PUBLIE_CHAUD, tableau: tableauSerie(db) },
      schema: {
        operationId: 'lireValeurs',
        tags: TAGS,
        summary: 'Valeurs d’un indicateur pour une carte',
        description:
          'Une série compacte : tableaux parallèles de codes, de valeurs, de statuts et de couvertures, pour tous les territoires d’un niveau ou tous les établissements. « education_prioritaire » et « filtre » la restreignent aux établissements qui y répondent : les valeurs des territoires sont alors recalculées sur eux seuls.',
        params: parametresIndicateur,
        querystring: requeteValeurs,
        response: { 200: valeurs, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params, query }) => {
      const indicateur = requireIndicateur(params.id)
      const campagne = requireCampagne(publication, indicateur, query.campagne)
      return findValeurs(db, publication, indicateur, campagne, query, filtresOf(publication, query))
    },
  )
}

/** Schools a series is about. @throws ErreurLecteur 400 when a condition asks for a campaign without data. */
function filtresOf(
  publication: Publication,
  { type, secteur, education_prioritaire, filtre }: RequeteValeurs,
): FiltresDecides {
  return decideFiltres(publication, {
    type: type === TOUS ? undefined : [type],
    secteur: secteur === TOUS ? undefined : [secteur],
    education_prioritaire,
    filtre,
  })
}

/** How a series becomes a file: a row per code, with its name and its place. */
const tableauSerie = (db: Db): DeclarationTableau => ({
  element: ligneSerie,
  lignes: (serie: Valeurs, { publication, query }) =>
    listLignesSerie(db, publication, serie, query as RequeteValeurs),
})
