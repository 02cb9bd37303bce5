import { isPorteePermise } from '../../data/catalogue/model/portee.ts'
import { aucunParametre } from '../contract/base.ts'
import { corpsJeton, jetonCree, listeJetons, parametresJeton } from '../contract/jetons.ts'
import { reponsesErreurAgent, reponsesErreurEcriture, sansContenu } from '../contract/probleme.ts'
import { conflit, introuvable } from '../probleme.ts'
import { createJeton, JETONS_MAX, listJetons, revokeJeton } from '../queries/comptes/jetons.ts'
import type { Db } from '../queries/db.ts'
import { droitInsuffisant, requireAgent, reserve } from './agent-exige.ts'
import type { Application } from './commun.ts'

const TAGS = ['Comptes']

/** Tokens of the API: an agent sees and revokes their own, by a session only; a token makes no other token. */
export function routesJetons(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/jetons',
    {
      config: reserve(),
      schema: {
        operationId: 'listerJetons',
        tags: TAGS,
        summary: 'Ses jetons d’API',
        description:
          'Les jetons de l’agent, y compris expirés et révoqués. Leur valeur n’est montrée qu’à la création.',
        querystring: aucunParametre,
        response: { 200: listeJetons, ...reponsesErreurAgent },
      },
    },
    async (request) => ({ resultats: await listJetons(db, requireAgent(request).id) }),
  )

  app.post(
    '/api/v1/jetons',
    {
      config: reserve(),
      schema: {
        operationId: 'creerJeton',
        tags: TAGS,
        summary: 'Créer un jeton d’API',
        description:
          'La valeur du jeton est dans la réponse, et nulle part ailleurs : à copier aussitôt. Un jeton ne fait jamais plus que ce que permettent ensemble ses portées et les droits de l’agent à l’instant de la requête.',
        body: corpsJeton,
        response: { 201: jetonCree, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireAgent(request)
      const interdite = request.body.portees.find((portee) => !isPorteePermise(agent, portee))
      if (interdite) throw droitInsuffisant(`Vos droits ne permettent pas la portée « ${interdite} ».`)
      const cree = await createJeton(db, agent, request.body)
      if (!cree) throw conflit(`Vous avez déjà ${JETONS_MAX} jetons valables : révoquez-en un d’abord.`)
      return reply.code(201).send(cree)
    },
  )

  app.delete(
    '/api/v1/jetons/:id',
    {
      config: reserve(),
      schema: {
        operationId: 'revoquerJeton',
        tags: TAGS,
        summary: 'Révoquer un jeton d’API',
        description: 'Le jeton cesse aussitôt d’être admis, pour toujours.',
        params: parametresJeton,
        response: { 204: sansContenu, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireAgent(request)
      const { id } = request.params
      if (!(await revokeJeton(db, agent, id, agent.id))) {
        throw introuvable(`Vous n’avez pas de jeton en cours sous le numéro ${id}.`)
      }
      return reply.code(204).send(null)
    },
  )
}
