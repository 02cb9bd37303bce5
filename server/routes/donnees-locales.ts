import {
  collectionJeuxLocaux,
  collectionValeursLocales,
  requeteJeuxLocaux,
  requeteValeursLocales,
} from '../contract/donnees-locales.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import { introuvable, parametreInvalide } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { listJeux, sourcesLocales } from '../queries/depots/locales.ts'
import { type CleValeur, pageValeurs } from '../queries/depots/valeurs.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { type Application, adresseSuivante, lienSuivant, PUBLIE_CORRIGE, readCurseur } from './commun.ts'
import { requireNiveauEtCode } from './filtres-decides.ts'

const TAGS = ['Données locales']

/** Local data as everybody may read them: apart from national ones, each with its author. */
export function routesDonneesLocales(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/donnees-locales',
    {
      config: PUBLIE_CORRIGE,
      schema: {
        operationId: 'listerDonneesLocales',
        tags: TAGS,
        summary: 'Données locales publiées',
        description:
          'Ce que les territoires pilotes publient eux-mêmes, avec leur nom et la date. Ces données ne sont jamais mêlées aux données nationales ni comptées dans les synthèses.',
        querystring: requeteJeuxLocaux,
        response: { 200: collectionJeuxLocaux, ...reponsesErreur },
      },
    },
    async ({ publication, query }) => {
      requireNiveauEtCode(query)
      const resultats = listJeux(publication, query)
      const enveloppe = enveloppeOf(publication, { sources: [] })
      return { total: resultats.length, resultats, suivant: null, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/donnees-locales/valeurs',
    {
      config: PUBLIE_CORRIGE,
      schema: {
        operationId: 'listerValeursLocales',
        tags: TAGS,
        summary: 'Valeurs locales',
        description:
          'Une ligne par valeur : de quel territoire elle vient, depuis quand, de quel établissement elle parle. Tous les formats, dont le CSV.',
        querystring: requeteValeursLocales,
        response: { 200: collectionValeursLocales, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query, url }, reply) => {
      const { depot, curseur } = query
      const visibles = publication.depots.filter(({ id }) => depot === undefined || id === depot)
      if (depot !== undefined && visibles.length === 0) {
        throw introuvable(`Aucun dépôt publié ne porte le numéro ${depot}.`, {
          parametre: 'depot',
          recu: String(depot),
        })
      }
      const { total, valeurs, suite } = await pageValeurs(db, publication, query, readCle(curseur))
      const suivant = adresseSuivante(url, suite)
      reply.headers(lienSuivant(suivant))
      const enveloppe = enveloppeOf(publication, { sources: sourcesLocales(visibles) })
      return { total, resultats: valeurs, suivant, ...enveloppe }
    },
  )
}

/** @throws ErreurLecteur 400 for a cursor made elsewhere. */
function readCle(curseur: string | undefined): CleValeur | null {
  const cle = readCurseur(curseur, 6)
  if (cle === null || /^\d{1,9}$/.test(cle[0] ?? '')) return cle as CleValeur | null
  throw parametreInvalide('curseur', curseur ?? '', 'la valeur du champ « suivant » de la page précédente')
}
