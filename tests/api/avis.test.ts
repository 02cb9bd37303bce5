import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCoffre } from '../../server/coffre.ts'
import { broadcastEvenements } from '../../server/queries/avis/diffuser.ts'
import { purgeAvis } from '../../server/queries/avis/lettres.ts'
import { prepareResumes } from '../../server/queries/avis/preparer.ts'
import { tacheResumes } from '../../server/taches/resumes.tache.ts'
import { type AgentConnecte, openAgent } from './support/agents.ts'
import { COLLEGE, ECOLE_MUETTE, ECOLE_REP, LYCEE_PRIVE } from './support/monde.ts'
import { openRecepteur, type Recepteur } from './support/recepteur.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { signaler } from './support/signalements.ts'
import { openSmtp } from './support/smtp.ts'
import { RACINE, readLettres, texteOf, work } from './support/taches.ts'

const TRAVAILLEUR = fileURLToPath(new URL('./support/travailleur.ts', import.meta.url))
const JOUR_MS = 86_400_000

let serveur: Serveur
let pilote: AgentConnecte
let producteur: AgentConnecte
let recepteur: Recepteur
const processus: ChildProcess[] = []
beforeAll(async () => {
  serveur = await openServeur({ bitsDefi: 6, config: { webhooksPrives: true } })
  pilote = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
  producteur = await openAgent(serveur, [{ role: 'producteur', source: 'annuaire' }])
  recepteur = await openRecepteur()
})
afterAll(async () => {
  for (const enfant of processus) if (enfant.exitCode === null) enfant.kill('SIGKILL')
  await recepteur.close()
  await serveur.close()
})
let lues = 0
beforeEach(async () => {
  lues = (await readLettres(serveur)).length
})

const nouvelles = async () => (await readLettres(serveur)).slice(lues)
const destinataire = (lettre: string) => /^To: (.*)\r$/m.exec(lettre)?.[1]
const agir = (agent: AgentConnecte, id: number, corps: object) =>
  agent.send('POST', `/api/v1/espace/signalements/${id}/actions`, corps)
/** What waits to be told becomes old enough for the last hour of digests. */
const age = () => sql`update avis set cree_le = now() - interval '8 days'`.execute(serveur.db)
/** As if the jobs had been taken, or were to be tried, a while ago. */
const reprendre = async () => {
  await sql`update graphile_worker._private_jobs set run_at = now(), locked_at = locked_at - interval '1 minute'`.execute(
    serveur.db,
  )
}
const taches = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(serveur.db)).rows[0]
    ?.n

/** Shares out, makes the letters that are due, sends them. */
async function summarise(smtp: string | null = null): Promise<void> {
  await broadcastEvenements(serveur.db)
  await age()
  const coffre = await openCoffre({ dataDir: serveur.dataDir, cle: null })
  await tacheResumes.execute({}, { db: serveur.db, coffre } as Parameters<typeof tacheResumes.execute>[1])
  if (smtp !== null) return
  expect(await work(serveur)).toEqual([])
}

async function hire(smtpUrl = ''): Promise<ChildProcess> {
  const args = ['--import', 'tsx', TRAVAILLEUR, serveur.url, serveur.dataDir, smtpUrl]
  const enfant = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  processus.push(enfant)
  if (enfant.stdout) await once(enfant.stdout, 'data')
  return enfant
}

async function kill(enfant: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const fin = once(enfant, 'exit')
  enfant.kill(signal)
  await fin
  // The base takes a moment to notice that it is gone.
  await expect.poll(verrous).toBe(0)
}

