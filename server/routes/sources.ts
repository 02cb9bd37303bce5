import { SOURCES } from '../../data/catalogue/index.generated.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import { collectionSources, couvertureSource, parametresSource, sourceDetail } from '../contract/sources.ts'
import { introuvable } from '../probleme.ts'
import { findCouvertureSource } from '../queries/couverture-source.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { declarationOf, listSources, toSource } from '../queries/sources.ts'
import { type Application, PUBLIE, PUBLIE_CHAUD } from './commun.ts'

const TAGS = ['Données']

/** @throws ErreurLecteur 404 listing the sources that exist. */
export function requireSource(id: string, parametre: string) {
  const source = findSource(id)
  if (source) return source
  throw introuvable(`Aucune source ne porte l’identifiant « ${id} ».`, {
    parametre,
    recu: id,
    attendu: `l’une des sources ${SOURCES.map((connue) => connue.id).join(', ')}`,
  })
}

/** Where the data come from. */
export function routesSources(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/sources',
    {
      config: PUBLIE,
      schema: {
        operationId: 'listerSources',
        tags: TAGS,
        summary: 'Liste des sources',
        description:
          'Jeux de données d’origine : producteur, licence, fréquence, campagnes publiées, fraîcheur.',
        querystring: aucunParametre,
        response: { 200: collectionSources, ...reponsesErreur },
      },
    },
    async ({ publication }) => {
      const resultats = listSources(publication)
      const enveloppe = enveloppeOf(publication, { sources: resultats.map(({ id }) => id) })
      return { total: resultats.length, resultats, suivant: null, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/sources/:id',
    {
      config: PUBLIE,
      schema: {
        operationId: 'lireSource',
        tags: TAGS,
        summary: 'Une source',
        description:
          'Fiche d’une source, colonnes lues et colonnes ignorées, formes d’en-tête reconnues, contrôles.',
        params: parametresSource,
        querystring: aucunParametre,
        response: { 200: sourceDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { id } }) => {
      const source = requireSource(id, 'id')
      const enveloppe = enveloppeOf(publication, { sources: [id] })
      return { ...enveloppe, ...toSource(publication, source), ...declarationOf(source) }
    },
  )

  app.get(
    '/api/v1/sources/:id/couverture',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lireCouvertureSource',
        tags: TAGS,
        summary: 'Couverture d’une source',
        description:
          'Ce que décrit la dernière campagne publiée d’une source, département par département : établissements ouverts des types qu’elle concerne, ou communes. Une unité plus large qu’un département (académie, région) compte une fois dans chacun des siens.',
        params: parametresSource,
        querystring: aucunParametre,
        response: { 200: couvertureSource, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { id } }) => {
      const couverture = await findCouvertureSource(db, publication, requireSource(id, 'id'))
      return { ...couverture, ...enveloppeOf(publication, { sources: [id] }) }
    },
  )
}
