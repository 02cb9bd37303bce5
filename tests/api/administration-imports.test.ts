import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAttendues } from '../../server/queries/administration/demandes.ts'
import { sweepTeleversements } from '../../server/queries/administration/televersement.ts'
import { type AgentConnecte, openAdmin, openAgent } from './support/agents.ts'
import { CORRIGEE, ECOLES, uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { work } from './support/taches.ts'

const IMPORTS = '/api/v1/administration/imports'
const PUBLICATIONS = '/api/v1/administration/publications'

let serveur: Serveur
let admin: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications' })
  admin = await openAdmin(serveur)
})
afterAll(() => serveur.close())

/** A file of the equipment schema, where every school answers the same. */
const fichier = (terminaux: number): string =>
  ['uai,campagne,eleves,terminaux,charte', ...ECOLES.map((uai) => `${uai},2024,100,${terminaux},1`), ''].join(
    '\n',
  )

const send = (requete: string, corps: string | Buffer, entetes: Record<string, string> = {}) =>
  serveur.app.inject({
    method: 'POST',
    url: `${IMPORTS}?${requete}`,
    headers: { cookie: admin.cookie, 'x-cartable-jeton': admin.csrf, 'content-type': 'text/csv', ...entetes },
    payload: corps,
  })
const follow = async (id: number) => (await admin.get(`${IMPORTS}/${id}`)).json()
const enVigueur = async (): Promise<number> => (await serveur.get('/api/v1/etat')).json().publication
const televersements = () => readdir(join(serveur.dataDir, 'televersements')).catch(() => [])

async function importer(terminaux: number, nom = `equipement-${terminaux}.csv`) {
  const reponse = await send(`source=equipement&fichier=${nom}`, fichier(terminaux))
  expect(reponse.statusCode, reponse.body).toBe(201)
  expect(await work(serveur)).toEqual([])
  return follow(reponse.json().id)
}

