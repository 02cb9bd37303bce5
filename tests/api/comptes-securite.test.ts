import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLien } from '../../data/comptes/liens.ts'
import { openCourrier } from '../../server/courrier/courrier.ts'
import { type AgentConnecte, connect, cookieOf, createAgent, openAdmin, openAgent } from './support/agents.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { RACINE, readLettres, texteOf, work } from './support/taches.ts'

let serveur: Serveur
let admin: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur({ config: { url: RACINE } })
  admin = await openAdmin(serveur)
})
afterAll(() => serveur.close())

/** Each test has an address of its own: the limits of one are not those of another. */
let rang = 0
const adresse = (): string => `198.51.100.${++rang}`
const post = (
  url: string,
  payload: object,
  headers: Record<string, string> = {},
  remoteAddress = adresse(),
) => serveur.app.inject({ method: 'POST', url, payload, headers, remoteAddress })
const confirmer = (jeton: string, headers: Record<string, string> = {}) =>
  post('/api/v1/connexion/confirmer', { jeton }, headers)
const quiEst = async (cookie: string) => (await serveur.get('/api/v1/moi', { cookie })).json().agent

/** Everything that the base holds, as text. */
async function toutLire(): Promise<string> {
  const { rows } = await sql<{ nom: string }>`
    select format('%I.%I', schemaname, tablename) as nom from pg_tables
    where tablename in ('agent', 'agent_session', 'lien_connexion', 'jeton', 'audit') or schemaname = 'graphile_worker'`.execute(
    serveur.db,
  )
  const textes = await Promise.all(
    rows.map(async ({ nom }) => {
      const { rows: lignes } = await sql
        .raw<{ ligne: string }>(`select t::text as ligne from ${nom} t`)
        .execute(serveur.db)
      return lignes.map(({ ligne }) => ligne).join('\n')
    }),
  )
  return textes.join('\n')
}

