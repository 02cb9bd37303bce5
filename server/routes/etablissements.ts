import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { aucunParametre } from '../contract/base.ts'
import {
  collectionEtablissements,
  type Etablissement,
  type EtablissementListe,
  etablissementDetail,
  parametresEtablissement,
  type RequeteEtablissements,
  requeteEtablissements,
} from '../contract/etablissements.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import {
  countEtablissements,
  findEtablissement,
  type Page,
  pageEtablissements,
} from '../queries/etablissements.ts'
import type { Mesure } from '../queries/filtres/indicateur.ts'
import { parentsOf } from '../queries/parents.ts'
import type { Publication } from '../queries/publication.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { identiteOf, listValeurs } from '../queries/valeurs-etablissement.ts'
import { joindreValeurs } from '../queries/valeurs-jointes.ts'
import { type Application, lienSuivant, PUBLIE, PUBLIE_CHAUD } from './commun.ts'
import { adresseApres, deciderFiltres, deciderMesures, deciderTri, lireCle } from './filtres-decides.ts'

const TAGS = ['Établissements']

/** Schools, and one school. */
export function routesEtablissements(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/etablissements',
    {
      config: PUBLIE_CHAUD,
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
      const { page, mesures } = decider(publication, query)
      const [total, { etablissements, suite }] = await Promise.all([
        countEtablissements(db, publication, page.filtres),
        pageEtablissements(db, publication, page),
      ])
      const suivant = adresseApres(url, page.tri, suite)
      reply.headers(lienSuivant(suivant))
      const lus = [...mesures, ...page.filtres.conditions, ...(page.tri.mesure ? [page.tri.mesure] : [])]
      const sources = [
        ...sourcesEtablissements(),
        ...lus.flatMap(({ indicateur }) => sourcesOfIndicateur(indicateur)),
      ]
      const resultats = await composer(db, publication, etablissements, mesures, query.champs)
      return { total, resultats, suivant, ...enveloppeOf(publication, { sources }) }
    },
  )

  app.get(
    '/api/v1/etablissements/:uai',
    {
      config: PUBLIE,
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
      const trouve = await findEtablissement(db, publication, uai)
      if (!trouve) {
        throw introuvable(`Aucun établissement connu sous l’UAI « ${uai} ».`, { parametre: 'uai', recu: uai })
      }
      const { ligne, etablissement } = trouve
      const valeurs = await listValeurs(db, publication, ligne)
      const sources = [...sourcesEtablissements(), ...valeurs.flatMap(({ source }) => source ?? [])]
      return {
        ...etablissement,
        ...identiteOf(publication, ligne),
        parents: parentsOf(publication, ligne, null),
        valeurs,
        ...enveloppeOf(publication, { sources }),
      }
    },
  )
}

/** A request made ready to run. @throws ErreurLecteur 400. */
function decider(publication: Publication, query: RequeteEtablissements): { page: Page; mesures: Mesure[] } {
  const tri = deciderTri(publication, query.tri)
  const filtres = deciderFiltres(publication, query)
  const page = { filtres, tri, apres: lireCle(tri, query.curseur), limit: query.limit }
  return { page, mesures: deciderMesures(publication, query.indicateurs, 'indicateurs') }
}

/** Schools reduced to the fields asked for, with the indicators asked for. */
async function composer(
  db: Db,
  publication: Publication,
  etablissements: readonly Etablissement[],
  mesures: readonly Mesure[],
  champs: RequeteEtablissements['champs'],
): Promise<EtablissementListe[]> {
  const uais = etablissements.map(({ uai }) => uai)
  const jointes = mesures.length > 0 ? await joindreValeurs(db, publication, mesures, uais) : null
  return etablissements.map((etablissement) => {
    const choisi = champs
      ? {
          uai: etablissement.uai,
          ...Object.fromEntries(champs.map((champ) => [champ, etablissement[champ]])),
        }
      : etablissement
    const indicateurs = jointes?.get(etablissement.uai)
    return indicateurs ? { ...choisi, indicateurs } : choisi
  })
}
