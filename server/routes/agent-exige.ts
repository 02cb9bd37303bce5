import type { FastifyRequest } from 'fastify'
import type { Portee } from '../../data/catalogue/model/portee.ts'
import { type Agent, hasRole, LIBELLES_ROLE, type Role } from '../../data/catalogue/model/role.ts'
import { connexionRequise } from '../plugins/agent.ts'
import { ErreurLecteur } from '../probleme.ts'

/**
 * Config of a route for agents: 401 without one, never cached.
 * @param portee scope that opens it to API tokens too; without one, only sessions may.
 */
export const reserve = (portee?: Portee) => (portee ? { prive: true, portee } : { prive: true })

/** The agent who asks. @throws ErreurLecteur 401 without one. */
export function requireAgent(request: Pick<FastifyRequest, 'agent'>): Agent {
  if (request.agent) return request.agent
  throw connexionRequise()
}

/** 403: signed in, but not entitled. */
export const droitInsuffisant = (detail: string): ErreurLecteur =>
  new ErreurLecteur(403, 'droit_insuffisant', 'Droit insuffisant', detail)

/** The agent who asks, having one of these roles. @throws ErreurLecteur 401 without an agent, 403 without the role. */
export function requireRole(request: Pick<FastifyRequest, 'agent'>, ...roles: readonly Role[]): Agent {
  const agent = requireAgent(request)
  if (hasRole(agent, ...roles)) return agent
  const requis = roles.map((role) => LIBELLES_ROLE[role]).join(' », « ')
  throw droitInsuffisant(`Cette opération demande l’un de ces rôles : « ${requis} ».`)
}
