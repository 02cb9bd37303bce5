import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { changements, collectionVersions } from '../../server/contract/versions.ts'
import { tellMotif } from '../../server/queries/versions.ts'
import { CORRIGEE, reponse, uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications' })
})
afterAll(() => serveur.close())

async function read<S extends z.ZodType>(url: string, schema: S): Promise<z.output<S>> {
  const recue = await serveur.get(url)
  expect(recue.statusCode, recue.body).toBe(200)
  const corps = recue.json()
  expect(schema.parse(corps)).toEqual(corps)
  return corps
}

const refuse = async (url: string, status: number) => {
  const recue = await serveur.get(url)
  expect(recue.statusCode, recue.body).toBe(status)
  return recue.json()
}

const SYNTHESE = '/api/v1/territoires/pays/FR/synthese'
const terminaux = async (requete: string): Promise<number> => {
  const { valeurs } = (await serveur.get(`${SYNTHESE}${requete}`)).json()
  return valeurs.find(({ indicateur }: { indicateur: string }) => indicateur === 'terminaux_pour_100')
    .numerateur
}

test('publications are listed, the one in force first', async () => {
  const { resultats } = await read('/api/v1/versions', collectionVersions)
  expect(resultats).toMatchObject([
    { publication: 2, en_vigueur: true, conservee: true, changements: '/api/v1/versions/2/changements' },
    { publication: 1, en_vigueur: false, conservee: true },
  ])
})

test('the reason of a publication names its source in French, its identifier beside, whenever it was made', async () => {
  await serveur.db
    .updateTable('publication')
    .set({ motif: 'import de ips-colleges' })
    .where('id', '=', 1)
    .execute()
  const { resultats } = await read('/api/v1/versions', collectionVersions)
  expect(resultats.map(({ motif, source }) => [motif, source])).toEqual([
    ['test', null],
    ['import de « IPS et effectifs des collèges »', 'ips-colleges'],
  ])
  expect(['import de source-oubliee', 'import d’un dossier'].map(tellMotif)).toEqual([
    { motif: 'import de source-oubliee', source: 'source-oubliee' },
    { motif: 'import d’un dossier', source: null },
  ])
})

describe('an answer', () => {
  test('can be pinned to a kept publication, whose numbers it gives', async () => {
    const [avant, apres] = [reponse(2024, CORRIGEE, 1), reponse(2024, CORRIGEE, 2)]
    const ecart = (apres?.terminaux ?? 0) - (avant?.terminaux ?? 0)
    expect(ecart).not.toBe(0)
    expect((await terminaux('')) - (await terminaux('?publication=1'))).toBe(ecart)
    expect(await terminaux('?publication=2')).toBe(await terminaux(''))
  })

  test('says how to cite it, and its permanent address gives it again', async () => {
    const corps = (await serveur.get(`${SYNTHESE}?type=ecole`)).json()
    expect(corps.citation.permalien).toBe(`${SYNTHESE}?publication=2&type=ecole`)
    expect(corps.citation.texte).toContain('publication n° 2')
    expect((await serveur.get(corps.citation.permalien)).json()).toEqual(corps)
  })

  test('stays pinned from page to page', async () => {
    const { suivant, publication } = (
      await serveur.get('/api/v1/etablissements?limit=1&publication=1')
    ).json()
    expect(publication).toBe(1)
    expect((await serveur.get(suivant)).json().publication).toBe(1)
  })

  test('of an unknown publication is a 404; of a wrong one a 400; every operation accepts the parameter', async () => {
    expect(await refuse(`${SYNTHESE}?publication=99`, 404)).toMatchObject({ parametre: 'publication' })
    expect(await refuse(`${SYNTHESE}?publication=deux`, 400)).toMatchObject({ parametre: 'publication' })
    for (const url of [
      '/api/v1/etat',
      '/api/v1/imports',
      '/api/v1/sources',
      '/api/v1/programmes',
      '/api/v1/qualite',
    ]) {
      expect((await serveur.get(`${url}?publication=1`)).json().publication, url).toBe(1)
    }
  })
})

