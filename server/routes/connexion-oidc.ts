import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { destination as cheminDestination } from '../contract/connexion.ts'
import { type FournisseurOidc, type Refus, RefusOidc } from '../oidc/fournisseur.ts'
import { nomCookie, setSession } from '../plugins/agent.ts'
import { introuvable } from '../probleme.ts'
import { enterByOidc, writeRefus } from '../queries/comptes/connexion.ts'
import { closeSession } from '../queries/comptes/sessions.ts'
import type { Db } from '../queries/db.ts'
import type { Application } from './commun.ts'

/** Time given to sign in at the provider: seconds. */
const DUREE_S = 600

/** What the browser keeps meanwhile. It is checked again when it comes back: a cookie is what its sender wants. */
const departSchema = z.strictObject({
  etat: z.string().min(20).max(200),
  nonce: z.string().min(20).max(200),
  verificateur: z.string().min(40).max(200),
  destination: cheminDestination,
})
type DepartGarde = z.output<typeof departSchema>

/** Pages of a browser on its way to the provider and back: not operations of the API. */
const NAVIGATION = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } } as const

/** Signing in by the OpenID Connect provider of the configuration; 404 without one. */
export function routesConnexionOidc(
  app: Application,
  { db, oidc }: { db: Db; oidc: FournisseurOidc | null },
): void {
  const { https } = app.cookieSession
  const cookie = nomCookie('oidc', https)
  const options = { path: '/', httpOnly: true, secure: https, sameSite: 'lax' } as const

  app.get(
    '/connexion/oidc',
    {
      ...NAVIGATION,
      schema: { hide: true, querystring: z.strictObject({ destination: cheminDestination }) },
    },
    async ({ query, log }, reply) => {
      if (!oidc) throw sansFournisseur()
      try {
        const { adresse, depart } = await oidc.partir()
        const garde: DepartGarde = { ...depart, destination: query.destination }
        const valeur = Buffer.from(JSON.stringify(garde)).toString('base64url')
        return go(reply.setCookie(cookie, valeur, { ...options, maxAge: DUREE_S }), adresse)
      } catch (error) {
        log.error({ err: error }, 'oidc')
        return refuse(reply, 'injoignable')
      }
    },
  )

  app.get('/connexion/oidc/retour', { ...NAVIGATION, schema: { hide: true } }, async (request, reply) => {
    if (!oidc) throw sansFournisseur()
    const depart = readDepart(request.cookies[cookie])
    reply.clearCookie(cookie, options)
    if (!depart) return refuse(reply, 'fournisseur')
    try {
      const { destination, ...garde } = depart
      const identite = await oidc.revenir(request.url.split('?')[1] ?? '', garde)
      const session = await enterByOidc(db, identite)
      if (!session) throw new RefusOidc('courriel', 'not an agent')
      if (request.session) await closeSession(db, request.session)
      setSession(reply, session.secret)
      return go(reply, destination)
    } catch (error) {
      return explain(db, request, reply, error)
    }
  })
}

const sansFournisseur = () => introuvable('Aucun fournisseur d’identité n’est configuré sur cette instance.')

function readDepart(cookie: string | undefined): DepartGarde | null {
  if (!cookie) return null
  try {
    const lu = departSchema.safeParse(JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')))
    return lu.success ? lu.data : null
  } catch {
    return null
  }
}

const go = (reply: FastifyReply, adresse: string): FastifyReply =>
  reply.header('Cache-Control', 'no-store').redirect(adresse, 303)

/** Back to the sign-in page, which says why. */
const refuse = (reply: FastifyReply, refus: Refus): FastifyReply => go(reply, `/connexion?refus=${refus}`)

async function explain(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  if (!(error instanceof RefusOidc)) throw error
  request.log.warn({ refus: error.refus, detail: error.message }, 'oidc')
  await writeRefus(db, 'oidc', error.refus)
  return refuse(reply, error.refus)
}
