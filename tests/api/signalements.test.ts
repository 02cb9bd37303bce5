import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AgentConnecte, openAgent } from './support/agents.ts'
import { CORRIGEE, uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { prove, sendSignalement, signaler } from './support/signalements.ts'

let serveur: Serveur
let pilote: AgentConnecte
let producteur: AgentConnecte
let moderateur: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications', bitsDefi: 6 })
  pilote = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
  producteur = await openAgent(serveur, [{ role: 'producteur', source: 'equipement' }])
  moderateur = await openAgent(serveur, [{ role: 'moderateur' }])
})
afterAll(() => serveur.close())

/** Rank of schools: 0 to 9 stand in Ille-et-Vilaine, 10 to 14 in Ain, where nobody is a pilot. */
const PILOTEE = uaiDe(CORRIGEE)
const AILLEURS = uaiDe(11)

const agir = (agent: AgentConnecte, id: number, corps: object) =>
  agent.send('POST', `/api/v1/espace/signalements/${id}/actions`, corps)

describe('reporting a cell', () => {
  test('what may be reported of a school is listed, with the value published and how to answer', async () => {
    const reponse = await serveur.get(`/api/v1/signalements/cellules?uai=${PILOTEE}`)
    expect(reponse.statusCode, reponse.body).toBe(200)
    const { resultats } = reponse.json()
    const find = (champ: string, indicateur: string | null) =>
      resultats.find(
        (c: { champ: string; indicateur: string }) => c.champ === champ && c.indicateur === indicateur,
      )
    expect(find('terminaux', 'terminaux_pour_100')).toMatchObject({
      genre: 'valeur',
      campagne: '2024',
      valeur: 40,
      statut: 'publie',
      source: 'equipement',
      forme: { genre: 'nombre', min: 0, max: 10_000, entier: true },
      ouvert: null,
    })
    expect(find('nom', null)).toMatchObject({ valeur: 'Établissement 0-2', campagne: 'referentiel' })
    expect(find('position', null)).toMatchObject({ genre: 'position', valeur: { latitude: 48.02 } })
    expect(find('ouvert', null)).toMatchObject({ genre: 'ferme', valeur: true })
  })

  test('a report with no pilot territory goes straight to the producer', async () => {
    const reponse = await sendSignalement(serveur, {
      uai: AILLEURS,
      indicateur: 'terminaux_pour_100',
      champ: 'terminaux',
      valeur_proposee: 55,
      commentaire: 'Nous en avons compté 55.',
      courriel: 'lecteur@exemple.fr',
    })
    expect(reponse.statusCode, reponse.body).toBe(201)
    const { signalement, suivi } = reponse.json()
    expect(reponse.headers.location).toBe(`/api/v1/signalements/${signalement.id}`)
    expect(signalement).toMatchObject({
      genre: 'valeur',
      etat: 'transmis',
      code: AILLEURS,
      champ: 'terminaux',
      libelle: 'Terminaux, en tout',
      campagne: '2024',
      source: 'equipement',
      valeur_vue: 30,
      valeur_proposee: 55,
      commentaire: 'Nous en avons compté 55.',
      departement: '01',
    })
    expect(suivi.jeton).toMatch(/^[\w-]{32}$/)
    const detail = await serveur.get(`/api/v1/signalements/${signalement.id}`)
    expect(detail.statusCode, detail.body).toBe(200)
    expect(
      detail
        .json()
        .evenements.map(({ action, acteur, apres }: Record<string, string>) => [action, acteur, apres]),
    ).toEqual([
      ['creer', 'auteur', 'nouveau'],
      ['transmettre', 'systeme', 'transmis'],
    ])
    expect(detail.body).not.toContain('lecteur@exemple.fr')
    expect(detail.body).not.toContain(suivi.jeton)
  })

  test('the same cell cannot be reported twice while open: the open report is named, and supported once a day', async () => {
    const corps = {
      uai: uaiDe(12),
      indicateur: 'charte',
      valeur_proposee: true,
      commentaire: 'Il y en a une.',
    }
    const premiere = await sendSignalement(serveur, { ...corps, valeur_proposee: null })
    const { id } = premiere.json().signalement
    const seconde = await sendSignalement(serveur, corps, '192.0.2.2')
    expect(seconde.statusCode, seconde.body).toBe(409)
    expect(seconde.json()).toMatchObject({
      code: 'deja_signale',
      suggestion: { code: String(id), url: `/api/v1/signalements/${id}` },
    })
    const soutenir = async () =>
      serveur.app.inject({
        method: 'POST',
        url: `/api/v1/signalements/${id}/soutiens`,
        payload: await prove(serveur),
        remoteAddress: '192.0.2.2',
      })
    expect((await soutenir()).json()).toEqual({ soutiens: 1, compte: true })
    expect((await soutenir()).json()).toEqual({ soutiens: 1, compte: false })
    const autre = await sendSignalement(serveur, { ...corps, malgre_doublon: true }, '192.0.2.2')
    expect(autre.statusCode, autre.body).toBe(201)
  })
})

