import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faireEcheances, purgeSignalements } from '../../server/queries/signalements/echeances.ts'
import { type AgentConnecte, openAgent } from './support/agents.ts'
import { CORRIGEE, uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { prove, sendSignalement, signaler } from './support/signalements.ts'

let serveur: Serveur
let producteur: AgentConnecte
let etranger: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur({
    monde: 'deux_publications',
    lecturesParMinute: 1_000_000,
    bitsDefi: 6,
  })
  producteur = await openAgent(serveur, [{ role: 'producteur', source: 'equipement' }])
  etranger = await openAgent(serveur, [{ role: 'producteur', source: 'ips-ecoles' }])
})
afterAll(() => serveur.close())

const CHARTE = { uai: uaiDe(11), indicateur: 'charte', valeur_proposee: null, commentaire: 'Faux.' }
const read = async (id: number) => (await serveur.get(`/api/v1/signalements/${id}`)).json()
const agir = (agent: AgentConnecte, id: number, corps: object) =>
  agent.send('POST', `/api/v1/espace/signalements/${id}/actions`, corps)
const post = (url: string, payload: object) => serveur.app.inject({ method: 'POST', url, payload })

describe('proof of work and trap', () => {
  test('a challenge is used once, is ours, is answered, and the trap stays empty', async () => {
    const preuve = await prove(serveur)
    const corps = { ...CHARTE, champ: 'charte' }
    const send = (plus: object) => post('/api/v1/signalements', { ...corps, ...preuve, ...plus })
    expect((await send({ site: 'http://spam' })).json().code).toBe('formulaire_suspect')
    expect((await send({ solution: 'faux' })).json().code).toBe('defi_non_resolu')
    const autre = preuve.defi.replace(/^./, (premier) => (premier === 'a' ? 'b' : 'a'))
    expect((await send({ defi: autre })).json().code).toBe('defi_inconnu')
    expect((await send({ defi: 'x' })).json().code).toBe('defi_inconnu')
    expect((await send({})).statusCode).toBe(201)
    const rejoue = await send({ uai: uaiDe(12) })
    expect([rejoue.statusCode, rejoue.json().code]).toEqual([409, 'defi_deja_utilise'])
  })
})

