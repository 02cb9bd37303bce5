import type { FastifyReply, FastifyRequest } from 'fastify'
import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import {
  collectionEtablissements,
  etablissementListe,
  type RequeteEtablissements,
  requeteEtablissements,
  requeteEtablissementsTerritoire,
} from '../contract/etablissements.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { type ParametresTerritoire, parametresTerritoire } from '../contract/territoires.ts'
import { colonnesEtablissements } from '../exports/etablissements.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { countEtablissements } from '../queries/etablissements.ts'
import type { Mesure } from '../queries/filtres/indicateur.ts'
import { type Demande, readPage, walk } from '../queries/liste-etablissements.ts'
import type { Publication } from '../queries/publication.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { melees } from '../queries/reserves.ts'
import { type Application, lienSuivant, PUBLIE_CHAUD } from './commun.ts'
import { adresseApres, decideFiltres, decideMesures, decideTri, readCle } from './filtres-decides.ts'
import { requireLieux, requireTerritoire } from './territoire-exige.ts'

const TAGS = ['Établissements']

/** Schools, wherever they are or in one territory. */
export function routesListeEtablissements(app: Application, { db }: { db: Db }): void {
  const tableau = tableauListe(db)
  app.get(
    '/api/v1/etablissements',
    {
      config: { ...PUBLIE_CHAUD, tableau },
      schema: {
        operationId: 'listerEtablissements',
        tags: TAGS,
        summary: 'Liste des établissements',
        description:
          'Écoles, collèges, lycées et EREA, filtrés par territoire, type, secteur, position ou par ce qu’ils ont répondu, triés, avec les champs et les indicateurs voulus.',
        querystring: requeteEtablissements,
        response: { 200: collectionEtablissements, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query, url }, reply) => {
      await requireLieux(db, publication, query, url)
      return list(db, publication, query, url, reply)
    },
  )

  app.get(
    '/api/v1/territoires/:niveau/:code/etablissements',
    {
      config: { ...PUBLIE_CHAUD, tableau },
      schema: {
        operationId: 'listerEtablissementsTerritoire',
        tags: TAGS,
        summary: 'Établissements d’un territoire',
        description:
          'La liste des établissements d’un territoire, avec les mêmes filtres, formats et indicateurs que /api/v1/etablissements.',
        params: parametresTerritoire,
        querystring: requeteEtablissementsTerritoire,
        response: { 200: collectionEtablissements, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params, query, url }, reply) => {
      await requireTerritoire(db, publication, params.niveau, params.code, '/etablissements')
      return list(db, publication, { ...query, territoire: [params] }, url, reply)
    },
  )
}

/** One page of a list, with its total and its envelope. */
async function list(
  db: Db,
  publication: Publication,
  query: RequeteEtablissements,
  url: string,
  reply: FastifyReply,
) {
  const demande = decide(publication, query)
  const apres = readCle(demande.tri, query.curseur)
  const [total, { resultats, suite }] = await Promise.all([
    countEtablissements(db, publication, demande.filtres),
    readPage(db, publication, demande, { apres, limit: query.limit }),
  ])
  const suivant = adresseApres(url, demande.tri, suite)
  reply.headers(lienSuivant(suivant))
  const lues = luesPar(demande)
  const sources = [
    ...sourcesEtablissements(),
    ...lues.flatMap(({ indicateur }) => sourcesOfIndicateur(indicateur)),
  ]
  const reserves = melees(lues.map(({ campagne }) => campagne))
  return { total, resultats, suivant, ...enveloppeOf(publication, { sources }, reserves) }
}

/** A request made ready to run. @throws ErreurLecteur 400. */
const decide = (publication: Publication, query: RequeteEtablissements): Demande => ({
  tri: decideTri(publication, query),
  filtres: decideFiltres(publication, query),
  mesures: decideMesures(publication, query.indicateurs, 'indicateurs'),
  champs: query.champs,
})

/** Everything a list reads of the schools' answers: what it shows, what filters it, what sorts it. */
const luesPar = ({ mesures, filtres, tri }: Demande): Mesure[] => [
  ...mesures,
  ...filtres.conditions,
  ...(tri.mesure ? [tri.mesure] : []),
]

/** What was asked, whether the territory stands in the address or among the filters. */
function requeteDe({ query, params }: FastifyRequest): RequeteEtablissements {
  const { niveau, code } = params as Partial<ParametresTerritoire>
  const requete = query as RequeteEtablissements
  return niveau && code ? { ...requete, territoire: [{ niveau, code }] } : requete
}

/** How the list becomes a file. */
const tableauListe = (db: Db): DeclarationTableau => ({
  element: etablissementListe,
  colonnes(request) {
    const { champs, mesures, filtres } = decide(request.publication, requeteDe(request))
    return colonnesEtablissements(champs, mesures, filtres.near !== undefined)
  },
  lots(request, max) {
    const requete = requeteDe(request)
    const demande = decide(request.publication, requete)
    return walk(db, request.publication, demande, readCle(demande.tri, requete.curseur), max)
  },
})