describe('answering', () => {
  test('the pilot confirms and sends, the producer accepts and shows the correction; versions protect', async () => {
    const { id } = await signaler(serveur, {
      uai: PILOTEE,
      indicateur: 'terminaux_pour_100',
      champ: 'terminaux',
      valeur_proposee: 44,
    })
    const vue = await pilote.get('/api/v1/espace/signalements')
    expect(vue.statusCode, vue.body).toBe(200)
    expect(vue.headers['cache-control']).toBe('no-store')
    expect(vue.headers.etag).toBeUndefined()
    const [sien] = vue.json().resultats
    expect(sien).toMatchObject({ id, etat: 'nouveau', version: 1, bureau: 'pilote', acteurs: ['pilote'] })
    expect(sien.actions).toEqual([
      'confirmer',
      'transmettre',
      'rejeter',
      'marquer_doublon',
      'rerouter',
      'commenter',
    ])
    const refus = await agir(producteur, id, { action: 'accepter', version: 1 })
    expect(refus.statusCode, refus.body).toBe(409)
    const confirme = await agir(pilote, id, { action: 'confirmer', version: 1, commentaire: 'Vu sur place.' })
    expect(confirme.statusCode, confirme.body).toBe(200)
    expect(confirme.json()).toMatchObject({ etat: 'confirme', version: 2 })
    const trop_tard = await agir(pilote, id, { action: 'rejeter', version: 1, commentaire: 'Non.' })
    expect(trop_tard.statusCode).toBe(409)
    expect(trop_tard.json()).toMatchObject({ code: 'version_depassee', etat: 'confirme', version: 2 })
    expect((await agir(pilote, id, { action: 'transmettre', version: 2 })).statusCode).toBe(200)
    const accepte = await agir(producteur, id, { action: 'accepter', version: 3, publier_correction: true })
    expect(accepte.statusCode, accepte.body).toBe(200)
    expect(accepte.json()).toMatchObject({ etat: 'accepte', correction_affichee: true, version: 4 })
    expect(accepte.json().evenements.at(-1)).toMatchObject({
      acteur: 'producteur',
      organisation: 'Collectivités et académies, par le schéma de l’observatoire',
    })
    const pub = (await serveur.get(`/api/v1/signalements/${id}`)).json()
    expect(pub.evenements.map(({ action }: { action: string }) => action)).toEqual([
      'creer',
      'confirmer',
      'transmettre',
      'accepter',
    ])
    expect(pub.evenements[1]).toMatchObject({ organisation: 'Ille-et-Vilaine', commentaire: 'Vu sur place.' })
  })

  test('text that names somebody is held until a moderator publishes it', async () => {
    const { id } = await signaler(serveur, {
      uai: uaiDe(13),
      champ: 'nom',
      valeur_proposee: 'École du Bourg',
      commentaire: 'Madame Martin, la directrice, le dit.',
    })
    const read = async () => (await serveur.get(`/api/v1/signalements/${id}`)).json()
    expect(await read()).toMatchObject({ commentaire: null })
    const aModerer = await moderateur.get('/api/v1/espace/signalements')
    expect(aModerer.json().resultats.map(({ id: n }: { id: number }) => n)).toContain(id)
    const publie = await agir(moderateur, id, { action: 'publier_texte', version: 2, evenement: 1 })
    expect(publie.statusCode, publie.body).toBe(200)
    expect(await read()).toMatchObject({ commentaire: 'Madame Martin, la directrice, le dit.' })
  })

  test('in bulk, each report succeeds or fails for itself', async () => {
    const ids = []
    for (const rang of [15, 16, 17])
      ids.push(
        (
          await signaler(serveur, {
            uai: uaiDe(rang),
            indicateur: 'charte',
            valeur_proposee: null,
            commentaire: 'Faux.',
          })
        ).id,
      )
    const signalements = ids.map((id, rang) => ({ id, version: rang === 2 ? 9 : 2 }))
    const lot = await producteur.send('POST', '/api/v1/espace/signalements/actions', {
      action: 'rejeter',
      commentaire: 'La réponse de l’établissement est confirmée.',
      signalements,
    })
    expect(lot.statusCode, lot.body).toBe(200)
    expect(lot.json()).toMatchObject({ faits: 2 })
    expect(lot.json().resultats[2]).toMatchObject({
      fait: false,
      code: 'version_depassee',
      etat: 'transmis',
      version: 2,
    })
  })

  test('the desk of a producer is had as CSV', async () => {
    const csv = await producteur.get('/api/v1/espace/signalements.csv?file=tous&separateur=virgule')
    expect(csv.statusCode, csv.body).toBe(200)
    expect(csv.headers['cache-control']).toBe('no-store')
    expect(csv.body.split('\r\n')[0]).toContain('id,genre,etat,niveau,code')
    expect(csv.body.split('\r\n').length).toBeGreaterThan(5)
  })
})