describe('hostile content', () => {
  const HOSTILES = [
    '<script>alert(1)</script>',
    "'; drop table signalement; --",
    '=HYPERLINK("http://mal";"clic")',
    '@SUM(A1)',
    '\u202eevil',
  ]
  test('is kept as text, escaped nowhere to be run: neither by a browser, nor by a spreadsheet, nor by the base', async () => {
    const [un = '', , formule = ''] = HOSTILES
    for (const [rang, nom] of HOSTILES.entries()) {
      await signaler(serveur, { uai: uaiDe(20 + rang), champ: 'nom', valeur_proposee: nom, commentaire: nom })
    }
    const { headers, body } = await serveur.get('/api/v1/signalements?champ=nom')
    expect(headers['content-type']).toContain('application/json')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(JSON.parse(body).resultats.map((s: { valeur_proposee: string }) => s.valeur_proposee)).toContain(
      un,
    )
    const csv = (await serveur.get('/api/v1/signalements.csv?champ=nom&separateur=virgule')).body
    for (const cellule of csv.split(/[,\r\n]/)) expect(cellule).not.toMatch(/^"?[=@]/)
    expect(csv).toContain(`'${formule.slice(0, 5)}`)
    expect((await serveur.get('/api/v1/signalements')).json().total).toBeGreaterThan(5)
  })

  test('what is no value of the field, no address of the web, no mail, or too large is refused', async () => {
    const code = async (corps: object) =>
      (await sendSignalement(serveur, { ...CHARTE, uai: uaiDe(16), ...corps })).statusCode
    expect(await code({ valeur_proposee: 'oui' })).toBe(400)
    expect(await code({ preuve_url: 'javascript:alert(1)' })).toBe(400)
    expect(await code({ preuve_url: 'http://user:pass@exemple.fr/' })).toBe(400)
    expect(await code({ courriel: 'a@exemple.fr\r\nBcc: tous@exemple.fr' })).toBe(400)
    expect(await code({ commentaire: 'x\u0000y' })).toBe(400)
    expect(await code({ commentaire: 'x'.repeat(2001) })).toBe(400)
    expect(await code({ commentaire: 'x'.repeat(20_000) })).toBe(413)
    expect(await code({ inconnu: 1 })).toBe(400)
    expect(await code({ uai: "0350001M' or 1=1" })).toBe(400)
    const lieu = (longitude: number, latitude: number) => ({
      genre: 'position',
      indicateur: undefined,
      valeur_proposee: { longitude, latitude },
    })
    expect(await code(lieu(13.4, 52.5))).toBe(400)
    expect(await code(lieu(-4.48, 48.39))).toBe(400)
    expect(await code({ genre: 'manquant', uai: uaiDe(3), indicateur: undefined })).toBe(400)
  })

  test('a proposed header never reaches the answer', async () => {
    const { headers } = await serveur.get('/api/v1/signalements/suivi/AAAA%0d%0aX-Mal:1')
    expect(headers['x-mal']).toBeUndefined()
  })
})

describe('evidence', () => {
  const PNG = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    Buffer.from('<script>alert(1)</script>'),
  ])
  const joindre = (jeton: string, contenu: Buffer, type: string) =>
    serveur.app.inject({
      method: 'POST',
      url: `/api/v1/signalements/suivi/${jeton}/pieces`,
      headers: { 'content-type': type },
      payload: contenu,
    })

  test('is known by its bytes, counted, read by its agents only, and saved rather than shown', async () => {
    const { id, jeton } = await signaler(serveur, { ...CHARTE, uai: uaiDe(17) })
    expect((await joindre(jeton, PNG, 'image/png')).json()).toMatchObject({ pieces_restantes: 2 })
    expect((await joindre(jeton, PNG, 'image/png')).statusCode).toBe(409)
    expect((await joindre(jeton, PNG, 'image/jpeg')).statusCode).toBe(415)
    expect((await joindre(jeton, Buffer.from('<svg onload=alert(1)>'), 'image/png')).statusCode).toBe(415)
    expect((await joindre(jeton, Buffer.from('{}'), 'text/html')).statusCode).toBe(415)
    expect((await joindre(jeton, Buffer.alloc(2 * 1024 * 1024 + 1, 1), 'image/png')).statusCode).toBe(413)
    expect((await joindre('A'.repeat(32), PNG, 'image/png')).statusCode).toBe(404)

    const { pieces_jointes } = (await producteur.get(`/api/v1/espace/signalements/${id}`)).json()
    const { url } = pieces_jointes[0]
    const lue = await producteur.get(url)
    expect(lue.rawPayload.equals(PNG)).toBe(true)
    expect(lue.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="signalement-${id}-piece-${pieces_jointes[0].id}.png"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect((await serveur.get(url)).statusCode).toBe(401)
    expect((await etranger.get(url)).statusCode).toBe(403)
    const autre = await signaler(serveur, { ...CHARTE, uai: uaiDe(18) })
    expect((await producteur.get(url.replace(`/${id}/`, `/${autre.id}/`))).statusCode).toBe(404)
  })
})