describe('an import', () => {
  test('is sent, followed to its publication, and leaves no file behind', async () => {
    const avant = await enVigueur()
    const envoi = await send('source=equipement&fichier=equipement-30.csv', fichier(30), {
      'content-type': 'application/json',
    })
    expect(envoi.json()).toMatchObject({ etat: 'attente', source: 'equipement', octets: fichier(30).length })
    expect(
      (await admin.get('/api/v1/administration/sources'))
        .json()
        .resultats.find(({ id }: { id: string }) => id === 'equipement'),
    ).toMatchObject({
      demande_en_cours: envoi.json().id,
      importable: true,
      dernier_import: { statut: 'valide' },
    })
    expect(await work(serveur)).toEqual([])
    const faite = await follow(envoi.json().id)
    expect(faite).toMatchObject({ etat: 'publie', message: null, avancement: 1, publication_id: avant + 1 })
    expect(faite.journal).toContain('Publication n°')
    await expect.poll(enVigueur).toBe(avant + 1)
    const recu = (await serveur.get(`/api/v1/imports/${faite.import_id}`)).json()
    expect(recu).toMatchObject({
      fichier: 'equipement-30.csv',
      sha256: envoi.json().sha256,
      statut: 'valide',
    })
    expect(await televersements()).toEqual([])
    // The same file again changes nothing.
    expect(await importer(30)).toMatchObject({ etat: 'inchange', publication_id: null })
    expect(await enVigueur()).toBe(avant + 1)
  })

  test('of a bad file says why, and publishes nothing', async () => {
    const avant = await enVigueur()
    const refuse = await send('source=equipement&fichier=mauvais.csv', 'uai,campagne,eleves\nabc,2024,x\n')
    await work(serveur)
    const faite = await follow(refuse.json().id)
    expect(['refuse', 'echoue']).toContain(faite.etat)
    expect(faite.message).toMatch(/[a-zé]+/)
    expect(faite.message).not.toMatch(/\n\s+at |node_modules/)
    expect(await enVigueur()).toBe(avant)
    expect(await televersements()).toEqual([])
  })

  test('is given up before it begins', async () => {
    const { id } = (await send('source=equipement&fichier=abandon.csv', fichier(31))).json()
    const abandon = await admin.send('POST', `${IMPORTS}/${id}/abandonner`)
    expect(abandon.json()).toMatchObject({ etat: 'abandonne' })
    const avant = await enVigueur()
    expect(await work(serveur)).toEqual([])
    expect((await follow(id)).etat).toBe('abandonne')
    expect(await enVigueur()).toBe(avant)
    expect(await televersements()).toEqual([])
    expect((await admin.send('POST', `${IMPORTS}/${id}/abandonner`)).statusCode).toBe(409)
  })

  test('cut short by a death is run again, and published once', async () => {
    const { id } = (await send('source=equipement&fichier=reprise.csv', fichier(33))).json()
    // As a process killed in the middle leaves it.
    await serveur.db
      .updateTable('import_demande')
      .set({ etat: 'en_cours', etape: 'lecture' })
      .where('id', '=', id)
      .execute()
    const avant = await enVigueur()
    expect(await work(serveur)).toEqual([])
    expect(await follow(id)).toMatchObject({ etat: 'publie', publication_id: avant + 1 })
  })

  test.each([
    ['source=inconnue&fichier=a.csv', 'source'],
    ['source=cog&fichier=a.csv', 'source'],
    ['source=equipement&fichier=../../etc/passwd', 'fichier'],
    ['source=equipement&fichier=..%2Fa.csv', 'fichier'],
    ['source=equipement&fichier=--aide', 'fichier'],
    ['source=equipement&fichier=.cache', 'fichier'],
    ['source=equipement&fichier=a%00.csv', 'fichier'],
    ['source=equipement&fichier=a.csv&campagne=hier', 'campagne'],
    ['source=equipement&fichier=a.csv&campagne=2022%3B%20rm', 'campagne'],
    ['fichier=a.csv', 'source'],
  ])('with a wrong request is refused: %s', async (requete, parametre) => {
    const reponse = await send(requete, 'a')
    expect(reponse.statusCode, reponse.body).toBe(400)
    expect(reponse.json().parametre).toBe(parametre)
    expect(await televersements()).toEqual([])
  })

  test('that a death cut short while it came in is swept the next night, and no other', async () => {
    const { id } = (await send('source=equipement&fichier=attendu.csv', fichier(35))).json()
    const dossier = join(serveur.dataDir, 'televersements')
    const hier = new Date(Date.now() - 30 * 3_600_000)
    await mkdir(join(dossier, 'attente-recent'))
    for (const nom of ['attente-coupe', '999999']) await mkdir(join(dossier, nom))
    for (const nom of ['attente-coupe', '999999', String(id)]) await utimes(join(dossier, nom), hier, hier)
    await sweepTeleversements(serveur.dataDir, await listAttendues(serveur.db))
    expect((await televersements()).toSorted()).toEqual([String(id), 'attente-recent'])
    await rm(join(dossier, 'attente-recent'), { recursive: true })
    await admin.send('POST', `${IMPORTS}/${id}/abandonner`)
    expect(await work(serveur)).toEqual([])
    expect(await televersements()).toEqual([])
  })

  test('of nothing is refused', async () => {
    expect((await send('source=equipement&fichier=vide.csv', '')).statusCode).toBe(400)
    expect(await televersements()).toEqual([])
  })

  test('is refused by a demonstration', async () => {
    const demo = await openServeur({ monde: 'vide' })
    try {
      await demo.db.insertInto('instance').values({ cle: 'nature', valeur: 'demonstration' }).execute()
      const ici = await openAgent(demo, [{ role: 'administrateur' }])
      const reponse = await demo.app.inject({
        method: 'POST',
        url: `${IMPORTS}?source=equipement&fichier=a.csv`,
        headers: { cookie: ici.cookie, 'x-cartable-jeton': ici.csrf, 'content-type': 'text/csv' },
        payload: 'a',
      })
      expect(reponse.json()).toMatchObject({ status: 409, code: 'conflit' })
    } finally {
      await demo.close()
    }
  })

  test('by a program needs the scope, and the role of its agent', async () => {
    const { jeton } = (
      await admin.send('POST', '/api/v1/jetons', { nom: 'Robot', portees: ['imports'] })
    ).json()
    const programme = await serveur.get(IMPORTS, { authorization: `Bearer ${jeton}` })
    expect(programme.json().total).toBeGreaterThan(3)
    const autre = await openAgent(serveur, [{ role: 'moderateur' }])
    const anonyme = await serveur.app.inject({
      method: 'POST',
      url: `${IMPORTS}?source=equipement&fichier=a.csv`,
      payload: 'a',
    })
    expect(anonyme.statusCode).toBe(401)
    for (const url of [
      IMPORTS,
      `${IMPORTS}/1`,
      '/api/v1/administration/sources',
      '/api/v1/administration/taches',
      '/api/v1/administration/reglages',
    ])
      expect((await autre.get(url)).statusCode, url).toBe(403)
    expect((await autre.send('POST', `${PUBLICATIONS}/1/retirer`)).statusCode).toBe(403)
    expect(await televersements()).toEqual([])
  })
})