describe('what everybody reads', () => {
  test('the list is filtered, and had in every format', async () => {
    const count = async (requete: string) =>
      (await serveur.get(`/api/v1/signalements?${requete}`)).json().total
    const total = await count('')
    expect(total).toBeGreaterThan(6)
    expect(await count('etat=accepte')).toBe(1)
    expect(await count('territoire=departement:35')).toBe(1)
    expect(await count(`uai=${AILLEURS}`)).toBe(1)
    expect(await count('source=annuaire')).toBe(1)
    expect(await count('indicateur=charte&etat=rejete')).toBe(2)
    expect(await count('depuis=2020-01-01&jusqu_a=2020-12-31')).toBe(0)
    expect(await count('bbox=-2,47,-1,49')).toBeGreaterThan(0)
    expect(await count('near=-1.6,48.02,500')).toBeGreaterThan(0)
    for (const format of ['csv', 'xlsx', 'ods', 'geojson', 'parquet', 'ndjson']) {
      const reponse = await serveur.get(`/api/v1/signalements.${format}`)
      expect(reponse.statusCode, format).toBe(200)
    }
  })

  test('statistics by producer and by territory', async () => {
    const { resultats } = (await serveur.get('/api/v1/signalements/statistiques?par=source')).json()
    const equipement = resultats.find(({ cle }: { cle: string }) => cle === 'equipement')
    expect(equipement).toMatchObject({ rejetes: 2, acceptes: 1, delai_median_reponse: 0 })
    const parDepartement = (await serveur.get('/api/v1/signalements/statistiques?par=departement')).json()
    expect(parDepartement.resultats.find(({ cle }: { cle: string }) => cle === '35')).toMatchObject({
      nom: 'Ille-et-Vilaine',
      total: 1,
    })
  })
})
