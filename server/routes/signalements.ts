import { aucunParametre } from '../contract/base.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import {
  collectionSignalements,
  collectionStatistiques,
  parametresSignalement,
  requeteSignalements,
  requeteStatistiques,
  signalementDetail,
} from '../contract/signalements.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findSignalement, listEvenements, listSignalements } from '../queries/signalements/liste.ts'
import { listStatistiques } from '../queries/signalements/statistiques.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseurNombre, VIVANT } from './commun.ts'
import { requireNiveauEtCode } from './filtres-decides.ts'

export const TAGS_SIGNALEMENTS = ['Signalements']

/** @throws ErreurLecteur 404 when no report has this number. */
export async function requireSignalement(db: Db, id: number) {
  const trouve = await findSignalement(db, id)
  if (trouve) return trouve
  throw introuvable(`Aucun signalement ne porte le numéro ${id}.`, { parametre: 'id', recu: String(id) })
}

/** Reports as everybody may read them: the list, one of them with its history, what becomes of them. */
export function routesSignalements(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/signalements',
    {
      config: VIVANT,
      schema: {
        operationId: 'listerSignalements',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Liste des signalements',
        description:
          'Erreurs signalées par les lecteurs, du plus récent au plus ancien, avec leur état. Aucune donnée personnelle : un texte qui en contient n’est publié qu’après lecture par la modération.',
        querystring: requeteSignalements,
        response: { 200: collectionSignalements, ...reponsesErreur },
      },
    },
    async ({ publication, query: { limit, curseur, ...filtres }, url }, reply) => {
      requireNiveauEtCode(filtres)
      const avant = readCurseurNombre(curseur)
      const { total, signalements, reste } = await listSignalements(db, filtres, { avant, limit })
      const dernier = reste ? signalements.at(-1) : undefined
      const suivant = adresseSuivante(url, dernier ? [String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      const sources = signalements.map(({ source }) => source)
      return { total, resultats: signalements, suivant, ...enveloppeOf(publication, { sources }) }
    },
  )

  app.get(
    '/api/v1/signalements/statistiques',
    {
      config: VIVANT,
      schema: {
        operationId: 'compterSignalements',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Statistiques des signalements',
        description:
          'Ce que deviennent les signalements de chaque producteur, source ou territoire : reçus, ouverts, résolus, et délais médians.',
        querystring: requeteStatistiques,
        response: { 200: collectionStatistiques, ...reponsesErreur },
      },
    },
    async ({ publication, query }) => {
      requireNiveauEtCode(query)
      const resultats = await listStatistiques(db, publication, query)
      const enveloppe = enveloppeOf(publication, { sources: [] })
      return { total: resultats.length, resultats, suivant: null, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/signalements/:id',
    {
      config: { ...VIVANT, sansExemple: true },
      schema: {
        operationId: 'lireSignalement',
        tags: TAGS_SIGNALEMENTS,
        summary: 'Un signalement',
        description: 'Un signalement et tout ce qui lui est arrivé, dans l’ordre.',
        params: parametresSignalement,
        querystring: aucunParametre,
        response: { 200: signalementDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { id } }) => {
      const signalement = await requireSignalement(db, id)
      const evenements = await listEvenements(db, id)
      return { ...signalement, evenements, ...enveloppeOf(publication, { sources: [signalement.source] }) }
    },
  )
}