describe('a publication', () => {
  const ecole = async (): Promise<unknown> =>
    (await serveur.get(`/api/v1/etablissements/${uaiDe(CORRIGEE)}`)).json()

  test('withdrawn gives its place back to the one before; gone back to, it takes those after it away', async () => {
    const conservees = async (): Promise<number[]> =>
      (await serveur.get('/api/v1/versions'))
        .json()
        .resultats.flatMap((version: { publication: number; conservee: boolean }) =>
          version.conservee ? [version.publication] : [],
        )
    const [derniere = 0, avant = 0, bonne = 0] = await conservees()
    expect(await enVigueur()).toBe(derniere)
    const reponseAvant = (
      await serveur.get(`/api/v1/etablissements/${uaiDe(CORRIGEE)}?publication=${avant}`)
    ).json()
    const retrait = await admin.send('POST', `${PUBLICATIONS}/${derniere}/retirer`)
    expect(retrait.statusCode, retrait.body).toBe(202)
    expect(await work(serveur)).toEqual([])
    await expect.poll(enVigueur).toBe(avant)
    expect(await ecole()).toEqual(reponseAvant)
    expect((await serveur.get(`/api/v1/etat?publication=${derniere}`)).statusCode).toBe(410)
    const { resultats } = (await admin.get('/api/v1/administration/audit?acte=publication_retiree')).json()
    expect(resultats[0]).toMatchObject({ objet: `publication:${derniere}`, agent_id: admin.id })
    expect((await admin.send('POST', `${PUBLICATIONS}/${bonne}/revenir`)).statusCode).toBe(202)
    expect(await work(serveur)).toEqual([])
    await expect.poll(enVigueur).toBe(bonne)
  })

  test('that is not kept cannot be', async () => {
    for (const acte of ['retirer', 'revenir'])
      expect((await admin.send('POST', `${PUBLICATIONS}/99999/${acte}`)).statusCode).toBe(404)
  })
})

describe('settings', () => {
  const REGLAGES = '/api/v1/administration/reglages'
  test('are changed, checked, and forgotten', async () => {
    const cle = 'conservation_contacts_jours'
    const change = await admin.send('PUT', `${REGLAGES}/${cle}`, { valeur: 30 })
    expect(change.json()).toMatchObject({ cle, valeur: 30, defaut: 90, unite: 'jours' })
    for (const valeur of [0, 1.5, 10_000, 'trente']) {
      expect((await admin.send('PUT', `${REGLAGES}/${cle}`, { valeur })).json()).toMatchObject({
        status: 400,
        parametre: 'valeur',
      })
    }
    expect((await admin.send('PUT', `${REGLAGES}/resume_jour`, { valeur: 'jeudi' })).json().valeur).toBe(
      'jeudi',
    )
    expect((await admin.send('PUT', `${REGLAGES}/resume_jour`, { valeur: 'noel' })).statusCode).toBe(400)
    expect((await admin.send('PUT', `${REGLAGES}/inconnu`, { valeur: 1 })).statusCode).toBe(400)
    expect((await admin.send('DELETE', `${REGLAGES}/${cle}`)).json()).toMatchObject({
      valeur: 90,
      modifie_le: null,
    })
    expect((await admin.get(REGLAGES)).json().resultats).toHaveLength(7)
    const { resultats } = (await admin.get('/api/v1/administration/audit?objet=reglage')).json()
    expect(resultats[0].details).toEqual({ avant: 30, apres: 90 })
  })
})

test('the queue shows what failed, without what it was told, and runs it again', async () => {
  const TACHES = '/api/v1/administration/taches'
  const boite = join(serveur.dataDir, 'courrier')
  // A file where the folder of letters should be: nothing can be sent.
  await writeFile(boite, '')
  await serveur.app.inject({
    method: 'POST',
    url: '/api/v1/connexion',
    payload: { courriel: admin.courriel },
  })
  expect(await work(serveur)).toHaveLength(1)
  const file = await admin.get(TACHES)
  expect(file.json()).toMatchObject({
    total: 1,
    par_etat: { a_reessayer: 1 },
    resultats: [{ nom: 'lien_connexion', essais: 1 }],
  })
  expect(file.body).not.toContain(admin.courriel)
  const [{ id }] = file.json().resultats
  await rm(boite)
  await mkdir(boite)
  expect((await admin.send('POST', `${TACHES}/${id}/relancer`)).statusCode).toBe(204)
  expect(await work(serveur)).toEqual([])
  expect((await admin.get(TACHES)).json().total).toBe(0)
  expect((await admin.send('POST', `${TACHES}/${id}/relancer`)).statusCode).toBe(404)
})
