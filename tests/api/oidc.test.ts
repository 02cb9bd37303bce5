import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReglagesOidc } from '../../config.ts'
import { createAgent } from './support/agents.ts'
import { CLIENT, follow, openFournisseur } from './support/oidc.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

const RACINE = 'http://cartable.test'
const AGENT = 'camille@exemple.fr'

let fournisseur: Awaited<ReturnType<typeof openFournisseur>>
let reglages: ReglagesOidc
let serveur: Serveur
beforeAll(async () => {
  fournisseur = await openFournisseur(RACINE, {
    camille: { email: 'Camille@Exemple.fr', email_verified: true },
    muette: { email: AGENT },
    douteuse: { email: AGENT, email_verified: false },
    inconnue: { email: 'quelqu.un@ailleurs.fr', email_verified: true },
    sansAdresse: {},
  })
  reglages = {
    fournisseur: fournisseur.issuer,
    client: CLIENT.id,
    secret: CLIENT.secret,
    nom: 'ProConnect',
    portees: 'openid email',
    acr: null,
    signature: 'RS256',
    courriels: 'verifies',
  }
  serveur = await openServeur({ config: { url: RACINE, oidc: reglages } })
  await createAgent(serveur, [{ role: 'moderateur' }], AGENT)
})
afterAll(async () => {
  await serveur.close()
  await fournisseur.close()
})

/** Cookies that an answer sets, by name, with their attributes. */
const cookiesOf = (entetes: Record<string, unknown>): Map<string, string> =>
  new Map(
    [entetes['set-cookie'] ?? []]
      .flat()
      .map((pose) => [String(pose).split('=')[0] ?? '', String(pose)] as const),
  )
const valeurOf = (cookie: string | undefined): string => (cookie ?? '').split(';')[0] ?? ''

/** Leaves for the provider. @returns where it sends the browser, and the cookie it keeps. */
async function partir(la: Serveur = serveur, destination = '/espace/signalements') {
  const depart = await la.get(`/connexion/oidc?destination=${encodeURIComponent(destination)}`)
  expect(depart.statusCode, depart.body).toBe(303)
  return {
    adresse: String(depart.headers.location),
    cookie: valeurOf(cookiesOf(depart.headers).get('cartable_oidc')),
    depart,
  }
}

/** Comes back from the provider. */
const revenir = (adresse: string, cookie: string, la: Serveur = serveur) =>
  la.get(adresse.slice(RACINE.length), { cookie })

async function roundTrip(compte: string, { la = serveur, acr }: { la?: Serveur; acr?: string } = {}) {
  fournisseur.incarner(compte, acr)
  const { adresse, cookie } = await partir(la)
  return revenir(await follow(adresse, RACINE), cookie, la)
}

test('an agent signs in by the provider, and out of it', async () => {
  const { adresse, depart } = await partir()
  const parametres = new URL(adresse).searchParams
  expect(Object.fromEntries(parametres)).toMatchObject({
    response_type: 'code',
    scope: 'openid email',
    code_challenge_method: 'S256',
    redirect_uri: `${RACINE}/connexion/oidc/retour`,
  })
  for (const nom of ['state', 'nonce', 'code_challenge']) expect(parametres.get(nom)).toMatch(/^[\w-]{43}$/)
  expect(cookiesOf(depart.headers).get('cartable_oidc')).toMatch(/; HttpOnly; SameSite=Lax$/)

  const retour = await roundTrip('camille')
  expect(retour.headers.location).toBe('/espace/signalements')
  const cookie = valeurOf(cookiesOf(retour.headers).get('cartable_session'))
  const moi = (await serveur.get('/api/v1/moi', { cookie })).json()
  expect(moi).toMatchObject({
    agent: { courriel: AGENT, droits: [{ role: 'moderateur' }] },
    oidc: { nom: 'ProConnect', url: '/connexion/oidc' },
  })
  const sortie = await serveur.app.inject({
    method: 'POST',
    url: '/api/v1/deconnexion',
    headers: { cookie, 'x-cartable-jeton': moi.jeton_csrf },
  })
  const suite = new URL(sortie.json().suite)
  expect(suite.origin).toBe(fournisseur.issuer)
  expect(suite.searchParams.get('post_logout_redirect_uri')).toBe(`${RACINE}/`)
  expect(suite.searchParams.get('id_token_hint')?.split('.')).toHaveLength(3)
  expect((await serveur.get('/api/v1/moi', { cookie })).json().agent).toBeNull()
})

