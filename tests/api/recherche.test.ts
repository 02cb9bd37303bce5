import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let college: { uai: string; nom: string; commune: { nom: string } }
beforeAll(async () => {
  serveur = await openServeur({ monde: 'demonstration', lecturesParMinute: 100_000 })
  const { resultats } = (
    await serveur.get('/api/v1/etablissements?territoire=departement:35&type=college&limit=100')
  ).json()
  // A name of its own: the only one to bear it in its town.
  college = resultats.find(({ nom }: { nom: string }) =>
    /^Collège [A-Z][\p{L}]{5,} [A-Z][\p{L}]{5,}$/u.test(nom),
  )
})
afterAll(() => serveur.close())

interface Trouve {
  niveau: string
  code: string
  libelle: string
}
async function search(q: string): Promise<Trouve[]> {
  const reponse = await serveur.get(`/api/v1/recherche?limit=8&q=${encodeURIComponent(q)}`)
  expect(reponse.statusCode, reponse.body.slice(0, 200)).toBe(200)
  return reponse.json().resultats
}

describe('places', () => {
  test.each([
    ['rennes', 'commune 35238'],
    ['RENNES', 'commune 35238'],
    ['renes', 'commune 35238'],
    ['rennes metropole', 'epci 243500139'],
    ['st étienne', 'commune 42218'],
    ['Saint Etienne', 'commune 42218'],
    ['st malo', 'commune 35288'],
    ['ile et vilaine', 'departement 35'],
    ['Ille-et-Vilaine', 'departement 35'],
    ['vilaine ille', 'departement 35'],
    ['35', 'departement 35'],
    ['2a', 'departement 2A'],
    ['35238', 'commune 35238'],
    ['marseile', 'commune 13055'],
    ['montpelier', 'commune 34172'],
    ['académie de rennes', 'academie 14'],
    ['departement du rhone', 'departement 69'],
    ['region bretagne', 'region 53'],
    ['brettagne', 'region 53'],
    ['l isle adam', 'commune 95313'],
  ])('« %s » finds %s among the first three', async (q, attendu) => {
    const premiers = (await search(q)).slice(0, 3)
    expect(premiers.map(({ niveau, code }) => `${niveau} ${code}`)).toContain(attendu)
  })
})

describe('among places of one name', () => {
  test.each([
    ['rennes', 'commune 35238', 'the town, not its académie'],
    ['versailles', 'commune 78646', 'the town, though its académie is seventy times as large'],
    ['paris', 'commune 75056', 'the town, not the département'],
    ['bretagne', 'region 53', 'the région, not a village of that name'],
    ['la reunion', 'region 04', 'the région, not a village of that name'],
  ])('« %s » is first %s: %s', async (q, attendu) => {
    const [premier] = await search(q)
    expect(`${premier?.niveau} ${premier?.code}`).toBe(attendu)
  })
})

describe('schools', () => {
  /** The name without a letter in its last word. */
  const avecFaute = (nom: string): string => nom.slice(0, -3) + nom.slice(-2)

  test.each<[string, () => string]>([
    ['the identifier', () => college.uai],
    ['the identifier in lower case', () => college.uai.toLowerCase()],
    ['the name and the town', () => `${college.nom} ${college.commune.nom}`],
    ['another order', () => `${college.commune.nom} ${college.nom.split(' ').reverse().join(' ')}`],
    [
      'no accent, capitals',
      () => `${college.nom} ${college.commune.nom}`.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
    ],
    ['an abbreviation', () => `${college.nom.replace('Collège', 'clg')} ${college.commune.nom}`],
    ['a typing error', () => `${avecFaute(college.nom)} ${college.commune.nom}`],
  ])('by %s', async (_, ecrire) => {
    const trouves = await search(ecrire())
    expect(
      trouves.slice(0, 3).map(({ code }) => code),
      ecrire(),
    ).toContain(college.uai)
  })

  test('« lycée pro rennes » gives lycées professionnels of Rennes', async () => {
    const [premier] = await search('lycée pro rennes')
    expect(premier).toMatchObject({
      niveau: 'etablissement',
      libelle: expect.stringMatching(/^Lycée professionnel/),
    })
  })
})

describe('two errors', () => {
  test('a word that the name does not have is let go when it tells only a kind of school', async () => {
    const premiers = await search(`${college.nom} privé ${college.commune.nom}`)
    expect(premiers.slice(0, 3).map(({ code }) => code)).toContain(college.uai)
  })

  test('a word that resembles none is let go, the others are not', async () => {
    const premiers = await search(`${college.nom} xyzzyqwert ${college.commune.nom}`)
    expect(premiers.slice(0, 3).map(({ code }) => code)).toContain(college.uai)
  })

  test('each of two words has its own', async () => {
    const premiers = await search('rennse metropol')
    expect(premiers.slice(0, 3).map(({ code }) => code)).toContain('243500139')
  })
})

test.each([`'`, `''&!|():*<->`, `\\'`, 'rennes & !paris', 'ren:*', '"'])(
  'the signs of the language of the index are signs of nothing: %s',
  async (signes) => {
    const { statusCode } = await serveur.get(`/api/v1/recherche?q=${encodeURIComponent(signes)}`)
    expect([200, 400]).toContain(statusCode)
    const avec = await search(`rennes ${signes.replaceAll(/[a-z]/g, '')}`)
    expect(avec[0]).toMatchObject({ niveau: 'commune', code: '35238' })
  },
)

test('what resembles nothing finds nothing', async () => {
  expect(await search('xyzzyqwert')).toEqual([])
})
