import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What the provider knows of a person. */
export interface CompteOidc {
  email?: string
  email_verified?: boolean
}

export const CLIENT = { id: 'cartable', secret: 'un-secret-de-test-assez-long-pour-hs256' }

/**
 * A real OpenID Connect provider on this machine: whoever comes is the account named by `login`, without a form.
 * @param racine address of the observatory.
 */
export async function openFournisseur(racine: string, comptes: Record<string, CompteOidc>) {
  const serveur = createServer().listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  const issuer = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
  let courant = Object.keys(comptes)[0] ?? ''
  let acr: string | undefined
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${racine}/connexion/oidc/retour`],
        post_logout_redirect_uris: [`${racine}/`],
        token_endpoint_auth_method: 'client_secret_post',
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['clef-de-test'] },
    claims: { openid: ['sub', 'acr'], email: ['email', 'email_verified'] },
    acrValues: ['eidas1', 'eidas2'],
    features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...comptes[sub] }) }),
    ttl: { Session: 60, Grant: 60, Interaction: 60, AccessToken: 60, IdToken: 60 },
  })
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { params, session } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({
      accountId: session?.accountId ?? courant,
      clientId: String(params.client_id),
    })
    grant.addOIDCScope('openid email')
    const grantId = await grant.save()
    const login = { accountId: courant, ...(acr && { acr }) }
    await provider.interactionFinished(request, response, { login, consent: { grantId } })
  }
  serveur.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void provider.callback()(request, response)
    interact(request, response).catch((error: Error) => response.writeHead(500).end(error.message))
  })
  return {
    issuer,
    /** Who comes next, and how surely the provider says it knows them. */
    incarner(compte: string, niveau?: string) {
      courant = compte
      acr = niveau
    },
    close: () => new Promise((resolve) => serveur.close(resolve)),
  }
}

/** Follows redirections as a browser does, with the cookies of the provider, until one leads to `racine`. */
export async function follow(adresse: string, racine: string): Promise<string> {
  const cookies = new Map<string, string>()
  let lieu = adresse
  for (let saut = 0; saut < 10; saut++) {
    const reponse = await fetch(lieu, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ') },
    })
    for (const pose of reponse.headers.getSetCookie()) {
      const [nom = '', valeur = ''] = pose.split(';')[0]?.split(/=(.*)/s) ?? []
      cookies.set(nom, valeur)
    }
    const suite = reponse.headers.get('location')
    if (!suite) throw new Error(`${lieu}: ${reponse.status} ${await reponse.text()}`)
    lieu = new URL(suite, lieu).href
    if (lieu.startsWith(racine)) return lieu
  }
  throw new Error('too many redirections')
}
