import type { Droit } from '../../data/catalogue/model/role.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import {
  agentAdministre,
  collectionAgents,
  corpsAgent,
  corpsModification,
  parametresAgent,
  requeteAgents,
} from '../contract/administration.ts'
import { aucunParametre } from '../contract/base.ts'
import { connexionDemandee } from '../contract/connexion.ts'
import { reponsesErreurAgent, reponsesErreurEcriture, sansContenu } from '../contract/probleme.ts'
import { conflit, introuvable, parametreInvalide } from '../probleme.ts'
import {
  changeAgent,
  createAgent,
  findAgentAdministre,
  listAgents,
  type RefusAgent,
} from '../queries/administration/agents.ts'
import { askLien } from '../queries/comptes/connexion.ts'
import { closeSessions } from '../queries/comptes/sessions.ts'
import type { Db } from '../queries/db.ts'
import { findPublicationId } from '../queries/publication.ts'
import { isTerritoireConnu } from '../queries/territoires-connus.ts'
import { requireRole, reserve } from './agent-exige.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseur } from './commun.ts'

const TAGS = ['Administration']

const sansAgent = (id: number) =>
  introuvable(`Aucun agent ne porte le numéro ${id}.`, { parametre: 'id', recu: String(id) })

function refuse(refus: RefusAgent, id = 0): never {
  if (refus === 'introuvable') throw sansAgent(id)
  if (refus === 'courriel_pris') throw conflit('Cette adresse est déjà celle d’un agent.')
  throw conflit('C’est le dernier administrateur actif : donnez d’abord ce rôle à quelqu’un d’autre.')
}

/** @throws ErreurLecteur 400 for a right about a source or a territory that does not exist. */
async function checkDroits(db: Db, droits: readonly Droit[] = []): Promise<void> {
  const publication = await findPublicationId(db)
  for (const [rang, droit] of droits.entries()) {
    if (droit.role === 'producteur' && !findSource(droit.source)) {
      throw parametreInvalide(
        `droits.${rang}.source`,
        droit.source,
        'une source du catalogue (voir /api/v1/sources)',
      )
    }
    if (droit.role === 'pilote' && !(await isTerritoireConnu(db, publication, droit))) {
      throw parametreInvalide(
        `droits.${rang}.code`,
        `${droit.niveau}:${droit.code}`,
        'un territoire de l’observatoire (voir /api/v1/territoires)',
      )
    }
  }
}

/** Agents and what is entrusted to them: for administrators, by a session. */
export function routesAdministrationAgents(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/administration/agents',
    {
      config: reserve(),
      schema: {
        operationId: 'listerAgents',
        tags: TAGS,
        summary: 'Liste des agents',
        description:
          'Personnes accréditées, avec leurs droits, leur dernière connexion, leurs sessions et jetons.',
        querystring: requeteAgents,
        response: { 200: collectionAgents, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      requireRole(request, 'administrateur')
      const [nom, id] = readCurseur(request.query.curseur, 2) ?? []
      const apres = nom !== undefined && /^\d{1,9}$/.test(id ?? '') ? ([nom, Number(id)] as const) : null
      const { total, agents, reste } = await listAgents(db, request.query, apres)
      const dernier = reste ? agents.at(-1) : undefined
      const suivant = adresseSuivante(request.url, dernier ? [dernier.nom, String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      return { total, resultats: agents, suivant }
    },
  )

  app.post(
    '/api/v1/administration/agents',
    {
      config: reserve(),
      schema: {
        operationId: 'creerAgent',
        tags: TAGS,
        summary: 'Accréditer une personne',
        description:
          'Crée un agent avec ses droits et, sauf demande contraire, lui envoie un lien de connexion.',
        body: corpsAgent,
        response: { 201: agentAdministre, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const par = requireRole(request, 'administrateur')
      await checkDroits(db, request.body.droits)
      const cree = await createAgent(db, par, request.body)
      if (typeof cree === 'string') return refuse(cree)
      return reply.code(201).send(cree)
    },
  )

  app.get(
    '/api/v1/administration/agents/:id',
    {
      config: reserve(),
      schema: {
        operationId: 'lireAgent',
        tags: TAGS,
        summary: 'Un agent',
        description: 'Un agent et ses droits, actif ou non.',
        params: parametresAgent,
        querystring: aucunParametre,
        response: { 200: agentAdministre, ...reponsesErreurAgent },
      },
    },
    async (request) => {
      requireRole(request, 'administrateur')
      const agent = await findAgentAdministre(db, request.params.id)
      if (!agent) throw sansAgent(request.params.id)
      return agent
    },
  )

  app.patch(
    '/api/v1/administration/agents/:id',
    {
      config: reserve(),
      schema: {
        operationId: 'modifierAgent',
        tags: TAGS,
        summary: 'Modifier un agent',
        description:
          'Change son nom ou ses droits, le désactive ou le rétablit ; l’effet est immédiat, y compris sur ses jetons. Le dernier administrateur actif ne peut ni perdre ce rôle ni être désactivé.',
        params: parametresAgent,
        body: corpsModification,
        response: { 200: agentAdministre, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const par = requireRole(request, 'administrateur')
      await checkDroits(db, request.body.droits)
      const change = await changeAgent(db, par, request.params.id, request.body)
      return typeof change === 'string' ? refuse(change, request.params.id) : change
    },
  )

  app.post(
    '/api/v1/administration/agents/:id/invitation',
    {
      config: reserve(),
      schema: {
        operationId: 'inviterAgent',
        tags: TAGS,
        summary: 'Envoyer un lien de connexion à un agent',
        description:
          'Le lien part aussitôt à l’adresse de l’agent ; il est bon une fois, pendant quinze minutes.',
        params: parametresAgent,
        response: { 200: connexionDemandee, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      requireRole(request, 'administrateur')
      const agent = await findAgentAdministre(db, request.params.id)
      if (!agent) throw sansAgent(request.params.id)
      if (!agent.actif) throw conflit('Cet agent est désactivé : rétablissez-le d’abord.')
      await askLien(db, agent.courriel, '/espace')
      return { message: `Un lien de connexion est envoyé à ${agent.courriel}.` }
    },
  )

  app.delete(
    '/api/v1/administration/agents/:id/sessions',
    {
      config: reserve(),
      schema: {
        operationId: 'fermerSessionsAgent',
        tags: TAGS,
        summary: 'Fermer les sessions d’un agent',
        description: 'L’agent doit se connecter de nouveau, dans tous ses navigateurs.',
        params: parametresAgent,
        response: { 204: sansContenu, ...reponsesErreurEcriture },
      },
    },
    async (request, reply) => {
      const par = requireRole(request, 'administrateur')
      if (!(await findAgentAdministre(db, request.params.id))) throw sansAgent(request.params.id)
      await closeSessions(db, request.params.id, par)
      return reply.code(204).send(null)
    },
  )
}
