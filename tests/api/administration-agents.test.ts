import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Droit } from '../../data/catalogue/model/role.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import { writeAudit } from '../../data/comptes/audit.ts'
import { type AgentConnecte, connect, createAgent, openAdmin, openAgent } from './support/agents.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { readLettres, work } from './support/taches.ts'

const AGENTS = '/api/v1/administration/agents'
const AUDIT = '/api/v1/administration/audit'
const PILOTE: Droit = { role: 'pilote', niveau: 'departement', code: '35' }

let serveur: Serveur
let admin: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur()
  admin = await openAdmin(serveur)
})
afterAll(() => serveur.close())

const create = (corps: object) =>
  admin.send('POST', AGENTS, { nom: 'Camille', droits: [], inviter: false, ...corps })
const update = (id: number, corps: object, par = admin) => par.send('PATCH', `${AGENTS}/${id}`, corps)
const actes = async (requete: string) =>
  (await admin.get(`${AUDIT}?${requete}`)).json().resultats.map(({ acte }: { acte: string }) => acte)

describe('an administrator', () => {
  test('accredits somebody, who receives a link', async () => {
    const reponse = await create({ courriel: 'Camille@Exemple.fr', droits: [PILOTE, PILOTE], inviter: true })
    expect(reponse.statusCode, reponse.body).toBe(201)
    expect(reponse.json()).toMatchObject({
      courriel: 'camille@exemple.fr',
      droits: [PILOTE],
      portent_sur: ['Ille-et-Vilaine'],
      actif: true,
      connexion_le: null,
      sessions: 0,
    })
    expect(reponse.headers['cache-control']).toBe('no-store')
    expect(await work(serveur)).toEqual([])
    expect((await readLettres(serveur)).at(-1)).toContain('To: camille@exemple.fr')
    expect((await create({ courriel: 'camille@exemple.fr' })).json()).toMatchObject({
      status: 409,
      code: 'conflit',
    })
    expect(await actes(`objet=agent:${reponse.json().id}`)).toEqual(['agent_cree'])
  })

  test.each([
    [{ courriel: 'pas une adresse' }, 'courriel'],
    [{ courriel: 'b@exemple.fr', nom: '' }, 'nom'],
    [{ courriel: 'b@exemple.fr', droits: [{ role: 'roi' }] }, 'droits.0.role'],
    [{ courriel: 'b@exemple.fr', droits: [{ role: 'pilote' }] }, 'droits.0.niveau'],
    [{ courriel: 'b@exemple.fr', droits: [{ ...PILOTE, code: '99' }] }, 'droits.0.code'],
    [{ courriel: 'b@exemple.fr', droits: [{ role: 'producteur', source: 'inconnue' }] }, 'droits.0.source'],
    [{ courriel: 'b@exemple.fr', droits: [{ role: 'moderateur', code: '35' }] }, 'code'],
    [{ courriel: 'b@exemple.fr', id: 1 }, 'id'],
  ])('is told what is wrong with %j', async (corps, parametre) => {
    const reponse = await create(corps)
    expect(reponse.statusCode, reponse.body).toBe(400)
    expect(reponse.json().parametre).toBe(parametre)
  })

  test('changes rights, which act at once and are written down before and after', async () => {
    const agent = await openAgent(serveur, [PILOTE])
    expect((await agent.get(AGENTS)).statusCode).toBe(403)
    const droits: Droit[] = [{ role: 'administrateur' }, { role: 'producteur', source: 'ips-ecoles' }]
    expect((await update(agent.id, { droits })).json()).toMatchObject({
      droits,
      portent_sur: ['', findSource('ips-ecoles')?.titre],
    })
    expect((await agent.get(AGENTS)).statusCode).toBe(200)
    expect((await update(agent.id, { droits: [] })).json().droits).toEqual([])
    expect((await agent.get(AGENTS)).statusCode).toBe(403)
    const { resultats } = (await admin.get(`${AUDIT}?objet=agent:${agent.id}&acte=agent_modifie`)).json()
    expect(resultats[1].details).toEqual({
      droits_avant: ['pilote:departement:35'],
      droits: ['administrateur', 'producteur:ips-ecoles'],
    })
  })

  test('deactivates somebody: sessions end, and come back only with a new sign-in', async () => {
    const agent = await createAgent(serveur, [{ role: 'moderateur' }])
    const connecte = await connect(serveur, agent)
    expect((await update(agent.id, { actif: false })).json()).toMatchObject({ actif: false, sessions: 0 })
    expect((await connecte.get('/api/v1/moi')).json().agent).toBeNull()
    expect((await admin.send('POST', `${AGENTS}/${agent.id}/invitation`)).statusCode).toBe(409)
    expect((await update(agent.id, { actif: true })).json().actif).toBe(true)
    expect((await connecte.get('/api/v1/moi')).json().agent).toBeNull()
    expect((await admin.send('POST', `${AGENTS}/${agent.id}/invitation`)).statusCode).toBe(200)
    expect(await actes(`objet=agent:${agent.id}`)).toEqual(['agent_reactive', 'agent_desactive', 'connexion'])
  })

  test('closes the sessions of somebody', async () => {
    const agent = await openAgent(serveur)
    expect((await admin.send('DELETE', `${AGENTS}/${agent.id}/sessions`)).statusCode).toBe(204)
    expect((await agent.get('/api/v1/moi')).json().agent).toBeNull()
  })

  test('finds agents by name, role and state, page after page', async () => {
    for (const rang of [1, 2, 3])
      await create({
        courriel: `liste${rang}@exemple.fr`,
        nom: `Liste 100%_${rang}`,
        droits: [{ role: 'moderateur' }],
      })
    const pages: string[] = []
    for (let url: string | null = `${AGENTS}?q=100%25_&limit=2&role=moderateur&actif=oui`; url; ) {
      const reponse: { total: number; resultats: { nom: string }[]; suivant: string | null } = (
        await admin.get(url)
      ).json()
      expect(reponse.total).toBe(3)
      pages.push(...reponse.resultats.map(({ nom }: { nom: string }) => nom))
      url = reponse.suivant
    }
    expect(pages).toEqual(['Liste 100%_1', 'Liste 100%_2', 'Liste 100%_3'])
    expect((await admin.get(`${AGENTS}?q=100_`)).json().total).toBe(0)
    expect((await admin.get(`${AGENTS}/999999`)).statusCode).toBe(404)
  })
})

