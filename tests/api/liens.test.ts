import { afterAll, beforeAll, expect, test } from 'vitest'
import { etablissementDetail } from '../../server/contract/etablissements.ts'
import { type Lien, liens } from '../../server/contract/liens.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'demonstration' })
})
afterAll(() => serveur.close())

const readLiens = async (uai: string) => {
  const recue = await serveur.get(`/api/v1/etablissements/${uai}/liens`)
  expect(recue.statusCode, recue.body).toBe(200)
  return liens.parse(recue.json())
}

/** Schools of the demonstration that a query of the database names. */
const uaisOf = async (condition: string): Promise<string[]> => {
  const { resultats } = (await serveur.get(`/api/v1/etablissements?limit=1000&${condition}`)).json()
  return resultats.map(({ uai }: { uai: string }) => uai)
}

const INVERSES: Record<Lien['natures'][number], Lien['natures'][number]> = {
  mere: 'rattache',
  rattache: 'mere',
  cite_scolaire: 'cite_scolaire',
  rpi: 'rpi',
  meme_site: 'meme_site',
}

test('a tie is told from both ends', async () => {
  const cites = await uaisOf('type=lycee&territoire=departement:35&filtre=part_cites_scolaires%3Doui')
  const sections = await serveur.db
    .selectFrom('etablissement')
    .select('uai')
    .where('nature', '=', '334')
    .limit(3)
    .execute()
  const depart = [...cites.slice(0, 3), ...sections.map(({ uai }) => uai)]
  const vues = new Set<string>()
  for (const uai of depart) {
    const ici = await readLiens(uai)
    expect(ici.liens.length, uai).toBeGreaterThan(0)
    for (const { uai: autre, natures } of ici.liens) {
      const retour = (await readLiens(autre)).liens.find((lien) => lien.uai === uai)
      expect(retour?.natures.toSorted()).toEqual(natures.map((nature) => INVERSES[nature]).toSorted())
      for (const nature of natures) vues.add(nature)
    }
  }
  expect([...vues]).toEqual(expect.arrayContaining(['mere', 'cite_scolaire', 'meme_site']))
})

test('schools of one site are near, and a cité scolaire has one code', async () => {
  const [uai = ''] = await uaisOf('type=lycee&territoire=departement:35&filtre=part_cites_scolaires%3Doui')
  const ici = await readLiens(uai)
  const membre = ici.liens.find(({ natures }) => natures.includes('cite_scolaire'))
  expect(ici.cite_scolaire).not.toBeNull()
  expect((await readLiens(membre?.uai ?? '')).cite_scolaire).toBe(ici.cite_scolaire)
  for (const { natures, distance_m } of ici.liens) {
    if (natures.join() === 'meme_site' && distance_m !== null) expect(distance_m).toBeLessThan(60)
  }
})

test('a school alone has no tie, an unknown one is a 404', async () => {
  const { liens: vides } = await readLiens((await uaisOf('type=erea&territoire=departement:35'))[0] ?? '')
  expect(vides.every(({ natures }) => natures.length > 0)).toBe(true)
  expect((await serveur.get('/api/v1/etablissements/0350001L/liens')).statusCode).toBe(404)
  expect((await serveur.get('/api/v1/etablissements/0350001A/liens')).statusCode).toBe(400)
})

test('the label of a value speaks of one school', async () => {
  const [uai = ''] = await uaisOf('type=college&territoire=departement:35')
  const { valeurs } = etablissementDetail.parse((await serveur.get(`/api/v1/etablissements/${uai}`)).json())
  expect(valeurs.map(({ libelle }) => libelle).filter((libelle) => / \(médiane\)$/.test(libelle))).toEqual([])
})