describe('a sign-in link', () => {
  test('serves once, even when it is opened twice at the same moment', async () => {
    const agent = await createAgent(serveur)
    const jeton = await makeLien(serveur.db, agent.id, '/espace')
    const reponses = await Promise.all(Array.from({ length: 6 }, () => confirmer(jeton)))
    expect(reponses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410, 410])
    expect((await confirmer(jeton)).json()).toMatchObject({ code: 'lien_invalide' })
  })

  test('expires', async () => {
    const agent = await createAgent(serveur)
    const jeton = await makeLien(serveur.db, agent.id, '/espace')
    await serveur.db
      .updateTable('lien_connexion')
      .set({ expire_le: sql<Date>`now() - interval '1 second'` })
      .where('agent_id', '=', agent.id)
      .execute()
    expect((await confirmer(jeton)).statusCode).toBe(410)
  })

  test('of somebody deactivated opens nothing', async () => {
    const agent = await createAgent(serveur)
    const jeton = await makeLien(serveur.db, agent.id, '/espace')
    await serveur.db.updateTable('agent').set({ actif: false }).where('id', '=', agent.id).execute()
    expect((await confirmer(jeton)).statusCode).toBe(410)
  })

  test('is not used up by whoever only looks at its address', async () => {
    const agent = await createAgent(serveur)
    const jeton = await makeLien(serveur.db, agent.id, '/espace')
    for (const method of ['GET', 'HEAD'] as const) {
      await serveur.app.inject({ method, url: `/connexion?jeton=${jeton}`, remoteAddress: adresse() })
      await serveur.app.inject({ method, url: '/api/v1/connexion/confirmer', remoteAddress: adresse() })
    }
    expect((await confirmer(jeton)).statusCode).toBe(200)
  })

  test('leads to a page of ours only', async () => {
    for (const destination of [
      'https://ailleurs.fr',
      '//ailleurs.fr',
      '/\\ailleurs.fr',
      '\\\\ailleurs.fr',
      '/a\n//ailleurs.fr',
      '/\t/ailleurs.fr',
      'javascript:alert(1)',
      ' /espace',
    ]) {
      const reponse = await post('/api/v1/connexion', { courriel: admin.courriel, destination })
      expect(reponse.statusCode, destination).toBe(400)
      expect(reponse.json(), destination).toMatchObject({
        code: 'parametre_invalide',
        parametre: 'destination',
      })
    }
  })

  test('is asked for in the same words and the same writes, known or not', async () => {
    const agent = await createAgent(serveur)
    const [connu, inconnu] = [
      await post('/api/v1/connexion', { courriel: agent.courriel }),
      await post('/api/v1/connexion', { courriel: 'personne@exemple.fr' }),
    ]
    expect(inconnu.statusCode).toBe(connu.statusCode)
    expect(inconnu.body).toBe(connu.body)
    expect(Object.keys(inconnu.headers)).toEqual(Object.keys(connu.headers))
    const { rows } = await sql<{ nombre: number }>`
      select count(*) as nombre from graphile_worker.jobs where task_identifier = 'lien_connexion'`.execute(
      serveur.db,
    )
    expect(rows[0]?.nombre).toBe(2)
    const avant = (await readLettres(serveur)).length
    await work(serveur)
    expect(
      (await readLettres(serveur)).slice(avant).map((lettre) => /^To: (.*)$/m.exec(lettre)?.[1]),
    ).toEqual([agent.courriel])
  })

  test('does not follow the Host of whoever asks for it', async () => {
    const agent = await createAgent(serveur)
    await post(
      '/api/v1/connexion',
      { courriel: agent.courriel },
      { host: 'ailleurs.fr', 'x-forwarded-host': 'ailleurs.fr' },
    )
    await work(serveur)
    const lettre = texteOf((await readLettres(serveur)).at(-1) ?? '')
    expect(lettre).toContain(`${RACINE}/connexion#jeton=`)
    expect(lettre).not.toContain('ailleurs')
  })

  test('is sent five times an hour at most to one address, and ten times a minute to one asker', async () => {
    const agent = await createAgent(serveur)
    for (let essai = 0; essai < 8; essai++) {
      await post('/api/v1/connexion', { courriel: agent.courriel })
      await work(serveur)
    }
    const recues = (await readLettres(serveur)).filter((lettre) => lettre.includes(`To: ${agent.courriel}`))
    expect(recues).toHaveLength(5)
    const moi = adresse()
    const statuts = []
    for (let essai = 0; essai < 12; essai++) {
      statuts.push(
        (await post('/api/v1/connexion', { courriel: `a${essai}@exemple.fr` }, {}, moi)).statusCode,
      )
    }
    expect(statuts.slice(0, 10)).toEqual(Array(10).fill(200))
    expect(statuts.slice(10)).toEqual([429, 429])
  })

  test('cannot be guessed for long', async () => {
    const moi = adresse()
    const statuts = []
    for (let essai = 0; essai < 12; essai++) {
      const jeton = `${'a'.repeat(42)}${essai % 10}`
      statuts.push((await post('/api/v1/connexion/confirmer', { jeton }, {}, moi)).statusCode)
    }
    expect(statuts).toEqual([...Array(10).fill(410), 429, 429])
    const refus = await serveur.db
      .selectFrom('audit')
      .select('details')
      .where('acte', '=', 'connexion_refusee')
      .execute()
    expect(refus.length).toBeGreaterThanOrEqual(10)
  })
})

