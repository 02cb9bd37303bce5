import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Portee } from '../../data/catalogue/model/portee.ts'
import type { Agent } from '../../data/catalogue/model/role.ts'
import { deriveSecret, isSameSecret } from '../../data/comptes/secret.ts'
import { ErreurLecteur } from '../probleme.ts'
import { findByJeton } from '../queries/comptes/jetons.ts'
import { findSession, SESSION_MAX_S } from '../queries/comptes/sessions.ts'
import type { Db } from '../queries/db.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For agents only: whoever is not signed in gets 401 before anything of the request is read. */
    prive?: boolean
    /** Scope that an API token needs here; without one, tokens are refused. */
    portee?: Portee
    /** Takes no notice of who is asking: the same for everybody, cookie or not. */
    anonyme?: boolean
  }
  interface FastifyRequest {
    /** Who is asking, with the rights of this moment; `null` for a reader. */
    agent: Agent | null
    /** How the agent was recognised. */
    moyen: 'session' | 'jeton' | null
    /** The session of the agent, when there is one. */
    session: { id: number; secret: string } | null
  }
}

/**
 * Name of a cookie of ours. `__Host-`: browsers refuse it from a sister site and from plain http, so that nobody can
 * plant one.
 */
export const nomCookie = (nom: string, https: boolean): string => `${https ? '__Host-' : ''}cartable_${nom}`

/** Header by which our pages prove that they, and not another site, send a request. */
export const ENTETE_CSRF = 'x-cartable-jeton'

const SURES = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Recognises who is asking, by the session of a browser or the token of a program. Public reads take no notice of it:
 * their answers are everybody's.
 * @param https the public address is https: the cookie is then sealed to it. @param racine that address, if known.
 */
export async function registerAgent(
  app: FastifyInstance,
  { db, https, racine }: { db: Db; https: boolean; racine: string | null },
): Promise<void> {
  const origine = racine === null ? null : new URL(racine).origin
  await app.register(fastifyCookie)
  app.decorateRequest('agent', null)
  app.decorateRequest('moyen', null)
  app.decorateRequest('session', null)
  app.decorate('cookieSession', { nom: nomCookie('session', https), https })

  // After the rate limit (a hook of each route, at `onRequest`), before the body is read.
  app.addHook('preParsing', (request, reply, _, suite) => {
    const { prive, publication, fichier, anonyme } = request.routeOptions.config
    if (!prive && (publication || fichier || anonyme)) return suite()
    recognise(request, reply).then(() => suite(), suite)
  })

  const recognise = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { prive } = request.routeOptions.config
    const autorisation = request.headers.authorization
    if (autorisation !== undefined) await recogniseJeton(db, request, autorisation)
    else await recogniseSession(db, request, app.cookieSession.nom, origine)
    if (request.agent || prive) reply.header('Cache-Control', 'no-store')
    if (prive && !request.agent) throw connexionRequise()
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    cookieSession: { nom: string; https: boolean }
  }
}

/** 401: sign in first. */
export const connexionRequise = (): ErreurLecteur =>
  new ErreurLecteur(
    401,
    'connexion_requise',
    'Connexion requise',
    'Connectez-vous à votre espace, ou donnez un jeton d’API valide (en-tête Authorization: Bearer …).',
  )

const interdit = (code: string, titre: string, detail: string): ErreurLecteur =>
  new ErreurLecteur(403, code, titre, detail)

/** A program shows a token: wrong, it is told so even where nothing is asked of it. */
async function recogniseJeton(db: Db, request: FastifyRequest, autorisation: string): Promise<void> {
  const jeton = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(autorisation)?.[1]
  const trouve = jeton ? await findByJeton(db, jeton) : null
  if (!trouve) {
    throw new ErreurLecteur(
      401,
      'jeton_invalide',
      'Jeton invalide',
      'Ce jeton n’existe pas, a expiré ou a été révoqué. Créez-en un dans votre espace.',
    )
  }
  const { portee, prive } = request.routeOptions.config
  if (portee ? !trouve.portees.includes(portee) : prive) {
    const besoin = portee
      ? `Ce jeton n’a pas la portée « ${portee} ».`
      : 'Cette opération n’est pas ouverte aux jetons : connectez-vous à votre espace.'
    throw interdit('portee_insuffisante', 'Portée insuffisante', besoin)
  }
  request.agent = trouve.agent
  request.moyen = 'jeton'
}

/** A browser shows a cookie, which it also sends when another site makes it ask. */
async function recogniseSession(
  db: Db,
  request: FastifyRequest,
  cookie: string,
  origine: string | null,
): Promise<void> {
  if (!SURES.has(request.method)) refuseOtherOrigin(request, origine)
  const secret = request.cookies[cookie]
  if (!secret) return
  const session = await findSession(db, secret)
  if (!session) return
  if (!SURES.has(request.method) && !isJetonCsrf(secret, request.headers[ENTETE_CSRF])) {
    throw interdit(
      'jeton_csrf',
      'Requête non confirmée',
      'L’en-tête X-Cartable-Jeton manque ou n’est pas celui de votre session. Rechargez la page, puis recommencez.',
    )
  }
  request.agent = session.agent
  request.moyen = 'session'
  request.session = { id: session.id, secret }
}

/** @throws ErreurLecteur 403 when a browser says that another site sends this request. */
function refuseOtherOrigin(request: FastifyRequest, origine: string | null): void {
  const dite = request.headers.origin
  const site = request.headers['sec-fetch-site']
  const attendue = origine ?? `${request.protocol}://${request.host}`
  const ailleurs = dite === undefined ? site === 'cross-site' || site === 'same-site' : dite !== attendue
  if (!ailleurs) return
  throw interdit(
    'autre_origine',
    'Requête d’un autre site',
    'Cette opération ne se fait que depuis Cartable.',
  )
}

/** The token that pages of a session send: made from its cookie, so that there is nothing to keep. */
export const jetonCsrf = (secret: string): string => deriveSecret(secret, 'csrf').toString('base64url')

const isJetonCsrf = (secret: string, recu: string | string[] | undefined): boolean =>
  typeof recu === 'string' && isSameSecret(recu, jetonCsrf(secret))

/** Gives the browser the cookie of its new session. */
export function setSession(reply: FastifyReply, secret: string): void {
  const { nom, https } = reply.server.cookieSession
  reply.setCookie(nom, secret, {
    path: '/',
    httpOnly: true,
    secure: https,
    sameSite: 'lax',
    maxAge: SESSION_MAX_S,
  })
}

/** Takes the cookie back. */
export function forgetSession(reply: FastifyReply): void {
  const { nom, https } = reply.server.cookieSession
  reply.clearCookie(nom, { path: '/', httpOnly: true, secure: https, sameSite: 'lax' })
}
