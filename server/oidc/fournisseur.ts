import * as client from 'openid-client'
import type { ReglagesOidc } from '../../config.ts'
import { courrielSchema } from '../../data/catalogue/model/courriel.ts'

/** What is kept by the browser between its departure and its return. */
export interface Depart {
  etat: string
  nonce: string
  verificateur: string
}

/** Who the provider says has come back. */
export interface Identite {
  courriel: string
  /** Asked for at sign-out. */
  jeton: string
}

/** Why somebody who comes back from the provider does not get in; the sign-in page says it in French. */
export type Refus = 'fournisseur' | 'courriel' | 'niveau' | 'injoignable'

export class RefusOidc extends Error {
  constructor(
    readonly refus: Refus,
    detail: string,
  ) {
    super(detail)
  }
}

/** Seconds the provider is waited for. */
const PATIENCE_S = 10

/**
 * An OpenID Connect provider (authorization code, PKCE, state and nonce). Its metadata are read at the first use and
 * kept: a provider that is down does not keep the observatory from starting.
 */
export class FournisseurOidc {
  #configuration: Promise<client.Configuration> | null = null
  readonly #retour: string
  readonly #accueil: string

  /** @param racine public root address of the site, registered at the provider with `/connexion/oidc/retour`. */
  constructor(
    readonly reglages: ReglagesOidc,
    racine: string,
  ) {
    this.#retour = new URL('/connexion/oidc/retour', racine).href
    this.#accueil = new URL('/', racine).href
  }

  /** @throws RefusOidc when the provider cannot be reached. */
  async #lire(): Promise<client.Configuration> {
    this.#configuration ??= this.#decouvrir()
    try {
      return await this.#configuration
    } catch (error) {
      this.#configuration = null
      throw new RefusOidc('injoignable', (error as Error).message)
    }
  }

  async #decouvrir(): Promise<client.Configuration> {
    const { fournisseur, client: id, secret, signature } = this.reglages
    const enClair = fournisseur.startsWith('http:')
    const configuration = await client.discovery(
      new URL(fournisseur),
      id,
      { id_token_signed_response_alg: signature },
      client.ClientSecretPost(secret),
      { timeout: PATIENCE_S, ...(enClair && { execute: [client.allowInsecureRequests] }) },
    )
    // Signatures are checked against the provider's keys, even of what was received from it directly.
    client.enableNonRepudiationChecks(configuration)
    return configuration
  }

  /** Where to send the browser, and what it must keep to be believed when it comes back. */
  async partir(): Promise<{ adresse: string; depart: Depart }> {
    const configuration = await this.#lire()
    const depart = {
      etat: client.randomState(),
      nonce: client.randomNonce(),
      verificateur: client.randomPKCECodeVerifier(),
    }
    const { portees, acr } = this.reglages
    const adresse = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#retour,
      scope: portees,
      state: depart.etat,
      nonce: depart.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(depart.verificateur),
      code_challenge_method: 'S256',
      ...(acr && { acr_values: acr }),
    })
    return { adresse: adresse.href, depart }
  }

  /**
   * Who has come back.
   * @param requete query string of the return. @throws RefusOidc with the reason.
   */
  async revenir(requete: string, { etat, nonce, verificateur }: Depart): Promise<Identite> {
    const configuration = await this.#lire()
    try {
      const jetons = await client.authorizationCodeGrant(
        configuration,
        new URL(`${this.#retour}?${requete}`),
        {
          expectedState: etat,
          expectedNonce: nonce,
          pkceCodeVerifier: verificateur,
          idTokenExpected: true,
        },
      )
      const identite = jetons.claims()
      if (!identite || !jetons.id_token) throw new RefusOidc('fournisseur', 'no identity token')
      this.#exigerNiveau(identite.acr)
      const profil = await client.fetchUserInfo(configuration, jetons.access_token, identite.sub)
      return { courriel: this.#courrielOf({ ...identite, ...profil }), jeton: jetons.id_token }
    } catch (error) {
      if (error instanceof RefusOidc) throw error
      throw new RefusOidc('fournisseur', (error as Error).message)
    }
  }

  /** @throws RefusOidc when the provider identified the person less surely than is asked for. */
  #exigerNiveau(acr: unknown): void {
    const admis = this.reglages.acr?.split(' ')
    if (admis && !admis.includes(String(acr))) throw new RefusOidc('niveau', `acr ${String(acr)}`)
  }

  /**
   * An address opens an account: it must be that of the person. Either the provider says it has checked it, or the
   * operator says that this provider only knows professional addresses it answers for, as ProConnect does.
   */
  #courrielOf({ email, email_verified }: { email?: unknown; email_verified?: unknown }): string {
    const sure =
      email_verified === true || (this.reglages.courriels === 'garantis' && email_verified !== false)
    const lu = courrielSchema.safeParse(email)
    if (!lu.success || !sure) throw new RefusOidc('courriel', sure ? 'no address' : 'address not verified')
    return lu.data
  }

  /** Where to sign out of the provider too; `null` when it has no such page. */
  async sortir(jeton: string): Promise<string | null> {
    const configuration = await this.#lire().catch(() => null)
    if (!configuration?.serverMetadata().end_session_endpoint) return null
    return client.buildEndSessionUrl(configuration, {
      id_token_hint: jeton,
      post_logout_redirect_uri: this.#accueil,
      state: client.randomState(),
    }).href
  }
}