describe('a session', () => {
  test('is never the one the browser came with', async () => {
    const agent = await createAgent(serveur)
    const plante = '__Host-cartable_session=session-choisie-par-un-autre-1234567890abcd'
    const entree = await confirmer(await makeLien(serveur.db, agent.id, '/espace'), { cookie: plante })
    const cookie = cookieOf(entree.headers)
    expect(cookie).not.toBe(plante)
    expect(await quiEst(plante)).toBeNull()
    // Signed in again in the same browser, the former session is over.
    const { csrf } = await connect(serveur, agent)
    const moi = (await serveur.get('/api/v1/moi', { cookie })).json()
    expect(moi.jeton_csrf).not.toBe(csrf)
    await confirmer(await makeLien(serveur.db, agent.id, '/espace'), {
      cookie,
      'x-cartable-jeton': moi.jeton_csrf,
    })
    expect(await quiEst(cookie)).toBeNull()
  })

  test('has a cookie that scripts do not read and other sites do not send', async () => {
    const agent = await createAgent(serveur)
    const entree = await confirmer(await makeLien(serveur.db, agent.id, '/espace'))
    expect(entree.headers['set-cookie']).toMatch(
      /^__Host-cartable_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(entree.headers['cache-control']).toBe('no-store')
  })

  test('ends after twelve hours without a request, and after seven days', async () => {
    for (const change of [
      { vue_le: sql<Date>`now() - interval '12 hours 1 second'` },
      { expire_le: sql<Date>`now() - interval '1 second'` },
    ]) {
      const agent = await openAgent(serveur)
      expect(await quiEst(agent.cookie)).not.toBeNull()
      await serveur.db.updateTable('agent_session').set(change).where('agent_id', '=', agent.id).execute()
      expect(await quiEst(agent.cookie)).toBeNull()
    }
  })

  test('is closed everywhere at once', async () => {
    const agent = await createAgent(serveur)
    const [ici, ailleurs] = [await connect(serveur, agent), await connect(serveur, agent)]
    expect((await ici.send('POST', '/api/v1/deconnexion/partout')).statusCode).toBe(200)
    expect(await quiEst(ici.cookie)).toBeNull()
    expect(await quiEst(ailleurs.cookie)).toBeNull()
  })
})

describe('a write with a cookie', () => {
  const corps = { nom: 'Essai', portees: ['lecture'] }

  test.each([
    ['without its token', {}, 'jeton_csrf'],
    ['with a wrong token', { 'x-cartable-jeton': 'a'.repeat(43) }, 'jeton_csrf'],
    ['from another site', { origin: 'https://ailleurs.fr' }, 'autre_origine'],
    ['from a sister site', { origin: 'https://autre.exemple.fr' }, 'autre_origine'],
    ['from the same host in clear', { origin: RACINE.replace('https', 'http') }, 'autre_origine'],
    ['from a sandboxed page', { origin: 'null' }, 'autre_origine'],
    ['which the browser says comes from elsewhere', { 'sec-fetch-site': 'cross-site' }, 'autre_origine'],
  ])('%s is refused, and does nothing', async (cas, entetes, code) => {
    const jeton = cas.startsWith('from') || cas.startsWith('which') ? { 'x-cartable-jeton': admin.csrf } : {}
    const reponse = await post('/api/v1/jetons', corps, { cookie: admin.cookie, ...jeton, ...entetes })
    expect(reponse.statusCode, reponse.body).toBe(403)
    expect(reponse.json()).toMatchObject({ code })
    expect((await admin.get('/api/v1/jetons')).json().resultats).toEqual([])
  })

  test('with the token of another session is refused', async () => {
    const autre = await openAgent(serveur)
    const reponse = await post('/api/v1/jetons', corps, {
      cookie: admin.cookie,
      'x-cartable-jeton': autre.csrf,
    })
    expect(reponse.json()).toMatchObject({ code: 'jeton_csrf' })
  })

  test('sent as a form, which other sites can, is refused', async () => {
    const reponse = await serveur.app.inject({
      method: 'POST',
      url: '/api/v1/deconnexion/partout',
      headers: { cookie: admin.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'a=1',
      remoteAddress: adresse(),
    })
    expect(reponse.statusCode).toBe(403)
    expect(await quiEst(admin.cookie)).not.toBeNull()
  })

  test('signing somebody in from another site is refused too', async () => {
    const agent = await createAgent(serveur)
    const jeton = await makeLien(serveur.db, agent.id, '/espace')
    expect((await confirmer(jeton, { origin: 'https://ailleurs.fr' })).json()).toMatchObject({
      code: 'autre_origine',
    })
    expect((await confirmer(jeton, { origin: RACINE })).statusCode).toBe(200)
  })

  test('no other site may read the answers of a session', async () => {
    const reponse = await serveur.get('/api/v1/moi', { cookie: admin.cookie, origin: 'https://ailleurs.fr' })
    expect(reponse.headers['access-control-allow-credentials']).toBeUndefined()
    const pre = await serveur.app.inject({
      method: 'OPTIONS',
      url: '/api/v1/jetons',
      headers: { origin: 'https://ailleurs.fr', 'access-control-request-method': 'POST' },
      remoteAddress: adresse(),
    })
    expect(String(pre.headers['access-control-allow-methods'])).not.toMatch(/POST|DELETE|PATCH/)
  })
})

describe('a letter', () => {
  test.each([
    'a@exemple.fr\r\nBcc: b@exemple.fr',
    'a@exemple.fr, b@exemple.fr',
    'a@exemple.fr;b@exemple.fr',
    '"a b"@exemple.fr',
    'Moi <a@exemple.fr>',
    'a@exemple.fr%0aBcc:b@exemple.fr',
    'a@[127.0.0.1]',
    'a@localhost',
    `${'a'.repeat(65)}@exemple.fr`,
  ])('goes to one address only, not to %j', async (courriel) => {
    expect((await post('/api/v1/connexion', { courriel })).json()).toMatchObject({ parametre: 'courriel' })
    const dossier = `${serveur.dataDir}/injection`
    const courrier = openCourrier({ smtpUrl: null, expediteur: 'cartable@exemple.fr', boite: dossier })
    await expect(courrier.send({ a: courriel, sujet: 'Essai', texte: 'Essai' })).rejects.toThrow()
    expect(await readdir(dossier).catch(() => [])).toEqual([])
  })

  test('has the headers we wrote, whatever its subject holds', async () => {
    const dossier = `${serveur.dataDir}/sujets`
    const courrier = openCourrier({ smtpUrl: null, expediteur: 'cartable@exemple.fr', boite: dossier })
    await courrier.send({
      a: 'a@exemple.fr',
      sujet: 'École\r\nBcc: b@exemple.fr\n\nCorps',
      texte: 'Bonjour',
      entetes: { 'List-Unsubscribe': '<https://exemple.fr>\r\nBcc: c@exemple.fr' },
    })
    const [nom = ''] = await readdir(dossier)
    const [entetes = ''] = (await readFile(`${dossier}/${nom}`, 'utf8')).split('\r\n\r\n')
    expect(entetes).not.toMatch(/^Bcc:/im)
    expect(entetes).toMatch(/^To: a@exemple\.fr$/m)
  })
})

test('no secret is in the base, in clear or in the queue', async () => {
  const agent = await createAgent(serveur)
  await post('/api/v1/connexion', { courriel: agent.courriel })
  await work(serveur)
  const lien = /#jeton=([\w-]+)/.exec(texteOf((await readLettres(serveur)).at(-1) ?? ''))?.[1] ?? ''
  const connecte = await connect(serveur, agent)
  const { jeton } = (
    await connecte.send('POST', '/api/v1/jetons', { nom: 'Essai', portees: ['lecture'] })
  ).json()
  const tout = await toutLire()
  expect(tout).toContain(agent.courriel)
  for (const secret of [lien, connecte.cookie.split('=')[1] ?? '', connecte.csrf, jeton, jeton.slice(5)]) {
    expect(secret.length).toBeGreaterThan(40)
    expect(tout).not.toContain(secret)
    expect(tout).not.toContain(Buffer.from(secret).toString('hex'))
  }
})

test('no secret is in the log', async () => {
  const lignes: string[] = []
  const bavard = await openServeur({
    config: { url: RACINE },
    journal: { write: (ligne) => lignes.push(ligne) },
  })
  try {
    const agent = await openAgent(bavard)
    const { jeton } = (
      await agent.send('POST', '/api/v1/jetons', { nom: 'Essai', portees: ['lecture'] })
    ).json()
    await bavard.get('/api/v1/moi', { authorization: `Bearer ${jeton}` })
    await bavard.get('/api/v1/moi', { authorization: `Bearer ${jeton}x` })
    const dit = lignes.join('')
    expect(dit).toContain('/api/v1/connexion/confirmer')
    for (const secret of [jeton, agent.cookie.split('=')[1] ?? '', agent.csrf])
      expect(dit).not.toContain(secret)
  } finally {
    await bavard.close()
  }
})
