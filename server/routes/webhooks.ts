import { refusAdresse } from '../avis/reseau.ts'
import type { Coffre } from '../coffre.ts'
import {
  collectionLivraisons,
  corpsEtatWebhook,
  corpsWebhook,
  essaiDemande,
  listeWebhooks,
  parametresWebhook,
  requeteLivraisons,
  webhookCree,
  webhookLu,
} from '../contract/avis.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreurAgent, reponsesErreurEcriture, sansContenu } from '../contract/probleme.ts'
import { conflit, introuvable, parametreInvalide } from '../probleme.ts'
import {
  attemptWebhook,
  changeWebhook,
  createWebhook,
  deleteWebhook,
  findWebhook,
  listLivraisons,
  listWebhooks,
  WEBHOOKS_MAX,
} from '../queries/avis/webhooks.ts'
import type { Db } from '../queries/db.ts'
import { requireAgent, reserve } from './agent-exige.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseurNombre } from './commun.ts'

const TAGS = ['Abonnements']
const SIGNATURE =
  'Chaque envoi porte X-Cartable-Livraison (le même à chaque essai d’une livraison), X-Cartable-Horodatage (secondes depuis 1970) et X-Cartable-Signature : « sha256= » suivi du HMAC-SHA256, par le secret, de l’horodatage, d’un point et du corps. Toute réponse autre que 2xx, redirection comprise, est un échec, réessayé douze fois en une dizaine d’heures.'

/** @throws ErreurLecteur 404: there is none, or it is another agent's. */
const sansWebhook = (id: number) =>
  introuvable(`Vous n’avez pas de webhook n° ${id}.`, { parametre: 'id', recu: String(id) })

/** Webhooks of an agent: their own only. */
export function routesWebhooks(
  app: Application,
  { db, coffre, prives }: { db: Db; coffre: Pick<Coffre, 'encrypt'>; prives: boolean },
): void {
  app.get(
    '/api/v1/avis/webhooks',
    {
      config: reserve('avis'),
      schema: {
        operationId: 'listerWebhooks',
        tags: TAGS,
        summary: 'Ses webhooks',
        description: `Adresses qui reçoivent les événements publics des signalements confiés à l’agent. ${SIGNATURE}`,
        querystring: aucunParametre,
        response: { 200: listeWebhooks, ...reponsesErreurAgent },
      },
    },
    async (request) => ({ resultats: await listWebhooks(db, requireAgent(request).id) }),
  )

  app.post(
    '/api/v1/avis/webhooks',
    {
      config: reserve('avis'),
      schema: {
        operationId: 'creerWebhook',
        tags: TAGS,
        summary: 'Créer un webhook',
        description: `La réponse donne le secret, montré cette fois seulement. ${SIGNATURE}`,
        body: corpsWebhook,
        response: { 201: webhookCree, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireAgent(request)
      const { nom, url } = request.body
      const refus = refusAdresse(url, prives)
      if (refus) throw parametreInvalide('url', url, refus)
      const cree = await createWebhook(db, agent, { nom, url }, (secret) => coffre.encrypt(secret, 'webhook'))
      if (!cree) throw conflit(`Vous avez déjà ${WEBHOOKS_MAX} webhooks : supprimez-en un d’abord.`)
      return reply.code(201).send(cree)
    },
  )

  app.patch(
    '/api/v1/avis/webhooks/:id',
    {
      config: reserve('avis'),
      schema: {
        operationId: 'changerWebhook',
        tags: TAGS,
        summary: 'Arrêter ou remettre en marche un webhook',
        description: 'Ce qui arrive pendant qu’il est arrêté ne lui est pas envoyé ensuite.',
        params: parametresWebhook,
        body: corpsEtatWebhook,
        response: { 200: webhookLu, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const { id } = request.params
      const change = await changeWebhook(db, requireAgent(request), id, request.body)
      if (!change) throw sansWebhook(id)
      return change
    },
  )

  app.delete(
    '/api/v1/avis/webhooks/:id',
    {
      config: reserve('avis'),
      schema: {
        operationId: 'supprimerWebhook',
        tags: TAGS,
        summary: 'Supprimer un webhook',
        description: 'Plus rien ne lui est envoyé ; son journal est effacé.',
        params: parametresWebhook,
        response: { 204: sansContenu, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      if (!(await deleteWebhook(db, requireAgent(request), id))) throw sansWebhook(id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/v1/avis/webhooks/:id/essai',
    {
      config: { ...reserve('avis'), rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        operationId: 'essayerWebhook',
        tags: TAGS,
        summary: 'Essayer un webhook',
        description: 'Envoie un événement d’essai, une fois ; ce qu’il en advient se lit au journal.',
        params: parametresWebhook,
        response: { 202: essaiDemande, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      if (!(await findWebhook(db, requireAgent(request).id, id))) throw sansWebhook(id)
      return reply.code(202).send({ livraison: await attemptWebhook(db, id) })
    },
  )

  app.get(
    '/api/v1/avis/webhooks/:id/livraisons',
    {
      config: reserve('avis'),
      schema: {
        operationId: 'listerLivraisons',
        tags: TAGS,
        summary: 'Journal d’un webhook',
        description: 'Ce qui lui a été envoyé ou le sera, et ce qu’il en est advenu.',
        params: parametresWebhook,
        querystring: requeteLivraisons,
        response: { 200: collectionLivraisons, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      if (!(await findWebhook(db, requireAgent(request).id, id))) throw sansWebhook(id)
      const { limit, curseur } = request.query
      const { total, livraisons, reste } = await listLivraisons(db, id, {
        avant: readCurseurNombre(curseur),
        limit,
      })
      const dernier = reste ? livraisons.at(-1) : undefined
      const suivant = adresseSuivante(request.url, dernier ? [String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      return { total, resultats: livraisons, suivant }
    },
  )
}
