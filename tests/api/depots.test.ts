import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openConnection } from '../../data/db/connection.ts'
import { demandeOf } from '../etl/support/banc.ts'
import { importer } from '../etl/support/monde.ts'
import { type AgentConnecte, openAgent } from './support/agents.ts'
import {
  A,
  AILLEURS,
  B,
  csv,
  deposer,
  ENTETE,
  EQUIPEMENT,
  enAgent,
  publishDepot,
  sendFichier,
} from './support/depots.ts'
import { reponse, uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { work } from './support/taches.ts'

let serveur: Serveur
let pilote: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications', lecturesParMinute: 1_000_000 })
  pilote = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
})
afterAll(() => serveur.close())

const read = async (url: string) => (await serveur.get(url)).json()
const publish = (id: number, corps?: object) => publishDepot(pilote, id, corps)

/** What becomes of the schools of a depot, as its map shows them. */
async function placesDe(id: number): Promise<Record<string, string>> {
  const { total, resultats } = (await pilote.get(`/api/v1/espace/depots/${id}/places`)).json()
  expect(resultats).toHaveLength(total)
  return Object.fromEntries(resultats.map(({ uai, nature }: Record<string, string>) => [uai, nature]))
}

describe('life of a file', () => {
  test('is received, checked by its job, compared, published beside the national data, replaced, taken back', async () => {
    const contenu = csv(ENTETE, `${A};2024;77;oui`, `${B};2024;so;non`, `${AILLEURS};2024;5;oui`)
    const recu = await sendFichier(serveur, enAgent(pilote), contenu, `schema=${EQUIPEMENT}&fichier=parc.csv`)
    expect(recu.statusCode).toBe(202)
    const { id, ...depot } = recu.json()
    expect(recu.headers.location).toBe(`/api/v1/espace/depots/${id}`)
    expect(depot).toMatchObject({
      etat: 'attente',
      format: 'csv',
      fichier: 'parc.csv',
      auteur: { niveau: 'departement', code: '35', nom: 'Ille-et-Vilaine' },
      actions: [],
    })
    expect((await publish(id)).json()).toMatchObject({ status: 409, code: 'etat_refuse', etat: 'attente' })

    expect(await work(serveur)).toEqual([])
    const verifie = (await pilote.get(`/api/v1/espace/depots/${id}`)).json()
    const { terminaux } = reponse(2024, 0, 2) ?? { terminaux: 0 }
    expect(terminaux).not.toBe(77)
    expect(verifie).toMatchObject({
      etat: 'verifie',
      avancement: 1,
      lignes: { lues: 3, acceptees: 2, rejetees: 1 },
      campagnes: ['2024'],
      champs: ['charte', 'terminaux'],
      comparaison: {
        avec: null,
        lignes: { nouvelles: 2, changees: 0, identiques: 0, retirees: 0 },
        cellules: { nouvelles: 4, changees: 0, identiques: 0, retirees: 0 },
      },
      actions: ['publier', 'abandonner'],
      version: null,
    })
    const { nationales } = verifie.comparaison
    expect(nationales.identiques + nationales.differentes + nationales.absentes).toBe(4)
    expect(nationales.differentes).toBeGreaterThan(0)

    const rejets = (await pilote.get(`/api/v1/espace/depots/${id}/rejets`)).json()
    expect(rejets).toMatchObject({
      total: 1,
      resultats: [{ ligne: 4, colonne: 'uai', valeur: AILLEURS, code: 'hors_perimetre' }],
    })
    const apercu = (await pilote.get(`/api/v1/espace/depots/${id}/apercu`)).json()
    expect(apercu.total).toBe(2)
    expect(apercu.resultats[0]).toMatchObject({
      ligne: 2,
      nature: 'nouvelle',
      code: A,
      nom: 'Établissement 0-0',
      cellules: [
        { champ: 'charte', valeur: true },
        { champ: 'terminaux', valeur: 77, publiee: null, nationale: terminaux, nature: 'nouvelle' },
      ],
    })
    expect(apercu.resultats[1].cellules[1]).toMatchObject({ valeur: null, statut: 'sans_objet' })
    expect(await placesDe(id)).toEqual({ [A]: 'nouvelle', [B]: 'nouvelle' })

    // Nothing is shown before it is published; what readers had kept changes when it is.
    const fiche = `/api/v1/etablissements/${A}`
    const avant = await serveur.get(fiche)
    expect(avant.json().donnees_locales).toEqual([])
    expect((await publish(id, { remplace: null })).json()).toMatchObject({
      etat: 'publie',
      version: 1,
      actions: ['retirer'],
    })
    const apres = await serveur.get(fiche, { 'if-none-match': String(avant.headers.etag) })
    expect(apres.statusCode).toBe(200)
    expect(apres.json().donnees_locales).toMatchObject([
      {
        depot: id,
        auteur: { niveau: 'departement', code: '35', nom: 'Ille-et-Vilaine' },
        version: 1,
        campagne: '2024',
        valeurs: [
          { champ: 'charte', valeur: true, statut: 'publie' },
          { champ: 'terminaux', valeur: 77, statut: 'publie', nationale: terminaux },
        ],
      },
    ])
    expect(apres.json().valeurs).toEqual(avant.json().valeurs)
    expect(apres.body).not.toContain(pilote.courriel)
    const territoire = await read('/api/v1/territoires/departement/35')
    expect(territoire.donnees_locales).toMatchObject([{ depot: id, etablissements: 2, attendus: 10 }])
    expect((await read('/api/v1/territoires/departement/01')).donnees_locales).toEqual([])
    expect((await read('/api/v1/territoires/pays/FR')).donnees_locales).toMatchObject([{ etablissements: 2 }])

    // A second version replaces the first, and the first can come back under its number.
    const suite = await deposer(serveur, pilote, csv(ENTETE, `${A};2024;78;oui`, `${uaiDe(2)};2024;9;non`))
    const vu = (await pilote.get(`/api/v1/espace/depots/${suite.id}/apercu?nature=changee`)).json()
    expect(vu.comparaison).toMatchObject({
      avec: id,
      lignes: { nouvelles: 1, changees: 1, identiques: 0, retirees: 1 },
      cellules: { nouvelles: 2, changees: 1, identiques: 1, retirees: 2 },
    })
    expect(vu.resultats).toMatchObject([
      { code: A, cellules: [{}, { champ: 'terminaux', valeur: 78, publiee: 77, nature: 'changee' }] },
    ])
    expect((await publish(suite.id, { remplace: null })).json()).toMatchObject({
      status: 409,
      code: 'version_depassee',
      version: id,
    })
    expect((await publish(suite.id, { remplace: id })).json()).toMatchObject({ etat: 'publie', version: 2 })
    expect((await pilote.get(`/api/v1/espace/depots/${id}`)).json()).toMatchObject({
      etat: 'remplace',
      actions: ['publier'],
    })
    expect((await read(fiche)).donnees_locales).toMatchObject([{ depot: suite.id, version: 2 }])
    expect((await publish(id)).json()).toMatchObject({ etat: 'publie', version: 1 })
    expect((await read(fiche)).donnees_locales).toMatchObject([{ depot: id, version: 1 }])
    expect(await read('/api/v1/donnees-locales')).toMatchObject({
      total: 1,
      resultats: [{ depot: id, version: 1, versions: 2, lignes: 2 }],
    })

    // Withdrawn: nothing is left of it for readers.
    expect((await pilote.send('POST', `/api/v1/espace/depots/${id}/retirer`)).json()).toMatchObject({
      etat: 'retire',
      actions: ['publier'],
    })
    expect((await read(fiche)).donnees_locales).toEqual([])
    expect((await read('/api/v1/donnees-locales')).total).toBe(0)
    expect((await serveur.get(`/api/v1/donnees-locales/valeurs?depot=${id}`)).statusCode).toBe(404)
  })
})

