import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTrace } from '../../data/dessin/trace.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'demonstration', lecturesParMinute: 100_000 })
})
afterAll(() => serveur.close())

const read = async (requete: string) => (await serveur.get(`/api/v1/contours?${requete}`)).json()

test('the départements come all at once, each with its name', async () => {
  const { codes, noms, departements, traces } = await read('niveau=departement')
  expect(codes.length).toBeGreaterThan(95)
  expect(departements).toEqual(codes)
  expect(noms[codes.indexOf('974')]).toBe('La Réunion')
  expect(traces.length).toBe(codes.length)
})

test('communes and EPCI of some départements have shapes, those of an EPCI being those of its communes', async () => {
  const communes = await read('niveau=commune&territoire=departement:974')
  expect(communes.codes.length).toBe(24)
  expect(new Set(communes.departements)).toEqual(new Set(['974']))
  const epcis = await read('niveau=epci&territoire=departement:974,departement:972')
  expect(new Set(epcis.departements)).toEqual(new Set(['972', '974']))
  const anneaux = (traces: string[]) => traces.flatMap(readTrace).length
  const reunion = epcis.traces.filter((_: string, i: number) => epcis.departements[i] === '974')
  expect(reunion.length).toBe(5)
  expect(anneaux(reunion)).toBe(anneaux(communes.traces))
})

test.each(['niveau=commune', 'niveau=epci&territoire=region:53', 'niveau=region'])(
  '%s is refused, in French',
  async (requete) => {
    const reponse = await serveur.get(`/api/v1/contours?${requete}`)
    expect(reponse.statusCode).toBe(400)
    expect(reponse.json().detail).toMatch(/n’est pas valide/)
  },
)