/** Locks by which processes that run jobs say that they live. */
const verrous = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`.execute(serveur.db)
  ).rows[0]?.n

describe('letters', () => {
  test('whoever reports with an address receives the link that follows it, and no header of their own', async () => {
    const { id, jeton } = await signaler(serveur, {
      uai: COLLEGE,
      champ: 'nom',
      valeur_proposee: 'Collège Neuf\r\nBcc: victime@exemple.fr'.slice(0, 12),
      commentaire: 'Le nom a changé.',
      courriel: 'auteur@exemple.fr',
    })
    await work(serveur)
    const [lettre = '', ...reste] = await nouvelles()
    expect(reste).toEqual([])
    expect(destinataire(lettre)).toBe('auteur@exemple.fr')
    expect(texteOf(lettre)).toContain(`${RACINE}/suivi/${jeton}`)
    expect(texteOf(lettre)).not.toContain('Le nom a changé.')
    expect(lettre).toMatch(new RegExp(`^Message-ID: <recu-${id}@cartable.exemple.fr>\r$`, 'm'))
    expect(lettre).not.toMatch(/^Bcc:/im)
  })

  test('one address receives five receipts a day at most, whatever is reported', async () => {
    for (let rang = 0; rang < 7; rang += 1)
      await signaler(
        serveur,
        {
          uai: [COLLEGE, ECOLE_REP, ECOLE_MUETTE, LYCEE_PRIVE][rang % 4],
          champ: rang < 4 ? 'adresse' : 'code_postal',
          valeur_proposee: rang < 4 ? '1 rue Haute' : '35999',
          courriel: 'cible@exemple.fr',
        },
        `192.0.2.${rang + 10}`,
      )
    await work(serveur)
    expect((await nouvelles()).filter((lettre) => destinataire(lettre) === 'cible@exemple.fr')).toHaveLength(
      5,
    )
  })

  test('agents and authors receive one letter for many events; unsubscribing needs one click and no login', async () => {
    await summarise()
    lues = (await readLettres(serveur)).length
    await sql`delete from lettre`.execute(serveur.db)
    const { resultats } = (await pilote.get('/api/v1/espace/signalements?file=tous')).json()
    const siens = resultats.filter(({ etat }: { etat: string }) => etat === 'nouveau')
    for (const { id } of siens) {
      await agir(pilote, id, { action: 'confirmer', version: 1, commentaire: 'Vu, chez M. Secret.' })
      await agir(pilote, id, { action: 'transmettre', version: 2 })
    }
    await summarise()
    const lettres = await nouvelles()
    // The pilot did it all: nothing to tell them.
    expect(lettres.map(destinataire).toSorted()).toEqual(
      [...new Set(['auteur@exemple.fr', 'cible@exemple.fr', producteur.courriel])].toSorted(),
    )
    const resume = lettres.find((lettre) => destinataire(lettre) === producteur.courriel) ?? ''
    for (const { id } of siens) expect(texteOf(resume)).toContain(`${RACINE}/espace/signalements/${id}`)
    expect(texteOf(resume)).not.toContain('Secret')
    const auteur = texteOf(lettres.find((lettre) => destinataire(lettre) === 'cible@exemple.fr') ?? '')
    expect(auteur).toMatch(new RegExp(`${RACINE}/suivi/[\\w-]{32}`))
    // Nothing new: nothing is sent, whoever asks.
    await summarise()
    expect(await nouvelles()).toHaveLength(lettres.length)

    expect(resume).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const [, adresse = ''] =
      new RegExp(`^List-Unsubscribe:\\s+<${RACINE}([^>]+)>`, 'm').exec(resume.replace(/\r\n[ \t]+/g, ' ')) ??
      []
    const page = await serveur.get(adresse)
    expect(page.headers['content-type']).toContain('text/html')
    const cadence = async () => (await producteur.get('/api/v1/avis/preferences')).json().cadence
    expect(await cadence()).toBe('instance')
    const post = (url: string) =>
      serveur.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      })
    expect((await post(`${adresse.slice(0, -1)}${adresse.endsWith('A') ? 'B' : 'A'}`)).statusCode).toBe(404)
    expect(await cadence()).toBe('instance')
    expect((await post(adresse)).body).toContain('C’est fait')
    expect(await cadence()).toBe('jamais')
    await agir(pilote, siens[0].id, { action: 'commenter', version: null, commentaire: 'Alors ?' })
    await summarise()
    expect((await nouvelles()).map(destinataire)).not.toContain(`${producteur.courriel} `)
    expect((await nouvelles()).filter((lettre) => destinataire(lettre) === producteur.courriel)).toHaveLength(
      1,
    )
    await producteur.send('PUT', '/api/v1/avis/preferences', { cadence: 'quotidien' })
  })

  test('a day has one digest; what comes later waits for the next', async () => {
    const { id } = await signaler(serveur, { uai: LYCEE_PRIVE, champ: 'nom', valeur_proposee: 'Lycée' })
    await broadcastEvenements(serveur.db)
    const demain = new Date(Date.now() + JOUR_MS)
    const faites = await Promise.all([prepareResumes(serveur.db, demain), prepareResumes(serveur.db, demain)])
    expect(faites.toSorted()).toEqual([0, 1])
    await agir(producteur, id, { action: 'accepter', version: 2 })
    await sql`update signalement_evenement set agent_id = null where signalement_id = ${id}`.execute(
      serveur.db,
    )
    await broadcastEvenements(serveur.db)
    expect(await prepareResumes(serveur.db, demain)).toBe(0)
    expect(await prepareResumes(serveur.db, new Date(Date.now() + 2 * JOUR_MS))).toBe(1)
    await work(serveur)
    const siennes = (await nouvelles()).filter((lettre) => destinataire(lettre) === producteur.courriel)
    expect(siennes).toHaveLength(2)
  })

  test('a digest cut short by kill -9 is sent once by the next process', async () => {
    await signaler(serveur, { uai: LYCEE_PRIVE, champ: 'localite', valeur_proposee: 'Dinan' })
    await sql`delete from lettre`.execute(serveur.db)
    const muet = await openSmtp(true)
    await summarise(muet.url)
    const enfant = await hire(muet.url)
    await expect.poll(() => muet.arrivees()).toBe(1)
    await kill(enfant)
    const smtp = await openSmtp()
    await reprendre()
    const relais = await hire(smtp.url)
    await expect.poll(taches).toBe(0)
    await kill(relais, 'SIGTERM')
    expect(smtp.recues.map(({ a }) => a)).toEqual([[producteur.courriel]])
    await Promise.all([muet.close(), smtp.close()])
  })
})

describe('webhooks', () => {
  const create = (agent: AgentConnecte, url: string) =>
    agent.send('POST', '/api/v1/avis/webhooks', { nom: 'Suivi', url })
  const livraisons = async (id: number) =>
    (await producteur.get(`/api/v1/avis/webhooks/${id}/livraisons`)).json()

  test('an event is posted once, signed, with nothing secret; failures are tried again and told', async () => {
    const cree = (await create(producteur, `${recepteur.url}/ok`)).json()
    expect(cree.secret).toMatch(/^[\w-]{43}$/)
    expect((await producteur.get('/api/v1/avis/webhooks')).body).not.toContain(cree.secret)
    const { id } = await signaler(serveur, {
      uai: LYCEE_PRIVE,
      champ: 'code_postal',
      valeur_proposee: '22999',
      commentaire: 'Madame Martin, la directrice, le dit.',
      courriel: 'discret@exemple.fr',
    })
    recepteur.statut = 503
    await broadcastEvenements(serveur.db)
    const echecs = await work(serveur)
    while (echecs.length < 2) echecs.push(...(await work(serveur)))
    expect((await livraisons(cree.id)).resultats).toMatchObject([
      { signalement_id: id, rang: 2, etat: 'attente', essais: 1, statut_http: 503 },
      { signalement_id: id, rang: 1, etat: 'attente', essais: 1, erreur: 'Le serveur a répondu 503.' },
    ])
    recepteur.statut = 204
    recepteur.recus.length = 0
    await reprendre()
    // One at a time for an address: whoever runs the jobs once may leave before the queue is free again.
    while ((await taches()) !== 0) expect(await work(serveur)).toEqual([])
    expect(await livraisons(cree.id)).toMatchObject({
      total: 2,
      resultats: [
        { etat: 'livree', essais: 2, erreur: null },
        { etat: 'livree', essais: 2, erreur: null },
      ],
    })
    expect(recepteur.recus).toHaveLength(2)
    for (const { corps, entetes } of recepteur.recus) {
      const attendue = createHmac('sha256', cree.secret).update(
        `${entetes['x-cartable-horodatage']}.${corps}`,
      )
      expect(entetes['x-cartable-signature']).toBe(`sha256=${attendue.digest('hex')}`)
      expect(JSON.parse(corps)).toMatchObject({ signalement: { id }, livraison: expect.any(Number) })
      expect(corps).not.toMatch(/Martin|discret@|jeton|contact|agent_id/)
    }
    expect((await broadcastEvenements(serveur.db)) + recepteur.recus.length).toBe(2)
    expect((await producteur.send('DELETE', `/api/v1/avis/webhooks/${cree.id}`)).statusCode).toBe(204)
  })

  test('one delivery cut short by kill -9 is made again by the next process, under the same number', async () => {
    const { id } = (await create(producteur, `${recepteur.url}/lent`)).json()
    recepteur.muet = true
    recepteur.recus.length = 0
    await producteur.send('POST', `/api/v1/avis/webhooks/${id}/essai`)
    await sql`update graphile_worker._private_jobs set max_attempts = 3`.execute(serveur.db)
    const enfant = await hire()
    await expect.poll(() => recepteur.recus.length).toBe(1)
    await kill(enfant)
    recepteur.muet = false
    await reprendre()
    const relais = await hire()
    await expect.poll(taches).toBe(0)
    await kill(relais, 'SIGTERM')
    const [premiere, seconde] = recepteur.recus.map(({ entetes }) => entetes['x-cartable-livraison'])
    expect(recepteur.recus).toHaveLength(2)
    expect(seconde).toBe(premiere)
    expect((await livraisons(id)).resultats).toMatchObject([
      { etat: 'livree', essais: 1, signalement_id: null },
    ])
    await producteur.send('DELETE', `/api/v1/avis/webhooks/${id}`)
  })

  test('follow no redirection, and reach no private address unless told so', async () => {
    const { id } = (await create(producteur, `${recepteur.url}/renvoi`)).json()
    recepteur.recus.length = 0
    recepteur.statut = 302
    const attempt = async (prives: boolean) => {
      await producteur.send('POST', `/api/v1/avis/webhooks/${id}/essai`)
      await work(serveur, null, prives)
      return (await livraisons(id)).resultats[0]
    }
    expect(await attempt(true)).toMatchObject({ etat: 'echec', statut_http: 302 })
    expect(recepteur.recus.map(({ chemin }) => chemin)).toEqual(['/renvoi'])
    expect(await attempt(false)).toMatchObject({
      etat: 'echec',
      statut_http: null,
      erreur: expect.stringContaining('refusée'),
    })
    // A name that leads to this machine, over https: only its address tells.
    await sql`update webhook set url = ${`https://localhost.localdomain:${recepteur.port}/`} where id = ${id}`.execute(
      serveur.db,
    )
    expect((await attempt(false)).statut_http).toBeNull()
    expect(recepteur.recus).toHaveLength(1)
    recepteur.statut = 204
  })

  test('are of their agent only, few, and stopped after too many failures', async () => {
    const [{ id }] = (await producteur.get('/api/v1/avis/webhooks')).json().resultats
    const autre = `/api/v1/avis/webhooks/${id}`
    expect((await pilote.get('/api/v1/avis/webhooks')).json().resultats).toEqual([])
    expect((await pilote.get(`${autre}/livraisons`)).statusCode).toBe(404)
    expect((await pilote.send('PATCH', autre, { actif: false })).statusCode).toBe(404)
    expect((await pilote.send('POST', `${autre}/essai`)).statusCode).toBe(404)
    expect((await pilote.send('DELETE', autre)).statusCode).toBe(404)
    for (const url of ['ftp://exemple.fr', 'https://a:b@exemple.fr', 'javascript:alert(1)', 'exemple.fr'])
      expect((await create(pilote, url)).statusCode, url).toBe(400)
    for (let rang = 0; rang < 10; rang += 1)
      expect((await create(pilote, `https://exemple.fr/${rang}`)).statusCode).toBe(201)
    expect((await create(pilote, 'https://exemple.fr/11')).statusCode).toBe(409)

    await sql`update webhook set echecs = 19, url = 'https://[::1]/' where id = ${id}`.execute(serveur.db)
    await producteur.send('POST', `${autre}/essai`)
    await work(serveur, null, false)
    const lu = async () => (await producteur.get('/api/v1/avis/webhooks')).json().resultats[0]
    expect(await lu()).toMatchObject({ actif: false, motif_arret: 'echecs', echecs: 20 })
    expect((await producteur.send('PATCH', autre, { actif: true })).json()).toMatchObject({
      actif: true,
      motif_arret: null,
      echecs: 0,
    })
  })

  test('by a program need the scope', async () => {
    const jeton = async (portees: string[]) => {
      const { jeton } = (await producteur.send('POST', '/api/v1/jetons', { nom: 'Robot', portees })).json()
      return { authorization: `Bearer ${jeton}` }
    }
    expect((await serveur.get('/api/v1/avis/webhooks', await jeton(['avis']))).statusCode).toBe(200)
    expect((await serveur.get('/api/v1/avis/webhooks', await jeton(['lecture']))).statusCode).toBe(403)
    expect((await serveur.get('/api/v1/avis/webhooks')).statusCode).toBe(401)
  })

  test('and their log is forgotten in time', async () => {
    await sql`update webhook_livraison set cree_le = now() - interval '61 days'`.execute(serveur.db)
    await sql`update lettre set envoyee_le = now() - interval '61 days'`.execute(serveur.db)
    await purgeAvis(serveur.db)
    const { rows } = await sql<{ n: number }>`
      select (select count(*) from webhook_livraison where etat <> 'attente')
        + (select count(*) from lettre where envoyee_le is not null) as n`.execute(serveur.db)
    expect(rows[0]?.n).toBe(0)
  })
})

