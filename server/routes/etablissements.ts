import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { aucunParametre } from '../contract/base.ts'
import {
  collectionEtablissements,
  etablissementDetail,
  etablissementListe,
  parametresEtablissement,
  type RequeteEtablissements,
  requeteEtablissements,
} from '../contract/etablissements.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import { colonnesEtablissements } from '../exports/etablissements.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import { completudeOf } from '../queries/completude.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { countEtablissements } from '../queries/etablissements.ts'
import { type Demande, lirePage, parcourir } from '../queries/liste-etablissements.ts'
import { parentsOf } from '../queries/parents.ts'
import type { Publication } from '../queries/publication.ts'
import { listAnomaliesEtablissement } from '../queries/qualite.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { identiteOf, listValeurs } from '../queries/valeurs-etablissement.ts'
import { type Application, lienSuivant, PUBLIE_CHAUD } from './commun.ts'
import { exigerEtablissement } from './etablissement-exige.ts'
import { adresseApres, deciderFiltres, deciderMesures, deciderTri, lireCle } from './filtres-decides.ts'

const TAGS = ['Établissements']

/** Schools, and one school. */
export function routesEtablissements(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/etablissements',
    {
      config: { ...PUBLIE_CHAUD, tableau: tableauListe(db) },
      schema: {
        operationId: 'listerEtablissements',
        tags: TAGS,
        summary: 'Liste des établissements',
        description:
          'Écoles, collèges, lycées et EREA, filtrés par territoire, type, secteur, position ou par ce qu’ils ont répondu, triés, avec les champs et les indicateurs voulus.',
        querystring: requeteEtablissements,
        response: { 200: collectionEtablissements, ...reponsesErreur },
      },
    },
    async ({ publication, query, url }, reply) => {
      const demande = decider(publication, query)
      const apres = lireCle(demande.tri, query.curseur)
      const [total, { resultats, suite }] = await Promise.all([
        countEtablissements(db, publication, demande.filtres),
        lirePage(db, publication, demande, { apres, limit: query.limit }),
      ])
      const suivant = adresseApres(url, demande.tri, suite)
      reply.headers(lienSuivant(suivant))
      const enveloppe = enveloppeOf(publication, { sources: sourcesListe(demande) })
      return { total, resultats, suivant, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/etablissements/:uai',
    {
      config: PUBLIE_CHAUD,
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
        anomalies,
        completude: completudeOf(valeurs),
        ...enveloppeOf(publication, { sources }),
      }
    },
  )
}

/** A request made ready to run. @throws ErreurLecteur 400. */
const decider = (publication: Publication, query: RequeteEtablissements): Demande => ({
  tri: deciderTri(publication, query.tri),
  filtres: deciderFiltres(publication, query),
  mesures: deciderMesures(publication, query.indicateurs, 'indicateurs'),
  champs: query.champs,
})

/** Sources of everything a list reads: what it shows, what filters it, what sorts it. */
function sourcesListe({ mesures, filtres, tri }: Demande): string[] {
  const lues = [...mesures, ...filtres.conditions, ...(tri.mesure ? [tri.mesure] : [])]
  return [...sourcesEtablissements(), ...lues.flatMap(({ indicateur }) => sourcesOfIndicateur(indicateur))]
}

/** How the list becomes a file. */
const tableauListe = (db: Db): DeclarationTableau => ({
  element: etablissementListe,
  colonnes({ publication, query }) {
    const { champs, mesures } = decider(publication, query as RequeteEtablissements)
    return colonnesEtablissements(champs, mesures)
  },
  lots({ publication, query }, max) {
    const demande = decider(publication, query as RequeteEtablissements)
    const apres = lireCle(demande.tri, (query as RequeteEtablissements).curseur)
    return parcourir(db, publication, demande, apres, max)
  },
})
