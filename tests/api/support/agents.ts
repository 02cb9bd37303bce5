import type { InjectOptions } from 'fastify'
import type { Droit } from '../../../data/catalogue/model/role.ts'
import { insertAgent } from '../../../data/comptes/agents.ts'
import { makeLien } from '../../../data/comptes/liens.ts'
import type { Serveur } from './serveur.ts'

/** Somebody signed in, and how to ask as them. */
export interface AgentConnecte {
  id: number
  courriel: string
  /** Value of the `Cookie` header. */
  cookie: string
  /** Value of the `X-Cartable-Jeton` header. */
  csrf: string
  get(url: string): ReturnType<Serveur['get']>
  /** Writes, with the cookie and its token. */
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object): ReturnType<Serveur['get']>
}

let rang = 0

/** Creates an agent with these rights. @returns its number and address. */
export async function createAgent(
  { db }: Pick<Serveur, 'db'>,
  droits: readonly Droit[] = [],
  courriel = `agent${++rang}@exemple.fr`,
) {
  const agent = await insertAgent(db, { courriel, nom: `Agent ${courriel}`, droits })
  if (!agent) throw new Error(`${courriel} is already an agent`)
  return agent
}

/** Cookie of a `Set-Cookie` header, as a browser sends it back. */
export const cookieOf = (entetes: Record<string, unknown>): string =>
  String([entetes['set-cookie'] ?? ''].flat()[0]).split(';')[0] ?? ''

/** Signs an agent in the way a browser does: a link, then its confirmation. */
export async function connect(
  serveur: Serveur,
  agent: { id: number; courriel: string },
): Promise<AgentConnecte> {
  const jeton = await makeLien(serveur.db, agent.id, '/espace')
  const entree = await serveur.app.inject({
    method: 'POST',
    url: '/api/v1/connexion/confirmer',
    payload: { jeton },
    // An address of one's own: signing in is limited per address.
    remoteAddress: `203.0.113.${++rang % 250}`,
  })
  if (entree.statusCode !== 200) throw new Error(`not signed in: ${entree.body}`)
  const cookie = cookieOf(entree.headers)
  const moi = (await serveur.get('/api/v1/moi', { cookie })).json()
  const csrf = String(moi.jeton_csrf)
  return {
    ...{ id: agent.id, courriel: agent.courriel, cookie, csrf },
    get: (url) => serveur.get(url, { cookie }),
    send: (method, url, payload) => {
      const options: InjectOptions = { method, url, headers: { cookie, 'x-cartable-jeton': csrf } }
      return serveur.app.inject(payload === undefined ? options : { ...options, payload })
    },
  }
}

/** The administrator that the tests of a file share. */
export const openAdmin = (serveur: Serveur): Promise<AgentConnecte> =>
  openAgent(serveur, [{ role: 'administrateur' }])

/** An agent with these rights, signed in. */
export const openAgent = async (serveur: Serveur, droits: readonly Droit[] = []): Promise<AgentConnecte> =>
  connect(serveur, await createAgent(serveur, droits))