describe('feeds', () => {
  const read = (requete: string, entetes = {}) => serveur.get(`/signalements.atom${requete}`, entetes)

  test('by territory and by source, known again by their ETag', async () => {
    const tout = await read('')
    expect(tout.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const count = (flux: string) => flux.match(/<entry>/g)?.length ?? 0
    const departement = await read('?territoire=departement:22')
    expect(count(tout.body)).toBeGreaterThan(count(departement.body))
    expect(count(departement.body)).toBeGreaterThan(1)
    expect(departement.body).toContain('Côtes-d’Armor')
    expect(departement.body).toContain('territoire=departement:22&quot;'.replace('&quot;', '"'))
    expect(count((await read('?source=gar')).body)).toBe(0)
    expect(departement.body).not.toMatch(/Martin|discret@/)
    const { etag } = tout.headers
    expect((await read('', { 'if-none-match': String(etag) })).statusCode).toBe(304)
    await signaler(serveur, { uai: ECOLE_REP, champ: 'localite', valeur_proposee: 'Rennes Sud' })
    const apres = await read('', { 'if-none-match': String(etag) })
    expect(apres.statusCode).toBe(200)
    expect(count(apres.body)).toBe(count(tout.body) + 1)
  })

  test.each(['?territoire=departement:99', '?source=inconnue'])(
    'of nothing are not there: %s',
    async (requete) => {
      expect((await read(requete)).statusCode).toBe(404)
    },
  )
  test('take no other parameter', async () => {
    expect((await read('?limit=3')).statusCode).toBe(400)
  })
})