describe('the last administrator', () => {
  test('cannot lose the role, nor be deactivated', async () => {
    const autre = await openServeur({ monde: 'vide' })
    try {
      const seul = await openAgent(autre, [{ role: 'administrateur' }])
      for (const corps of [{ droits: [] }, { actif: false }, { droits: [PILOTE] }]) {
        expect((await update(seul.id, corps, seul)).json()).toMatchObject({ status: 409, code: 'conflit' })
      }
      expect((await seul.get(`${AGENTS}/${seul.id}`)).json()).toMatchObject({
        actif: true,
        droits: [{ role: 'administrateur' }],
      })
      expect((await seul.get(AUDIT)).json().resultats.map(({ acte }: { acte: string }) => acte)).toEqual([
        'connexion',
      ])
    } finally {
      await autre.close()
    }
  })

  test('is never removed by two who remove each other at the same moment', async () => {
    const autre = await openServeur({ monde: 'vide' })
    try {
      const [a, b] = [
        await openAgent(autre, [{ role: 'administrateur' }]),
        await openAgent(autre, [{ role: 'administrateur' }]),
      ]
      const reponses = await Promise.all([update(b.id, { droits: [] }, a), update(a.id, { actif: false }, b)])
      // One of them comes second: refused for want of another administrator, or no longer one.
      expect(reponses.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
      const restants = await autre.db
        .selectFrom('agent')
        .innerJoin('agent_droit', 'agent_id', 'id')
        .select('id')
        .where('actif', '=', true)
        .execute()
      expect(restants).toHaveLength(1)
    } finally {
      await autre.close()
    }
  })
})

describe('the log', () => {
  test('is filtered, paged, and exported without a formula that would run', async () => {
    const agent = await createAgent(serveur)
    for (let rang = 0; rang < 3; rang++) {
      await writeAudit(serveur.db, {
        agent: { id: agent.id, nom: '=cmd|calc' },
        acte: 'jeton_cree',
        objet: `jeton:${rang}`,
        details: { nom: 'a;"b"' },
      })
    }
    const filtre = `agent=${agent.id}&acte=jeton_cree`
    const page = (await admin.get(`${AUDIT}?${filtre}&limit=2`)).json()
    expect(page).toMatchObject({
      total: 3,
      resultats: [{ objet: 'jeton:2', libelle: 'Jeton créé' }, { objet: 'jeton:1' }],
    })
    expect((await admin.get(page.suivant)).json()).toMatchObject({
      resultats: [{ objet: 'jeton:0' }],
      suivant: null,
    })
    expect((await admin.get(`${AUDIT}?${filtre}&objet=jeton`)).json().total).toBe(3)
    expect((await admin.get(`${AUDIT}?${filtre}&jusqua=2020-01-01`)).json().total).toBe(0)
    const csv = await admin.get(`${AUDIT}.csv?${filtre}`)
    expect(csv.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/csv; charset=utf-8; header=present',
    })
    const lignes = csv.body.trim().split('\r\n')
    expect(lignes).toHaveLength(4)
    expect(lignes[1]).toContain(";'=cmd|calc;jeton_cree;")
    expect(lignes[1]).toContain('"{""nom"":""a;\\""b\\""""}"')
  })

  test('a wrong filter is said to be wrong', async () => {
    for (const requete of [
      'acte=vol',
      'depuis=hier',
      "objet=a' or 1=1",
      'agent=0',
      'inconnu=1',
      'depuis=2026-13-45',
    ])
      expect((await admin.get(`${AUDIT}?${requete}`)).statusCode, requete).toBe(400)
  })
})

