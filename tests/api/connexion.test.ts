import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, cookieOf, createAgent } from './support/agents.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { RACINE, readLettres, texteOf, work } from './support/taches.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  serveur.app.inject({ method: 'POST', url, payload, headers })

test('an agent signs in with the link received, reads who they are, and leaves', async () => {
  const agent = await createAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
  const demande = await post('/api/v1/connexion', {
    courriel: agent.courriel.toUpperCase(),
    destination: '/espace/depots',
  })
  expect(demande.statusCode, demande.body).toBe(200)
  expect(await work(serveur)).toEqual([])
  const [lettre = ''] = await readLettres(serveur)
  expect(lettre).toContain(`To: ${agent.courriel}`)
  const [, jeton] = new RegExp(`${RACINE}/connexion#jeton=([\\w-]+)`).exec(texteOf(lettre)) ?? []
  const entree = await post('/api/v1/connexion/confirmer', { jeton })
  expect(entree.json()).toEqual({ destination: '/espace/depots' })
  expect(entree.headers['set-cookie']).toMatch(
    /^cartable_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const cookie = cookieOf(entree.headers)
  const moi = await serveur.get('/api/v1/moi', { cookie })
  expect(moi.headers['cache-control']).toBe('no-store')
  expect(moi.json()).toMatchObject({
    agent,
    moyen: 'session',
    portees_permises: ['lecture', 'signalements', 'depots', 'avis'],
  })
  const { jeton_csrf } = moi.json()
  const depart = await post('/api/v1/deconnexion', {}, { cookie, 'x-cartable-jeton': jeton_csrf })
  expect(depart.json()).toEqual({ suite: '/' })
  expect((await serveur.get('/api/v1/moi', { cookie })).json()).toMatchObject({
    agent: null,
    jeton_csrf: null,
  })
})

test('without an account, one is nobody', async () => {
  expect((await serveur.get('/api/v1/moi')).json()).toMatchObject({
    agent: null,
    moyen: null,
    portees_permises: [],
  })
})

test('rights are those of the moment of the request', async () => {
  const agent = await createAgent(serveur, [{ role: 'moderateur' }])
  const { get } = await connect(serveur, agent)
  await serveur.db.deleteFrom('agent_droit').where('agent_id', '=', agent.id).execute()
  expect((await get('/api/v1/moi')).json().agent.droits).toEqual([])
  await serveur.db.updateTable('agent').set({ actif: false }).where('id', '=', agent.id).execute()
  expect((await get('/api/v1/moi')).json().agent).toBeNull()
})
