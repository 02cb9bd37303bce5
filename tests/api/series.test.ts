import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Valeurs, valeurs } from '../../server/contract/indicateurs.ts'
import { type Repertoire, repertoire } from '../../server/contract/repertoire.ts'
import { COLLEGE, ECOLE_MUETTE, ECOLE_REP, EREA, LYCEE_PRIVE } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

async function read<T>(url: string, schema: { parse(corps: unknown): T }): Promise<T> {
  const reponse = await serveur.get(url)
  expect(reponse.statusCode, reponse.body).toBe(200)
  expect(schema.parse(reponse.json())).toEqual(reponse.json())
  return reponse.json()
}
const readNoms = (niveau: string) => read<Repertoire>(`/api/v1/repertoire?niveau=${niveau}`, repertoire)
const readSerie = (requete: string) =>
  read<Valeurs>(`/api/v1/indicateurs/ips/valeurs?campagne=2022&${requete}`, valeurs)

/** Rows of a series as a file: the code, its status and where it stands. */
async function readLignes(requete: string): Promise<string[]> {
  const { statusCode, body } = await serveur.get(`/api/v1/indicateurs/ips/valeurs.ndjson?${requete}`)
  expect(statusCode, body).toBe(200)
  return body
    .trim()
    .split('\n')
    .map((ligne) => JSON.parse(ligne))
    .filter(({ code }) => code)
    .map(({ code, statut, lieu }) => `${code} ${statut} ${lieu.nom}`)
}

test('the directory names every open school, in the order of French words, with its commune', async () => {
  const { total, codes, noms, lieux, lieux_codes, lieux_noms, lieux_departements } =
    await readNoms('etablissement')
  expect(total).toBe(5)
  expect(codes).toEqual([COLLEGE, ECOLE_MUETTE, ECOLE_REP, EREA, LYCEE_PRIVE])
  expect(noms[1]).toBe('École élémentaire Saint-Exupéry')
  // Each place once, in the order met.
  expect(lieux).toEqual([0, 0, 1, 0, 2])
  expect(lieux_codes).toEqual(['35238', '35047', '22278'])
  expect(lieux_noms).toEqual(['Rennes', 'Bruz', 'Saint-Brieuc'])
  expect(lieux_departements).toEqual(['35', '35', '22'])
})

test('the directory says in what a territory stands, when something tells it from its namesakes', async () => {
  const communes = await readNoms('commune')
  expect(communes.lieux_noms[communes.lieux[communes.codes.indexOf('22278')] ?? -1]).toBe('Côtes-d’Armor')
  const departements = await readNoms('departement')
  expect(departements.lieux_noms).toEqual(['Bretagne'])
  expect(departements.lieux_departements).toEqual([null])
  expect((await readNoms('region')).lieux).toEqual([null])
})

test('a series is reduced to a territory and to words, and sorted', async () => {
  expect((await readSerie('niveau=etablissement&territoire=commune:35238')).codes).toEqual([COLLEGE])
  expect((await readSerie('niveau=etablissement&q=bruz')).codes).toEqual([ECOLE_REP])
  expect((await readSerie('niveau=etablissement&territoire=departement:22')).codes).toEqual([])
  const triee = await readSerie('niveau=etablissement&tri=-valeur')
  // What has no value stays last in both directions.
  expect([triee.codes, triee.valeurs]).toEqual([
    [COLLEGE, ECOLE_REP],
    [104.25, null],
  ])
  expect((await readSerie('niveau=etablissement&tri=valeur')).codes).toEqual([COLLEGE, ECOLE_REP])
  expect((await readSerie('niveau=etablissement&tri=lieu')).codes).toEqual([ECOLE_REP, COLLEGE])
})

test('as rows, a series keeps the territories where nobody is asked, and not the schools', async () => {
  expect(await readLignes('niveau=commune&tri=nom')).toEqual([
    '35047 sans_objet Ille-et-Vilaine',
    '35069 sans_objet Ille-et-Vilaine',
    '35238 non_communique Ille-et-Vilaine',
    '22278 sans_objet Côtes-d’Armor',
  ])
  expect(await readLignes('niveau=commune&tri=-nom&territoire=epci:243500139&q=ru')).toEqual([
    '35047 sans_objet Ille-et-Vilaine',
  ])
  expect(await readLignes('niveau=etablissement&campagne=2022')).toHaveLength(2)
})

test('rows have a position: a series is a map too', async () => {
  const { features } = (
    await serveur.get('/api/v1/indicateurs/ips/valeurs.geojson?niveau=etablissement&q=anne')
  ).json()
  expect(features).toMatchObject([{ id: COLLEGE, geometry: { coordinates: [-1.68, 48.11] } }])
})

test.each(['territoire=35', 'q=a', 'tri=prix', 'territoire=arrondissement'])(
  'a choice that means nothing is refused: %s',
  async (requete) => {
    const reponse = await serveur.get(`/api/v1/indicateurs/ips/valeurs?niveau=commune&${requete}`)
    expect(reponse.json()).toMatchObject({ status: 400, code: 'parametre_invalide' })
  },
)