test('nobody else administers anything, by any means', async () => {
  const operations: [string, 'GET' | 'POST' | 'PATCH' | 'DELETE'][] = [
    [AGENTS, 'GET'],
    [AGENTS, 'POST'],
    [`${AGENTS}/${admin.id}`, 'GET'],
    [`${AGENTS}/${admin.id}`, 'PATCH'],
    [`${AGENTS}/${admin.id}/sessions`, 'DELETE'],
    [`${AGENTS}/${admin.id}/invitation`, 'POST'],
    [AUDIT, 'GET'],
    [`${AUDIT}.csv`, 'GET'],
  ]
  const autre = await openAgent(serveur, [
    PILOTE,
    { role: 'moderateur' },
    { role: 'producteur', source: 'ips-ecoles' },
  ])
  const { jeton } = (
    await admin.send('POST', '/api/v1/jetons', { nom: 'Essai', portees: ['lecture', 'imports'] })
  ).json()
  for (const [url, method] of operations) {
    const corps =
      method === 'POST' && url === AGENTS
        ? { courriel: 'z@exemple.fr', nom: 'Zoé', droits: [] }
        : method === 'PATCH'
          ? { droits: [] }
          : undefined
    const avec = corps && { payload: corps }
    const anonyme = await serveur.app.inject({ method, url, ...avec })
    expect(anonyme.json(), url).toMatchObject({ status: 401, code: 'connexion_requise' })
    const programme = await serveur.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${jeton}` },
      ...avec,
    })
    expect(programme.json(), url).toMatchObject({ status: 403, code: 'portee_insuffisante' })
    const agent = method === 'GET' ? await autre.get(url) : await autre.send(method, url, corps)
    expect(agent.json(), url).toMatchObject({ status: 403, code: 'droit_insuffisant' })
  }
})
