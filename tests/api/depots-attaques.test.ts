import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, utimes } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEPOTS_PAR_JOUR, OCTETS_DEPOT_MAX } from '../../data/catalogue/model/depot.ts'
import { letterOfUai } from '../../data/catalogue/model/uai.ts'
import { sweepFichiers } from '../../server/queries/depots/fichiers.ts'
import { listAttendus, purgeDepots } from '../../server/queries/depots/purge.ts'
import { type AgentConnecte, openAdmin, openAgent } from './support/agents.ts'
import { check, deposer, EQUIPEMENT, enAgent, sendFichier } from './support/depots.ts'
import { uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let pilote: AgentConnecte
let voisin: AgentConnecte
let admin: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications', lecturesParMinute: 1_000_000 })
  pilote = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
  voisin = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '01' }])
  admin = await openAdmin(serveur)
})
afterAll(() => serveur.close())

const CONTENU = `uai;campagne;terminaux\n${uaiDe(0)};2024;12\n`
const fichiers = () => readdir(join(serveur.dataDir, 'depots')).catch(() => [])
const depots = async () => (await serveur.db.selectFrom('depot').select('id').execute()).length

describe('what a hostile file leaves behind', () => {
  test('rejected lines come back as a file that can be mended and sent again, and that no spreadsheet runs', async () => {
    const contenu = [
      'uai;campagne;terminaux;=cmd()',
      `${uaiDe(0)};2024;@SUM(1);ok`,
      `${uaiDe(0)};2024;2;"=HYPERLINK(""http://mal"")"`,
      `${uaiDe(1)};2024;x;\t+1;trop;-2+3`,
      '',
    ]
    const depot = await deposer(serveur, pilote, contenu.join('\n'))
    const fichier = await pilote.get(`/api/v1/espace/depots/${depot.id}/rejets.csv`)
    expect(fichier.headers).toMatchObject({ 'cache-control': 'no-store' })
    expect(fichier.headers['content-type']).toContain('text/csv')
    expect(fichier.headers['content-disposition']).toContain('attachment')
    const [entete = '', ...lignes] = fichier.body
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n')
    expect(entete).toBe(
      "ligne_du_fichier;colonne_en_cause;motif_du_rejet;uai;campagne;terminaux;'=cmd();cellules_en_trop",
    )
    expect(lignes).toHaveLength(2)
    for (const ligne of fichier.body.split('\r\n'))
      for (const cellule of ligne.split(';')) expect(cellule).not.toMatch(/^"?[=@+\t-](?!\d+$)/)
    const mende = fichier.body.replace("'@SUM(1)", '3')
    const suite = await deposer(serveur, pilote, mende)
    expect(suite).toMatchObject({ etat: 'verifie', lignes: { acceptees: 1 } })
    expect(suite.avertissements).toHaveLength(1)
  })
})

describe('who may do what', () => {
  test('the depot of another territory is as if it were not, whatever is asked of it', async () => {
    const { id } = await deposer(serveur, pilote, CONTENU)
    for (const [methode, suite] of [
      ['GET', ''],
      ['GET', '/rejets'],
      ['GET', '/rejets.csv'],
      ['GET', '/apercu'],
      ['GET', '/places'],
      ['POST', '/publier'],
      ['POST', '/retirer'],
      ['DELETE', ''],
    ] as const) {
      const url = `/api/v1/espace/depots/${id}${suite}`
      const corps = suite === '/publier' ? {} : undefined
      const reponse = methode === 'GET' ? await voisin.get(url) : await voisin.send(methode, url, corps)
      expect(reponse.json(), url).toMatchObject({ status: 404, code: 'introuvable' })
    }
    expect((await voisin.get('/api/v1/espace/depots')).json().resultats).toEqual([])
    expect((await admin.get(`/api/v1/espace/depots/${id}`)).json()).toMatchObject({ id, etat: 'verifie' })
  })

  test('a file is sent for one’s own territory; an administrator names one', async () => {
    const pour = (agent: AgentConnecte, suite: string) =>
      sendFichier(serveur, enAgent(agent), CONTENU, `schema=${EQUIPEMENT}${suite}`)
    expect((await pour(voisin, '&niveau=departement&code=35')).json().code).toBe('droit_insuffisant')
    expect((await pour(admin, '')).json()).toMatchObject({ code: 'parametre_manquant', parametre: 'niveau' })
    expect((await pour(admin, '&niveau=departement')).json()).toMatchObject({ parametre: 'code' })
    expect((await pour(admin, '&niveau=departement&code=999')).statusCode).toBe(404)
    expect((await pour(admin, '&niveau=departement&code=35')).json().auteur.nom).toBe('Ille-et-Vilaine')
    const producteur = await openAgent(serveur, [{ role: 'producteur', source: 'equipement' }])
    expect((await pour(producteur, '')).json().code).toBe('droit_insuffisant')
    expect((await producteur.get('/api/v1/espace/depots')).statusCode).toBe(403)
  })

  test('without a session, a token of the right scope, or the anti-forgery token, nothing is even read', async () => {
    const avant = await depots()
    expect((await sendFichier(serveur, {}, CONTENU)).statusCode).toBe(401)
    const { cookie } = enAgent(pilote)
    expect((await sendFichier(serveur, { cookie: cookie ?? '' }, CONTENU)).json().code).toBe('jeton_csrf')
    const ailleurs = { ...enAgent(pilote), origin: 'https://mal.exemple' }
    expect((await sendFichier(serveur, ailleurs, CONTENU)).json().code).toBe('autre_origine')
    const jetonDe = async (portees: string[]) =>
      (await pilote.send('POST', '/api/v1/jetons', { nom: 'Automate', portees })).json().jeton as string
    const lecture = { authorization: `Bearer ${await jetonDe(['lecture'])}` }
    expect((await sendFichier(serveur, lecture, CONTENU)).json().code).toBe('portee_insuffisante')
    expect(await depots()).toBe(avant)

    // The whole life, by a program.
    const entetes = { authorization: `Bearer ${await jetonDe(['depots'])}` }
    const recu = await sendFichier(serveur, entetes, CONTENU, `schema=${EQUIPEMENT}&fichier=auto.csv`)
    expect(recu.statusCode).toBe(202)
    const url = String(recu.headers.location)
    await check(serveur, recu.json().id)
    expect((await serveur.get(url, entetes)).json().etat).toBe('verifie')
    expect((await serveur.get(`${url}/apercu`, entetes)).json().total).toBe(1)
    const agir = (suite: string) =>
      serveur.app.inject({ method: 'POST', url: url + suite, headers: entetes, payload: {} })
    expect((await agir('/publier')).json().etat).toBe('publie')
    expect((await agir('/retirer')).json().etat).toBe('retire')
  })

  test('each act is in the audit log, under the name of who did it', async () => {
    const { id } = await deposer(serveur, pilote, CONTENU)
    await pilote.send('POST', `/api/v1/espace/depots/${id}/publier`, {})
    await admin.send('POST', `/api/v1/espace/depots/${id}/retirer`)
    const autre = await deposer(serveur, pilote, CONTENU)
    expect((await pilote.send('DELETE', `/api/v1/espace/depots/${autre.id}`)).statusCode).toBe(204)
    const actes = await serveur.db
      .selectFrom('audit')
      .select(['acte', 'agent_id', 'objet'])
      .where('objet', 'in', [`depot:${id}`, `depot:${autre.id}`])
      .orderBy('id')
      .execute()
    expect(actes).toEqual([
      { acte: 'depot_envoye', agent_id: pilote.id, objet: `depot:${id}` },
      { acte: 'depot_publie', agent_id: pilote.id, objet: `depot:${id}` },
      { acte: 'depot_retire', agent_id: admin.id, objet: `depot:${id}` },
      { acte: 'depot_envoye', agent_id: pilote.id, objet: `depot:${autre.id}` },
      { acte: 'depot_abandonne', agent_id: pilote.id, objet: `depot:${autre.id}` },
    ])
    const restes = await serveur.db
      .selectFrom('depot_ligne')
      .select('ligne')
      .where('depot_id', '=', autre.id)
      .execute()
    expect(restes).toEqual([])
  })

  test('two versions published at once: one of them is, the other is kept', async () => {
    const [un, deux] = [await deposer(serveur, pilote, CONTENU), await deposer(serveur, pilote, CONTENU)]
    const publish = ({ id }: { id: number }) =>
      pilote.send('POST', `/api/v1/espace/depots/${id}/publier`, { remplace: null })
    const reponses = await Promise.all([publish(un), publish(deux)])
    expect(reponses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const { resultats } = (await serveur.get('/api/v1/donnees-locales')).json()
    expect(resultats).toHaveLength(1)
    await pilote.send('POST', `/api/v1/espace/depots/${resultats[0].depot}/retirer`)
  })
})

describe('what is sent', () => {
  test.each([
    ['nothing', '', 400],
    ['a PDF', '%PDF-1.7\n', 415],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 415],
    ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 415],
    ['an archive of anything', Buffer.from('504b0304140000000000', 'hex'), 415],
    ['a gzip', Buffer.from('1f8b0800', 'hex'), 415],
    ['UTF-16', Buffer.from('\ufeffuai;campagne', 'utf16le'), 415],
    ['JSON', '[{"uai":1}]', 415],
    ['a page', '<html><script>alert(1)</script>', 415],
  ])('%s is refused by its bytes, and nothing of it stays', async (_, contenu, status) => {
    const avant = [await depots(), (await fichiers()).length]
    const reponse = await sendFichier(serveur, { ...enAgent(pilote), 'content-type': 'text/csv' }, contenu)
    expect(reponse.statusCode).toBe(status)
    expect(reponse.headers['content-type']).toContain('application/problem+json')
    expect([await depots(), (await fichiers()).length]).toEqual(avant)
  })

  test('too large a file is refused, whether it says its length or not', async () => {
    const avant = (await fichiers()).length
    const gros = Buffer.alloc(OCTETS_DEPOT_MAX + 1, 'a')
    expect((await sendFichier(serveur, enAgent(pilote), gros)).statusCode).toBe(413)
    expect((await fichiers()).length).toBe(avant)
  })

  test('a name of a file with a folder in it, an unknown schema, an unknown parameter', async () => {
    for (const requete of [
      `schema=${EQUIPEMENT}&fichier=..%2F..%2Fetc%2Fpasswd`,
      `schema=${EQUIPEMENT}&fichier=a%00b`,
      'schema=autre',
      `schema=${EQUIPEMENT}&agent_id=1`,
      '',
    ])
      expect((await sendFichier(serveur, enAgent(pilote), CONTENU, requete)).statusCode, requete).toBe(400)
  })

  test('what a cell holds is kept as text: no statement, no page, no NUL reaches anything', async () => {
    const hostile = `uai;campagne;ent;ent_projet;note\n${uaiDe(1)};2024;1;"<script>alert(1)</script>'; drop table depot; --";${'x'.repeat(70_000)}\n${uaiDe(2)};2024;1;a\0b;\n`
    const depot = await deposer(serveur, pilote, hostile)
    expect(depot.lignes).toMatchObject({ acceptees: 1, rejetees: 1 })
    await pilote.send('POST', `/api/v1/espace/depots/${depot.id}/publier`, {})
    const { donnees_locales } = (await serveur.get(`/api/v1/etablissements/${uaiDe(1)}`)).json()
    expect(donnees_locales[0].valeurs[1].valeur).toBe("<script>alert(1)</script>'; drop table depot; --")
    await pilote.send('POST', `/api/v1/espace/depots/${depot.id}/retirer`)
  })

  test('an agent sends so many files in a day for a territory, and no more', async () => {
    const bavard = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '975' }])
    await sql`insert into depot (schema_donnees, niveau, code, organisation, fichier, format, octets, sha256, demonstration)
      select ${EQUIPEMENT}, 'departement', '975', 'X', 'x', 'csv', 1, '', false from generate_series(1, ${DEPOTS_PAR_JOUR - 1})`.execute(
      serveur.db,
    )
    const codes = await Promise.all(
      [1, 2, 3].map(async () => (await sendFichier(serveur, enAgent(bavard), CONTENU)).statusCode),
    )
    expect(codes.sort()).toEqual([202, 429, 429])
  })
})