describe('what belongs to others', () => {
  test('a report is read and answered by those it is entrusted to only; a link opens one report', async () => {
    const { id, jeton } = await signaler(serveur, {
      ...CHARTE,
      uai: uaiDe(25),
      courriel: 'lecteur@exemple.fr',
    })
    expect((await etranger.get(`/api/v1/espace/signalements/${id}`)).statusCode).toBe(403)
    expect((await agir(etranger, id, { action: 'rejeter', version: 2, commentaire: 'x' })).statusCode).toBe(
      403,
    )
    expect((await etranger.get('/api/v1/espace/signalements?file=tous')).json().total).toBe(0)
    expect((await serveur.get('/api/v1/espace/signalements')).statusCode).toBe(401)
    const sansCsrf = await serveur.app.inject({
      method: 'POST',
      url: `/api/v1/espace/signalements/${id}/actions`,
      headers: { cookie: producteur.cookie },
      payload: { action: 'accepter', version: 2 },
    })
    expect(sansCsrf.statusCode).toBe(403)
    expect(await read(id)).toMatchObject({ etat: 'transmis' })
    expect((await serveur.get(`/api/v1/signalements/suivi/${jeton.slice(0, -1)}_`)).statusCode).toBe(404)
    const suivi = await serveur.get(`/api/v1/signalements/suivi/${jeton}`)
    expect(suivi.headers['cache-control']).toBe('no-store')
    expect(suivi.json()).toMatchObject({ contact: true, signalement: { id, commentaire: 'Faux.' } })
    expect(suivi.body).not.toContain('lecteur@exemple.fr')
  })

  test('the address is encrypted, and gone when its owner or time says so, with what they wrote', async () => {
    const { id, jeton } = await signaler(serveur, {
      ...CHARTE,
      uai: uaiDe(26),
      courriel: 'secret@exemple.fr',
    })
    const contactOf = async (n: number) =>
      (
        await serveur.db
          .selectFrom('signalement')
          .select('contact')
          .where('id', '=', n)
          .executeTakeFirstOrThrow()
      ).contact
    const chiffre = await contactOf(id)
    expect(chiffre?.toString('latin1')).not.toContain('secret')
    expect((await readFile(join(serveur.dataDir, 'cle-secrete'))).length).toBe(32)
    const effacer = await serveur.app.inject({
      method: 'DELETE',
      url: `/api/v1/signalements/suivi/${jeton}/donnees`,
    })
    expect(effacer.json(), effacer.body).toMatchObject({ contact: false, signalement: { commentaire: null } })
    expect(await contactOf(id)).toBeNull()

    const vieux = await signaler(serveur, { ...CHARTE, uai: uaiDe(27), courriel: 'vieux@exemple.fr' })
    await agir(producteur, vieux.id, { action: 'rejeter', version: 2, commentaire: 'Confirmé.' })
    await purgeSignalements(serveur.db)
    expect(await contactOf(vieux.id)).not.toBeNull()
    await purgeSignalements(serveur.db, new Date(Date.now() + 91 * 86_400_000))
    expect(await contactOf(vieux.id)).toBeNull()
  })
})

describe('many at once', () => {
  test('of two agents on one report, one acts and the other is told', async () => {
    const { id } = await signaler(serveur, { ...CHARTE, uai: uaiDe(28) })
    const autre = await openAgent(serveur, [{ role: 'producteur', source: 'equipement' }])
    const [a, b] = await Promise.all([
      agir(producteur, id, { action: 'accepter', version: 2 }),
      agir(autre, id, { action: 'rejeter', version: 2, commentaire: 'Confirmé.' }),
    ])
    expect([a.statusCode, b.statusCode].toSorted()).toEqual([200, 409])
    const perdant = a.statusCode === 409 ? a.json() : b.json()
    expect(perdant).toMatchObject({ code: 'version_depassee', version: 3 })
    expect((await read(id)).evenements).toHaveLength(3)
  })

  test('two agents who mark each other’s reports as duplicates: one is, neither blocks the other', async () => {
    const paires = await Promise.all(
      [20, 21, 22, 23, 24, 29].map(async (rang) => {
        const a = await signaler(serveur, { ...CHARTE, uai: uaiDe(rang) }, `203.0.113.${rang}`)
        const b = await signaler(
          serveur,
          { uai: uaiDe(rang), champ: 'localite', valeur_proposee: `Lieu ${rang}` },
          `203.0.113.${rang}`,
        )
        return [a.id, b.id] as const
      }),
    )
    const moderateur = await openAgent(serveur, [{ role: 'moderateur' }])
    const mark = (id: number, doublon_de: number) =>
      agir(moderateur, id, { action: 'marquer_doublon', version: 2, doublon_de })
    const issues = await Promise.all(
      paires.flatMap(([a, b]) => [mark(a, b), mark(b, a)]).map(async (envoi) => (await envoi).statusCode),
    )
    // Never 500, which is what a deadlock was.
    for (let i = 0; i < issues.length; i += 2)
      expect(issues.slice(i, i + 2).toSorted()).toEqual([
        200,
        expect.toSatisfy((code) => code === 400 || code === 409),
      ])
  })

  test('200 reports at once about 32 cells: none lost, none doubled; then the limits hold', async () => {
    const champs = ['nom', 'adresse', 'code_postal', 'localite']
    const corps = [30, 31, 32, 33, 35, 36, 37, 38].flatMap((rang) =>
      champs.map((champ) => ({ uai: uaiDe(rang), champ, valeur_proposee: '35123' })),
    )
    const avant = (await serveur.get('/api/v1/signalements')).json().total
    const envois = Array.from({ length: 200 }, (_, i) => corps[i % corps.length] ?? {})
    const reponses = await Promise.all(
      envois.map(async (un, i) => (await sendSignalement(serveur, un, `198.51.100.${i}`)).statusCode),
    )
    const crees = reponses.filter((code) => code === 201).length
    expect(crees).toBe(corps.length)
    expect(reponses.filter((code) => code === 409).length).toBe(200 - crees)
    const { total } = (await serveur.get('/api/v1/signalements')).json()
    expect(total - avant).toBe(crees)
    const { rows } = await serveur.db
      .selectFrom('signalement')
      .select((eb) => ['version', eb.fn.countAll<number>().as('n')])
      .where('version', '!=', (eb) =>
        eb
          .selectFrom('signalement_evenement as e')
          .select((sous) => sous.fn.countAll<number>().as('n'))
          .whereRef('e.signalement_id', '=', 'signalement.id'),
      )
      .groupBy('version')
      .execute()
      .then((lignes) => ({ rows: lignes }))
    expect(rows).toEqual([])

    const statuts = []
    for (let i = 0; i < 31; i += 1)
      statuts.push(
        (
          await sendSignalement(
            serveur,
            { uai: uaiDe(i % 8), champ: 'localite', valeur_proposee: `Lieu ${i}`, malgre_doublon: true },
            '203.0.113.9',
          )
        ).statusCode,
      )
    expect(statuts.filter((code) => code === 201).length).toBe(30)
    expect(statuts.at(-1)).toBe(429)
    const cible = []
    for (let i = 0; i < 21; i += 1)
      cible.push(
        (
          await sendSignalement(
            serveur,
            { uai: uaiDe(39), champ: 'localite', valeur_proposee: `Lieu ${i}`, malgre_doublon: true },
            `203.0.113.${20 + i}`,
          )
        ).json().code ?? 'ok',
      )
    expect(cible.at(-1)).toBe('quota_cible')
  }, 300_000)
})

