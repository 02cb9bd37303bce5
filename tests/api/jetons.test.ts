import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AgentConnecte, openAdmin, openAgent } from './support/agents.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let admin: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur()
  admin = await openAdmin(serveur)
})
afterAll(() => serveur.close())

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  serveur.app.inject({ method: 'POST', url, payload, headers })

describe('a token of the API', () => {
  const create = async (agent: AgentConnecte, portees: string[], autres: object = {}) =>
    (await agent.send('POST', '/api/v1/jetons', { nom: 'Essai', portees, ...autres })).json()
  const avec = (jeton: string) => ({ authorization: `Bearer ${jeton}` })

  test('says who one is, within its scopes; is shown once', async () => {
    const agent = await openAgent(serveur, [{ role: 'moderateur' }])
    const cree = await create(agent, ['lecture', 'signalements'])
    expect(cree).toMatchObject({ etat: 'valable', usage_le: null, prefixe: cree.jeton.slice(0, 9) })
    expect(cree.jeton).toMatch(/^cart_[\w-]{43}$/)
    const moi = await serveur.get('/api/v1/moi', avec(cree.jeton))
    expect(moi.json()).toMatchObject({ agent: { id: agent.id }, moyen: 'jeton', jeton_csrf: null })
    const liste = await agent.get('/api/v1/jetons')
    expect(liste.body).not.toContain(cree.jeton)
    expect(liste.json().resultats[0].usage_le).not.toBeNull()
  })

  test('does not read beyond its scopes, nor make another token', async () => {
    const agent = await openAdmin(serveur)
    const { jeton } = await create(agent, ['imports'])
    expect((await serveur.get('/api/v1/moi', avec(jeton))).json()).toMatchObject({
      code: 'portee_insuffisante',
    })
    for (const [method, url] of [
      ['GET', '/api/v1/jetons'],
      ['POST', '/api/v1/jetons'],
      ['POST', '/api/v1/deconnexion/partout'],
    ] as const) {
      const reponse = await serveur.app.inject({
        method,
        url,
        headers: avec(jeton),
      })
      expect(reponse.json(), url).toMatchObject({ status: 403, code: 'portee_insuffisante' })
    }
  })

  test('cannot be given a scope beyond the rights of its agent, and loses what the agent loses', async () => {
    const agent = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
    expect(await create(agent, ['lecture', 'imports'])).toMatchObject({
      status: 403,
      code: 'droit_insuffisant',
    })
    expect(await create(agent, ['administration'])).toMatchObject({ status: 400, parametre: 'portees.0' })
    const { jeton } = await create(agent, ['lecture'])
    await serveur.db.deleteFrom('agent_droit').where('agent_id', '=', agent.id).execute()
    expect((await serveur.get('/api/v1/moi', avec(jeton))).json().agent.droits).toEqual([])
    await serveur.db.updateTable('agent').set({ actif: false }).where('id', '=', agent.id).execute()
    expect((await serveur.get('/api/v1/moi', avec(jeton))).json()).toMatchObject({ code: 'jeton_invalide' })
  })

  test('is seen and revoked by its agent only', async () => {
    const [a, b] = [await openAgent(serveur), await openAgent(serveur)]
    const { id, jeton } = await create(b, ['lecture'])
    expect((await a.get('/api/v1/jetons')).json().resultats).toEqual([])
    expect((await a.send('DELETE', `/api/v1/jetons/${id}`)).statusCode).toBe(404)
    expect((await admin.send('DELETE', `/api/v1/jetons/${id}`)).statusCode).toBe(404)
    expect((await serveur.get('/api/v1/moi', avec(jeton))).statusCode).toBe(200)
    expect((await b.send('DELETE', `/api/v1/jetons/${id}`)).statusCode).toBe(204)
    expect((await serveur.get('/api/v1/moi', avec(jeton))).json()).toMatchObject({
      status: 401,
      code: 'jeton_invalide',
    })
    expect((await b.send('DELETE', `/api/v1/jetons/${id}`)).statusCode).toBe(404)
  })

  test('expires; wrong ones are refused, whatever they look like', async () => {
    const agent = await openAgent(serveur)
    const { id, jeton } = await create(agent, ['lecture'], { jours: 1 })
    await serveur.db
      .updateTable('jeton')
      .set({ expire_le: new Date(0) })
      .where('id', '=', id)
      .execute()
    for (const authorization of [
      `Bearer ${jeton}`,
      `Bearer ${jeton}x`,
      'Bearer',
      'Basic YTpi',
      `Bearer ${'a'.repeat(5000)}`,
      "Bearer ' or 1=1--aaaaaaaaaaaaaaaaaa",
    ]) {
      expect(
        (await serveur.get('/api/v1/moi', { authorization })).json(),
        authorization.slice(0, 30),
      ).toMatchObject({ code: 'jeton_invalide' })
    }
    expect((await agent.get('/api/v1/jetons')).json().resultats[0].etat).toBe('expire')
  })

  test('a token beside the cookie of another is the one that counts: no mixing of the two', async () => {
    const agent = await openAgent(serveur)
    const { jeton } = await create(agent, ['lecture'])
    const moi = await serveur.get('/api/v1/moi', { ...avec(jeton), cookie: admin.cookie })
    expect(moi.json()).toMatchObject({ agent: { id: agent.id }, moyen: 'jeton' })
    const autre = await post(
      '/api/v1/jetons',
      { nom: 'Essai', portees: ['lecture'] },
      { ...avec(jeton), cookie: admin.cookie, 'x-cartable-jeton': admin.csrf },
    )
    expect(autre.json()).toMatchObject({ code: 'portee_insuffisante' })
  })

  test('an agent has twenty of them in force at most, even asked for together', async () => {
    const agent = await openAgent(serveur)
    const reponses = await Promise.all(
      Array.from({ length: 25 }, () =>
        agent.send('POST', '/api/v1/jetons', { nom: 'Essai', portees: ['lecture'] }),
      ),
    )
    expect(reponses.filter(({ statusCode }) => statusCode === 201)).toHaveLength(20)
    expect(reponses.filter(({ statusCode }) => statusCode === 409)).toHaveLength(5)
  })
})