describe('what is published', () => {
  test('the map of a file tells what becomes of each school, those that it takes away included', async () => {
    const [c, e] = [uaiDe(2), uaiDe(6)]
    const premier = await deposer(
      serveur,
      pilote,
      csv(ENTETE, ...[A, B, c].map((uai) => `${uai};2024;9;oui`)),
    )
    expect((await publish(premier.id)).statusCode).toBe(200)
    const second = await deposer(
      serveur,
      pilote,
      csv(ENTETE, `${A};2024;9;oui`, `${B};2024;10;oui`, `${A};2023;9;oui`, `${e};2024;1;non`),
    )
    // One of the lines of A is the same, the other is new: on the map it changes.
    expect(await placesDe(second.id)).toEqual({
      [A]: 'changee',
      [B]: 'changee',
      [c]: 'retiree',
      [e]: 'nouvelle',
    })
    const pareil = await deposer(serveur, pilote, csv(ENTETE, `${A};2024;9;oui`, `${B};2024;9;oui`))
    expect(await placesDe(pareil.id)).toEqual({ [A]: 'identique', [B]: 'identique', [c]: 'retiree' })
    await pilote.send('POST', `/api/v1/espace/depots/${premier.id}/retirer`)
  })

  test('stays through a publication of the ETL, and is listed value by value, in CSV too', async () => {
    const depot = await deposer(serveur, pilote, csv(ENTETE, `${A};2024;77;oui`, `${B};2023;8;so`))
    await publish(depot.id)
    const { total, resultats, suivant } = await read(
      `/api/v1/donnees-locales/valeurs?depot=${depot.id}&limit=3`,
    )
    expect(total).toBe(4)
    expect(resultats).toHaveLength(3)
    const suite = await read(suivant)
    const tous = [...resultats, ...suite.resultats]
    expect(tous.map(({ code, champ, valeur, statut }) => [code, champ, valeur, statut])).toEqual(
      [
        [A, 'charte', true, 'publie'],
        [A, 'terminaux', 77, 'publie'],
        [B, 'charte', null, 'sans_objet'],
        [B, 'terminaux', 8, 'publie'],
      ].sort((x, y) => String(x).localeCompare(String(y))),
    )
    const fichier = await serveur.get(`/api/v1/donnees-locales/valeurs.csv?uai=${A}`)
    expect(fichier.body).toContain('auteur_nom')
    expect(fichier.body.trimEnd().split('\r\n')).toHaveLength(3)
    expect((await serveur.get('/api/v1/donnees-locales/valeurs?curseur=WyJhIl0')).statusCode).toBe(400)

    const publication = await republish()
    const fiche = await read(`/api/v1/etablissements/${A}`)
    expect(fiche.publication).toBe(publication)
    expect(fiche.donnees_locales).toMatchObject([{ depot: depot.id }])
    // A former publication stays what it was: nothing local is shown with it.
    const ancienne = await read(`/api/v1/etablissements/${A}?publication=${publication - 1}`)
    expect(ancienne.donnees_locales).toEqual([])
    await pilote.send('POST', `/api/v1/espace/depots/${depot.id}/retirer`)
  })
})

/** Imports a file and publishes, as the command line does. @returns the number of the publication. */
async function republish(): Promise<number> {
  const chemin = join(serveur.dataDir, 'equipement-2022.csv')
  await writeFile(chemin, `uai,campagne,terminaux\n${A},2022,4\n`)
  const connection = openConnection(serveur.url, 4)
  try {
    const { publication } = await importer({ connection }, [demandeOf('equipement', chemin)])
    const numero = publication?.publicationId ?? 0
    await expect.poll(async () => (await read('/api/v1/etat')).publication).toBe(numero)
    return numero
  } finally {
    await connection.close()
  }
}
