import {
  corpsReglage,
  listeReglages,
  listeSourcesAdministrees,
  listeTaches,
  parametresReglage,
  parametresTache,
  reglageLu,
  requeteTaches,
} from '../contract/administration-instance.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreurAgent, reponsesErreurEcriture, sansContenu } from '../contract/probleme.ts'
import { introuvable, parametreInvalide } from '../probleme.ts'
import { attenduOf, changeReglage, isValeurAdmise, listReglages } from '../queries/administration/reglages.ts'
import { listSourcesAdministrees } from '../queries/administration/sources.ts'
import { listTaches, retryTache } from '../queries/administration/taches.ts'
import type { Db } from '../queries/db.ts'
import type { Veille } from '../queries/veille.ts'
import { requireRole, reserve } from './agent-exige.ts'
import type { Application } from './commun.ts'

const TAGS = ['Administration']

/** Settings, jobs and sources of the instance. */
export function routesAdministrationInstance(
  app: Application,
  { db, veille }: { db: Db; veille: Pick<Veille, 'courante'> },
): void {
  app.get(
    '/api/v1/administration/reglages',
    {
      config: reserve(),
      schema: {
        operationId: 'listerReglages',
        tags: TAGS,
        summary: 'Réglages de l’instance',
        description: 'Chaque réglage avec sa valeur, celle par défaut, et ce qu’il admet.',
        querystring: aucunParametre,
        response: { 200: listeReglages, ...reponsesErreurAgent },
      },
    },
    async (request) => {
      requireRole(request, 'administrateur')
      return { resultats: await listReglages(db) }
    },
  )

  app.put(
    '/api/v1/administration/reglages/:cle',
    {
      config: reserve(),
      schema: {
        operationId: 'changerReglage',
        tags: TAGS,
        summary: 'Changer un réglage',
        description: 'L’effet est immédiat, sans redémarrage.',
        params: parametresReglage,
        body: corpsReglage,
        response: { 200: reglageLu, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireRole(request, 'administrateur')
      const { cle } = request.params
      const { valeur } = request.body
      if (!isValeurAdmise(cle, valeur)) throw parametreInvalide('valeur', String(valeur), attenduOf(cle))
      return changeReglage(db, agent, cle, valeur)
    },
  )

  app.delete(
    '/api/v1/administration/reglages/:cle',
    {
      config: reserve(),
      schema: {
        operationId: 'effacerReglage',
        tags: TAGS,
        summary: 'Revenir à la valeur par défaut',
        description: 'Efface la valeur donnée : celle qui est déclarée reprend.',
        params: parametresReglage,
        response: { 200: reglageLu, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireRole(request, 'administrateur')
      return changeReglage(db, agent, request.params.cle, null)
    },
  )

  app.get(
    '/api/v1/administration/taches',
    {
      config: reserve(),
      schema: {
        operationId: 'listerTaches',
        tags: TAGS,
        summary: 'File des tâches',
        description:
          'Travaux en attente, en cours, à réessayer ou abandonnés. Ceux qui sont faits ne restent pas ; ce qui leur est dit n’est pas montré.',
        querystring: requeteTaches,
        response: { 200: listeTaches, ...reponsesErreurAgent },
      },
    },
    async (request) => {
      requireRole(request, 'administrateur')
      return listTaches(db, request.query.limit)
    },
  )

  app.post(
    '/api/v1/administration/taches/:id/relancer',
    {
      config: reserve(),
      schema: {
        operationId: 'relancerTache',
        tags: TAGS,
        summary: 'Relancer une tâche',
        description:
          'La tâche repart aussitôt, avec tous ses essais. Sans effet sur une tâche en cours (404).',
        params: parametresTache,
        response: { 204: sansContenu, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireRole(request, 'administrateur')
      const { id } = request.params
      if (!(await retryTache(db, agent, id))) {
        throw introuvable(`Aucune tâche en attente ne porte le numéro ${id}.`, { parametre: 'id', recu: id })
      }
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/v1/administration/sources',
    {
      config: reserve('imports'),
      schema: {
        operationId: 'listerSourcesAdministrees',
        tags: TAGS,
        summary: 'Sources et leurs imports',
        description:
          'Chaque source du catalogue, son dernier import, sa fraîcheur, la demande d’import en cours.',
        querystring: aucunParametre,
        response: { 200: listeSourcesAdministrees, ...reponsesErreurAgent },
      },
    },
    async (request) => {
      requireRole(request, 'administrateur')
      return { resultats: await listSourcesAdministrees(db, veille.courante()) }
    },
  )
}