describe('nobody gets in', () => {
  test.each([
    ['whose address is not that of an agent', 'inconnue'],
    ['whose address the provider did not verify', 'douteuse'],
    ['whose address the provider says nothing of', 'muette'],
    ['without an address', 'sansAdresse'],
  ])('%s', async (_cas, compte) => {
    const retour = await roundTrip(compte)
    expect(retour.headers.location).toBe('/connexion?refus=courriel')
    expect(cookiesOf(retour.headers).has('cartable_session')).toBe(false)
  })

  test('deactivated since', async () => {
    const autre = await openServeur({ config: { url: RACINE, oidc: reglages } })
    try {
      const { id } = await createAgent(autre, [], AGENT)
      await autre.db.updateTable('agent').set({ actif: false }).where('id', '=', id).execute()
      expect((await roundTrip('camille', { la: autre })).headers.location).toBe('/connexion?refus=courriel')
    } finally {
      await autre.close()
    }
  })

  test('with a state, a code or a cookie that is another’s, or used', async () => {
    fournisseur.incarner('camille')
    const premier = await partir()
    const retour = await follow(premier.adresse, RACINE)
    const second = await partir()
    const refuse = '/connexion?refus=fournisseur'
    // The victim's browser is made to open the attacker's return: it has no cookie, or its own.
    expect((await revenir(retour, '')).headers.location).toBe(refuse)
    expect((await revenir(retour, second.cookie)).headers.location).toBe(refuse)
    expect((await revenir(retour, `${premier.cookie}x`)).headers.location).toBe(refuse)
    const falsifie = new URL(retour)
    falsifie.searchParams.set('code', 'un-autre-code')
    expect((await revenir(falsifie.href, premier.cookie)).headers.location).toBe(refuse)
    expect((await revenir(retour, premier.cookie)).headers.location).toBe('/espace/signalements')
    expect((await revenir(retour, premier.cookie)).headers.location).toBe(refuse)
  })

  test('when the provider says no, or nothing', async () => {
    const { cookie } = await partir()
    expect(
      (await serveur.get('/connexion/oidc/retour?error=access_denied', { cookie })).headers.location,
    ).toBe('/connexion?refus=fournisseur')
    const sourd = await openServeur({
      config: { url: RACINE, oidc: { ...reglages, fournisseur: 'http://127.0.0.1:1' } },
    })
    try {
      expect((await sourd.get('/connexion/oidc')).headers.location).toBe('/connexion?refus=injoignable')
    } finally {
      await sourd.close()
    }
  })

  test('without a provider', async () => {
    const sans = await openServeur()
    try {
      expect((await sans.get('/connexion/oidc')).statusCode).toBe(404)
      expect((await sans.get('/connexion/oidc/retour?code=a')).statusCode).toBe(404)
    } finally {
      await sans.close()
    }
  })
})

test('an operator may trust a provider that answers for its addresses, and ask for a level of assurance', async () => {
  const exigeant = await openServeur({
    config: { url: RACINE, oidc: { ...reglages, courriels: 'garantis', acr: 'eidas2' } },
  })
  try {
    await createAgent(exigeant, [], AGENT)
    const la = exigeant
    expect((await roundTrip('muette', { la, acr: 'eidas2' })).headers.location).toBe('/espace/signalements')
    expect((await roundTrip('muette', { la, acr: 'eidas1' })).headers.location).toBe(
      '/connexion?refus=niveau',
    )
    expect((await roundTrip('douteuse', { la, acr: 'eidas2' })).headers.location).toBe(
      '/connexion?refus=courriel',
    )
  } finally {
    await exigeant.close()
  }
})

test('the page opened afterwards is one of ours', async () => {
  for (const destination of [
    'https://ailleurs.fr/',
    '//ailleurs.fr',
    '/\\ailleurs.fr',
    '/%0a/ailleurs.fr\n',
    'javascript:alert(1)',
    '/\t/ailleurs.fr',
  ])
    expect(
      (await serveur.get(`/connexion/oidc?destination=${encodeURIComponent(destination)}`)).statusCode,
      destination,
    ).toBe(400)
  // A cookie forged by a sister site is checked like the address.
  const { cookie } = await partir()
  const garde = JSON.parse(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString('utf8'))
  const force = Buffer.from(JSON.stringify({ ...garde, destination: '//ailleurs.fr' })).toString('base64url')
  const retour = await serveur.get(`/connexion/oidc/retour?code=a&state=${garde.etat}`, {
    cookie: `cartable_oidc=${force}`,
  })
  expect(retour.headers.location).toBe('/connexion?refus=fournisseur')
})

test('under https, cookies are sealed to the host', async () => {
  const sur = await openServeur({ config: { url: 'https://cartable.test', oidc: reglages } })
  try {
    const depart = await sur.get('/connexion/oidc')
    expect(cookiesOf(depart.headers).get('__Host-cartable_oidc')).toMatch(
      /Path=\/; HttpOnly; Secure; SameSite=Lax/,
    )
  } finally {
    await sur.close()
  }
})