describe('corrections shown', () => {
  test('an accepted correction changes the answer and its identity at once, beside the producer’s value', async () => {
    const uai = uaiDe(CORRIGEE)
    const url = `/api/v1/etablissements/${uai}`
    const premiere = await serveur.get(url)
    const { id } = await signaler(serveur, {
      uai,
      indicateur: 'terminaux_pour_100',
      champ: 'terminaux',
      valeur_proposee: 35,
    })
    expect((await serveur.get(url, { 'if-none-match': String(premiere.headers.etag) })).statusCode).toBe(304)
    await agir(producteur, id, { action: 'accepter', version: 2, publier_correction: true })
    const wait = async () => {
      for (let i = 0; i < 100; i += 1) {
        const reponse = await serveur.get(url)
        if (reponse.headers.etag !== premiere.headers.etag) return reponse
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error('the correction never came')
    }
    const corrigee = (await wait()).json()
    const valeur = corrigee.valeurs.find(
      (v: { indicateur: string; campagne: string }) =>
        v.indicateur === 'terminaux_pour_100' && v.campagne === '2024',
    )
    expect(valeur.correction).toMatchObject({
      champ: 'terminaux',
      valeur_origine: valeur.valeur,
      valeur: 50,
      auteur: { role: 'producteur' },
      signalement: id,
    })
    const synthese = await serveur.get('/api/v1/territoires/departement/35/synthese')
    expect(synthese.json().avertissements.map(({ code }: { code: string }) => code)).toContain(
      'corrections_acceptees',
    )
    const figee = (await serveur.get(`${url}?publication=2`)).json()
    expect(figee.valeurs.every((v: { correction: unknown }) => v.correction === null)).toBe(true)
  })

  test('what nobody answers is recalled, then closed by time', async () => {
    const { id } = await signaler(serveur, { ...CHARTE, uai: uaiDe(6) })
    const dans = (jours: number) => new Date(Date.now() + jours * 86_400_000)
    await faireEcheances(serveur.db, dans(31))
    await faireEcheances(serveur.db, dans(31))
    expect((await read(id)).evenements.at(-1)).toMatchObject({ action: 'rappeler' })
    expect((await read(id)).evenements).toHaveLength(3)
    await faireEcheances(serveur.db, dans(181))
    expect(await read(id)).toMatchObject({ etat: 'expire' })
  })
})
