import { aucunParametre } from '../contract/base.ts'
import {
  collectionEtablissements,
  etablissementDetail,
  parametresEtablissement,
  requeteEtablissements,
} from '../contract/etablissements.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findEtablissement, listEtablissements } from '../queries/etablissements.ts'
import { parentsOf } from '../queries/parents.ts'
import { sourcesEtablissements } from '../queries/referentiel.ts'
import { identiteOf, listValeurs } from '../queries/valeurs-etablissement.ts'
import { type Application, adresseSuivante, lienSuivant, lireCurseur, PUBLIE } from './commun.ts'

const TAGS = ['Établissements']

/** Schools, and one school. */
export function routesEtablissements(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/etablissements',
    {
      config: PUBLIE,
      schema: {
        operationId: 'listerEtablissements',
        tags: TAGS,
        summary: 'Liste des établissements',
        description: 'Écoles, collèges, lycées et EREA, filtrés et triés par UAI.',
        querystring: requeteEtablissements,
        response: { 200: collectionEtablissements, ...reponsesErreur },
      },
    },
    async ({ publication, query, url }, reply) => {
      const apres = lireCurseur(query.curseur, 1)?.[0] ?? null
      const { total, etablissements, reste } = await listEtablissements(db, publication, query, apres)
      const dernier = reste ? etablissements.at(-1) : undefined
      const suivant = adresseSuivante(url, dernier ? [dernier.uai] : null)
      reply.headers(lienSuivant(suivant))
      const enveloppe = enveloppeOf(publication, { sources: sourcesEtablissements() })
      return { total, resultats: etablissements, suivant, ...enveloppe }
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