/** A process of its own: the server, or the worker. */
function launch(script: string, ...args: string[]) {
  const enfant = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(script, import.meta.url)), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own: what it starts is killed with it.
      detached: true,
    },
  )
  return {
    enfant,
    dit: once(enfant.stdout, 'data').then(([texte]) => String(texte).trim()),
    async kill() {
      const fin = once(enfant, 'exit')
      process.kill(-(enfant.pid ?? 0), 'SIGKILL')
      await fin
    },
  }
}

const PATIENCE = { interval: 50 }

describe('processes that are killed', () => {
  test('kill -9 in the middle of an upload leaves no depot, and a remnant that the night sweeps', async () => {
    const avant = await depots()
    const proces = launch('./support/serveur-seul.ts', serveur.url, serveur.dataDir)
    const port = Number(await proces.dit)
    const envoi = request({
      ...{ port, host: '127.0.0.1', method: 'POST', path: `/api/v1/espace/depots?schema=${EQUIPEMENT}` },
      headers: { ...enAgent(pilote), 'content-type': 'text/csv' },
    })
    const coupe = once(envoi, 'error')
    envoi.write(CONTENU)
    await expect
      .poll(async () => (await fichiers()).filter((nom) => nom.startsWith('attente-')), PATIENCE)
      .toHaveLength(1)
    await proces.kill()
    await coupe
    expect(await depots()).toBe(avant)
    // Fresh, it may be an upload under way; old, it is swept.
    expect(await sweepFichiers(serveur.dataDir, new Set())).toBe(0)
    for (const nom of await fichiers()) await utimes(join(serveur.dataDir, 'depots', nom), 0, 0)
    await sweepFichiers(serveur.dataDir, await listAttendus(serveur.db))
    expect((await fichiers()).filter((nom) => nom.startsWith('attente-'))).toEqual([])
  })

  test('50,000 lines are checked with progress; kill -9 in the middle, and the check starts again: none lost, none twice', async () => {
    const uais = Array.from({ length: 10_000 }, (_, i) => {
      const chiffres = `036${String(i).padStart(4, '0')}`
      return chiffres + letterOfUai(chiffres)
    })
    await sql`insert into etablissement select (jsonb_populate_record(e, jsonb_build_object('uai', u.uai))).*
      from etablissement e, unnest(${uais}::text[]) u (uai)
      where e.uai = ${uaiDe(0)} and e.publication_id = (select max(id) from publication where statut = 'publiee')`.execute(
      serveur.db,
    )
    const lignes = ['2020', '2021', '2022', '2023', '2024'].flatMap((campagne) =>
      uais.map((uai, rang) => `${uai};${campagne};${100 + (rang % 50)};${rang % 9};oui;fibre`),
    )
    expect(lignes).toHaveLength(50_000)
    const contenu = ['uai;campagne;terminaux;tni_vni;charte;type_acces', ...lignes, ''].join('\n')
    await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(
      serveur.db,
    )
    const recu = await sendFichier(serveur, enAgent(pilote), contenu)
    const { id } = recu.json()
    const etat = async () => (await pilote.get(`/api/v1/espace/depots/${id}`)).json()

    const premier = launch('./support/travailleur.ts', serveur.url, serveur.dataDir)
    await premier.dit
    await expect.poll(async () => (await etat()).lignes.acceptees, PATIENCE).toBeGreaterThan(0)
    await premier.kill()
    const coupe = await etat()
    expect(coupe).toMatchObject({ etat: 'verification', comparaison: null, actions: [] })
    expect(coupe.avancement).toBeGreaterThan(0)
    expect(coupe.avancement).toBeLessThan(1)
    expect((await pilote.send('POST', `/api/v1/espace/depots/${id}/publier`, {})).statusCode).toBe(409)

    // As if the job had been taken a while ago: the next worker gives it back.
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_at is not null`.execute(
      serveur.db,
    )
    const second = launch('./support/travailleur.ts', serveur.url, serveur.dataDir)
    await expect.poll(async () => (await etat()).comparaison, PATIENCE).not.toBeNull()
    await second.kill()
    expect(await etat()).toMatchObject({
      etat: 'verifie',
      lignes: { lues: 50_000, acceptees: 50_000, rejetees: 0 },
      comparaison: { lignes: { nouvelles: 50_000 }, cellules: { nouvelles: 200_000 } },
    })
    const { n } = await serveur.db
      .selectFrom('depot_ligne')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('depot_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(n).toBe(50_000)
    expect(await fichiers()).not.toContain(String(id))
    const publie = await pilote.send('POST', `/api/v1/espace/depots/${id}/publier`, {})
    expect(publie.json()).toMatchObject({ etat: 'publie' })
    const { total } = (await serveur.get(`/api/v1/donnees-locales/valeurs?depot=${id}&limit=1`)).json()
    expect(total).toBe(200_000)
  }, 240_000)
})

test('what was never published is forgotten in the end, what was stays', async () => {
  const oublie = await deposer(serveur, pilote, CONTENU)
  await sql`update depot set cree_le = now() - interval '200 days'`.execute(serveur.db)
  await purgeDepots(serveur.db)
  const etats = await serveur.db.selectFrom('depot').select(['id', 'etat']).execute()
  expect(etats.find(({ id }) => id === oublie.id)?.etat).toBe('abandonne')
  expect(etats.filter(({ etat }) => etat === 'publie')).toHaveLength(1)
  expect(await serveur.db.selectFrom('depot_rejet').select('ligne').execute()).toEqual([])
})