test('what a publication changed: files, schools, numbers', async () => {
  const { depuis, par_source, etablissements, territoires, par_indicateur } = await read(
    '/api/v1/versions/2/changements',
    changements,
  )
  expect(depuis).toBe(1)
  expect(par_source).toMatchObject([
    {
      ...{ source: 'equipement', titre: 'Équipement numérique des établissements' },
      ...{ campagne: '2024', nature: 'remplace', meme_fichier: false },
    },
  ])
  expect(
    [etablissements, territoires].map(({ ajoutes, retires, modifies }) => [ajoutes, retires, modifies]),
  ).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ])
  const national = par_indicateur.find(
    ({ indicateur, niveau }) => indicateur === 'terminaux_pour_100' && niveau === 'pays',
  )
  expect(national).toMatchObject({ ajoutees: 0, retirees: 0, modifiees: 1, inchangees: 1 })
  expect(national?.exemples).toMatchObject([{ code: 'FR', campagne: '2024' }])
  const communes = par_indicateur.find(
    ({ indicateur, niveau }) => indicateur === 'terminaux_pour_100' && niveau === 'commune',
  )
  expect(communes?.exemples.map(({ code }) => code)).toEqual(['35238'])
  expect(par_indicateur.some(({ indicateur }) => indicateur === 'charte')).toBe(false)
  const filtres = await read(
    '/api/v1/versions/2/changements?indicateur=terminaux_pour_100&niveau=pays',
    changements,
  )
  expect(filtres.par_indicateur).toEqual([national])
  expect(uaiDe(CORRIGEE)).toBeTruthy()
})

test('the first publication has nothing to be compared with, and says so', async () => {
  const lu = await read('/api/v1/versions/1/changements', changements)
  expect(lu).toMatchObject({ depuis: null, par_indicateur: [] })
  expect(lu.avertissements.map(({ code }) => code)).toContain('premiere_version')
  await refuse('/api/v1/versions/99/changements', 404)
  expect(await refuse('/api/v1/versions/1/changements?depuis=2', 400)).toMatchObject({ parametre: 'depuis' })
})

test('a retired publication is gone: 410, even when it was in memory', async () => {
  const isole = await openServeur({ monde: 'deux_publications' })
  try {
    expect((await isole.get(`${SYNTHESE}?publication=1`)).statusCode).toBe(200)
    await isole.db.updateTable('publication').set({ statut: 'retiree' }).where('id', '=', 1).execute()
    for (const url of [
      `${SYNTHESE}?publication=1`,
      '/api/v1/versions/1/changements',
      '/api/v1/versions/2/changements?depuis=1',
    ]) {
      const recue = await isole.get(url)
      expect(recue.statusCode, url).toBe(410)
      expect(recue.json()).toMatchObject({ code: 'publication_retiree' })
    }
    expect((await isole.get('/api/v1/versions')).json().resultats[1]).toMatchObject({
      conservee: false,
      changements: null,
    })
  } finally {
    await isole.close()
  }
})

test('a school that left the annuaire: another publication still knows it, else a file that named it', async () => {
  const isole = await openServeur({ monde: 'deux_publications' })
  const uai = uaiDe(CORRIGEE)
  const forget = (publication: number) =>
    isole.db
      .deleteFrom('etablissement')
      .where('publication_id', '=', publication)
      .where('uai', '=', uai)
      .execute()
  try {
    await forget(2)
    const parti = await isole.get(`/api/v1/etablissements/${uai}`)
    expect(parti.statusCode).toBe(404)
    const { suggestion } = parti.json()
    expect(suggestion).toMatchObject({ code: uai, url: `/api/v1/etablissements/${uai}?publication=1` })
    expect((await isole.get(suggestion.url)).json()).toMatchObject({ uai, publication: 1 })
    await forget(1)
    const perdu = (await isole.get(`/api/v1/etablissements/${uai}`)).json()
    expect(perdu).toMatchObject({ status: 404, recu: uai, detail: expect.stringContaining('rentrée 2024') })
    expect(perdu).not.toHaveProperty('suggestion')
  } finally {
    await isole.close()
  }
})
