import type { ActionDepot } from '../../data/catalogue/model/depot.ts'
import { LIBELLES_ETAT_DEPOT } from '../../data/catalogue/model/depot.ts'
import type { Agent } from '../../data/catalogue/model/role.ts'
import { corpsPublication, depotLu, parametresDepot } from '../contract/depots.ts'
import { reponsesErreurEcriture, sansContenu } from '../contract/probleme.ts'
import { ErreurLecteur } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { toDepot } from '../queries/depots/element.ts'
import { agirSurDepot } from '../queries/depots/publier.ts'
import type { Veille } from '../queries/veille.ts'
import { requireRole, reserve } from './agent-exige.ts'
import type { Application } from './commun.ts'
import { requireDepot } from './depot-confie.ts'

const TAGS = ['Données locales']
const RESERVE = reserve('depots')

/** What an agent does with a depot that was checked. */
export function routesEspaceDepotsAgir(
  app: Application,
  { db, veille }: { db: Db; veille: Pick<Veille, 'refresh'> },
): void {
  /** @throws ErreurLecteur 404, 409. */
  const agir = async (agent: Agent, id: number, action: ActionDepot, attendu?: number | null) => {
    await requireDepot(db, agent, id)
    const issue = await agirSurDepot(db, agent, id, action, attendu)
    if (!issue.fait) throw erreurOf(issue)
    // Whoever reads next from this server sees it.
    await veille.refresh()
  }

  app.post(
    '/api/v1/espace/depots/:id/publier',
    {
      config: RESERVE,
      schema: {
        operationId: 'publierDepot',
        tags: TAGS,
        summary: 'Publier un dépôt',
        description:
          'Montre aussitôt ses lignes acceptées à tous les lecteurs, comme données locales, avec le territoire pour auteur. La version publiée jusque-là est remplacée, et gardée : la publier de nouveau y revient.',
        params: parametresDepot,
        body: corpsPublication,
        response: { 200: depotLu, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      const { id } = request.params
      await agir(agent, id, 'publier', request.body.remplace)
      return toDepot(await requireDepot(db, agent, id))
    },
  )

  app.post(
    '/api/v1/espace/depots/:id/retirer',
    {
      config: RESERVE,
      schema: {
        operationId: 'retirerDepot',
        tags: TAGS,
        summary: 'Retirer un dépôt publié',
        description:
          'Ses données ne sont plus montrées ; la version est gardée et peut être publiée de nouveau.',
        params: parametresDepot,
        response: { 200: depotLu, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      const { id } = request.params
      await agir(agent, id, 'retirer')
      return toDepot(await requireDepot(db, agent, id))
    },
  )

  app.delete(
    '/api/v1/espace/depots/:id',
    {
      config: RESERVE,
      schema: {
        operationId: 'abandonnerDepot',
        tags: TAGS,
        summary: 'Abandonner un dépôt',
        description: 'Efface les lignes d’un dépôt qui n’a jamais été publié.',
        params: parametresDepot,
        response: { 204: sansContenu, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const agent = requireRole(request, 'pilote', 'administrateur')
      await agir(agent, request.params.id, 'abandonner')
      return reply.code(204).send(null)
    },
  )
}

function erreurOf(issue: Extract<Awaited<ReturnType<typeof agirSurDepot>>, { fait: false }>): ErreurLecteur {
  if (issue.motif === 'etat') {
    return new ErreurLecteur(
      409,
      'etat_refuse',
      'Action impossible',
      `Cette action n’est pas possible sur un dépôt « ${LIBELLES_ETAT_DEPOT[issue.etat]} ».`,
      { etat: issue.etat },
    )
  }
  return new ErreurLecteur(
    409,
    'version_depassee',
    'Une autre version a été publiée',
    'Ce qui est publié a changé depuis l’aperçu : relisez-le avant de publier.',
    issue.publie === null ? {} : { version: issue.publie },
  )
}
