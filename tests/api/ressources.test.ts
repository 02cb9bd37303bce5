import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { collectionEtablissements, etablissementDetail } from '../../server/contract/etablissements.ts'
import { etat } from '../../server/contract/etat.ts'
import { evolution } from '../../server/contract/evolution.ts'
import { collectionIndicateurs, indicateurDetail, valeurs } from '../../server/contract/indicateurs.ts'
import { collectionRecherche } from '../../server/contract/recherche.ts'
import { synthese } from '../../server/contract/synthese.ts'
import { collectionTerritoires, territoireDetail } from '../../server/contract/territoires.ts'
import { COLLEGE, COLLEGE_FERME, ECOLE_MUETTE, ECOLE_REP, EREA, LYCEE_PRIVE, uai } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

/** Well-formed, and nobody's. */
const INCONNU = uai('0350099')

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur()
})
afterAll(() => serveur.close())

/** Reads an answer and checks it against the contract, unknown fields included. */
async function read<S extends z.ZodType>(url: string, schema: S): Promise<z.output<S>> {
  const reponse = await serveur.get(url)
  expect(reponse.statusCode, reponse.body).toBe(200)
  const corps = reponse.json()
  expect(schema.parse(corps)).toEqual(corps)
  return corps
}

test('the state says what is published and that it is a demonstration', async () => {
  const corps = await read('/api/v1/etat', etat)
  expect(corps).toMatchObject({
    publication: 1,
    demonstration: true,
    nombre_etablissements: 5,
    geometrie: 'schematique',
    emprise: [-2.3, 47.6, -1, 48.8],
    tuiles: { departement: { zoom_min: 0, zoom_max: 4 } },
  })
  expect(corps.territoires).toMatchObject({ commune: 4, departement: 2, pays: 1 })
  expect(corps.territoires_avec_valeurs).toMatchObject({ commune: 2, departement: 1, pays: 1 })
  expect(corps.avertissements.map(({ code }) => code)).toEqual(['demonstration'])
  expect(corps.imports).toHaveLength(7)
  expect(corps.sources.find(({ id }) => id === 'ips-ecoles')).toMatchObject({
    campagne: '2022',
    date_import: '2026-11-01T08:00:00.000Z',
  })
})

describe('territories', () => {
  test('are listed by level, by container and by name', async () => {
    const noms = async (requete: string) =>
      (await read(`/api/v1/territoires?${requete}`, collectionTerritoires)).resultats.map(({ nom }) => nom)
    expect(await noms('niveau=departement')).toEqual(['Côtes-d’Armor', 'Ille-et-Vilaine'])
    expect(await noms('niveau=commune&parent=epci:243500139')).toEqual(['Bruz', 'Châteaugiron', 'Rennes'])
    expect(await noms('niveau=commune&q=chateau')).toEqual(['Châteaugiron'])
  })

  test('an arrondissement contains none', async () => {
    const louvre = {
      publication_id: 1,
      niveau: 'arrondissement',
      code: '75101',
      nom: 'Paris 1er',
      pays: 'FR',
    }
    await serveur.db
      .insertInto('territoire')
      .values({ ...louvre, anciens_codes: [] })
      .execute()
    const { total } = await read('/api/v1/territoires?parent=arrondissement:75101', collectionTerritoires)
    expect(total).toBe(0)
    await serveur.db.deleteFrom('territoire').where('code', '=', '75101').execute()
  })

  test.each(['code', '-code', 'nom', '-nom', 'population', '-population'])(
    'are read to the end sorted by %s, page after page, none twice',
    async (tri) => {
      const entiere = await read(`/api/v1/territoires?tri=${tri}&limit=1000`, collectionTerritoires)
      const lus: string[] = []
      let adresse: string | null = `/api/v1/territoires?tri=${tri}&limit=3`
      while (adresse) {
        const page: z.output<typeof collectionTerritoires> = await read(adresse, collectionTerritoires)
        lus.push(...page.resultats.map(({ niveau, code }) => `${niveau}:${code}`))
        adresse = page.suivant
      }
      expect(lus).toEqual(entiere.resultats.map(({ niveau, code }) => `${niveau}:${code}`))
      expect(new Set(lus).size).toBe(entiere.total)
      const populations = entiere.resultats
        .filter(({ niveau, population }) => niveau === 'commune' && population !== null)
        .map(({ population }) => population ?? 0)
      const triees = [...populations].sort((a, b) => (tri.startsWith('-') ? b - a : a - b))
      if (tri.endsWith('population')) expect(populations).toEqual(triees)
    },
  )

  test('are reduced to the fields asked for, in every format; a cursor of another order is refused', async () => {
    const { resultats } = await read('/api/v1/territoires?champs=nom&limit=2', collectionTerritoires)
    expect(resultats.map((territoire) => Object.keys(territoire).sort())).toEqual([
      ['code', 'niveau', 'nom'],
      ['code', 'niveau', 'nom'],
    ])
    const csv = await serveur.get('/api/v1/territoires.csv?champs=nom&limit=2')
    expect(csv.body.split('\r\n')[0]).toBe('\ufeffniveau;code;nom')
    const curseur = (await read('/api/v1/territoires?tri=nom&limit=1', collectionTerritoires)).suivant?.match(
      /curseur=([^&]+)/,
    )?.[1]
    const refus = await serveur.get(`/api/v1/territoires?tri=population&limit=1&curseur=${curseur}`)
    expect(refus.statusCode).toBe(400)
    expect(refus.json()).toMatchObject({ parametre: 'curseur' })
  })

  test('know their parents, their children and what they are responsible for', async () => {
    const corps = await read('/api/v1/territoires/departement/35', territoireDetail)
    expect(corps.parents).toMatchObject({ region: { code: '53', nom: 'Bretagne' }, pays: { nom: 'France' } })
    expect(corps.parents).not.toHaveProperty('departement')
    expect(corps.enfants).toEqual({ commune: 3, epci: 1 })
    expect(corps.competence).toBe('college')
  })

  test('an abolished code suggests its successor', async () => {
    const reponse = await serveur.get('/api/v1/territoires/commune/35209')
    expect(reponse.statusCode).toBe(404)
    expect(reponse.json()).toMatchObject({
      code: 'introuvable',
      suggestion: { code: '35069', nom: 'Châteaugiron', url: '/api/v1/territoires/commune/35069' },
    })
  })
})

describe('the synthesis of a territory', () => {
  const valeurOf = async (requete: string, indicateur: string) => {
    const corps = await read(`/api/v1/territoires/${requete}`, synthese)
    return corps.valeurs.find((valeur) => valeur.indicateur === indicateur)
  }

  test('shows the last campaign whose national coverage is enough, and compares', async () => {
    expect(await valeurOf('departement/35/synthese', 'ips')).toMatchObject({
      campagne: '2021',
      valeur: 104.2,
      couverture: 0.666667,
      statut: 'publie',
      parent: { niveau: 'region', code: '53', valeur: 104.2 },
    })
  })

  test('keeps the perimeter and the campaign asked for', async () => {
    expect(await valeurOf('departement/35/synthese?type=college', 'ips')).toMatchObject({ valeur: 99 })
    expect(await valeurOf('departement/35/synthese?campagne=2022', 'ips')).toMatchObject({
      statut: 'couverture_insuffisante',
      couverture: 0.333333,
    })
  })

  test('warns of what is fragile: too few answers, several campaigns, a newer one set aside', async () => {
    const codes = async (requete: string) =>
      (await read(`/api/v1/territoires/departement/35/synthese${requete}`, synthese)).avertissements.map(
        ({ code }) => code,
      )
    expect(await codes('')).toEqual(['demonstration', 'campagnes_melees', 'campagne_anterieure'])
    expect(await codes('?campagne=2022')).toEqual(['demonstration', 'couverture_insuffisante'])
  })

  test('warns that the method changed between the campaigns compared', async () => {
    const { avertissements, ruptures } = await read(
      '/api/v1/territoires/pays/FR/evolution?indicateur=ips&de=2021&a=2022',
      evolution,
    )
    expect(avertissements.map(({ code }) => code)).toContain('methode_changee')
    expect(ruptures).toEqual([{ campagne: '2022', motif: expect.stringContaining('actualisé') }])
  })

  test('never turns an absence into a zero', async () => {
    expect(await valeurOf('departement/22/synthese', 'ips')).toMatchObject({
      valeur: null,
      statut: 'non_communique',
    })
    expect(await valeurOf('commune/35069/synthese', 'ips')).toMatchObject({
      valeur: null,
      statut: 'sans_objet',
    })
    expect(await valeurOf('departement/35/synthese?campagne=2020', 'ips')).toMatchObject({
      valeur: null,
      statut: 'non_disponible',
    })
  })

  test('computes what the publication does not keep: a former campaign, or one type, of a commune', async () => {
    // The only collège of the commune is closed; its lycée is not asked by the files of 2021.
    expect(await valeurOf('commune/22278/synthese?campagne=2021', 'ips')).toMatchObject({
      attendus: 0,
      repondants: 0,
      statut: 'sans_objet',
      parent: { code: '22' },
    })
    expect(await valeurOf('commune/35238/synthese?type=college&campagne=2022', 'ips')).toMatchObject({
      attendus: 1,
      repondants: 1,
      valeur: 104.25,
      statut: 'publie',
    })
    const serie = await read(
      '/api/v1/indicateurs/ips/valeurs?niveau=commune&type=college&campagne=2022',
      valeurs,
    )
    expect(serie).toMatchObject({ codes: ['35238'], valeurs: [104.25], couverture: [1] })
  })

  test('counts open schools by type', async () => {
    const corps = await read('/api/v1/territoires/departement/35/synthese?type=ecole', synthese)
    expect(corps.etablissements).toEqual({ total: 2, par_type: { college: 1, ecole: 2, erea: 1 } })
  })
})

describe('schools', () => {
  const uais = async (requete: string) =>
    (await read(`/api/v1/etablissements?${requete}`, collectionEtablissements)).resultats.map(
      ({ uai }) => uai,
    )

  test('are filtered', async () => {
    expect(await uais('territoire=departement:22')).toEqual([LYCEE_PRIVE, COLLEGE_FERME])
    expect(await uais('type=ecole&territoire=commune:35238')).toEqual([ECOLE_MUETTE])
    expect(await uais('secteur=prive')).toEqual([LYCEE_PRIVE])
    expect(await uais('education_prioritaire=REP%2B')).toEqual([ECOLE_REP])
    expect(await uais('education_prioritaire=REP+')).toEqual([ECOLE_REP])
    expect(await uais('q=st%20exupery')).toEqual([ECOLE_MUETTE])
    expect(await uais('q=rennes%20anne')).toEqual([COLLEGE])
  })

  test('of a territory are those of the list filtered by it', async () => {
    const lieu = await serveur.get('/api/v1/territoires/departement/22/etablissements?limit=1&ouvert=non')
    const { total, resultats } = collectionEtablissements.parse(lieu.json())
    expect({ total, uais: resultats.map(({ uai }) => uai) }).toEqual({ total: 1, uais: [COLLEGE_FERME] })
    const csv = async (url: string) => (await serveur.get(url)).body
    expect(await csv('/api/v1/territoires/departement/35/etablissements.csv?type=ecole')).toBe(
      await csv('/api/v1/etablissements.csv?territoire=departement:35&type=ecole'),
    )
    expect((await serveur.get('/api/v1/territoires/departement/22/etablissements?code=35')).statusCode).toBe(
      400,
    )
  })

  test('are paged without loss or repetition, as the Link header says', async () => {
    const vus: string[] = []
    let url: string | null = '/api/v1/etablissements?limit=2'
    while (url) {
      const reponse = await serveur.get(url)
      const { resultats, suivant, total } = collectionEtablissements.parse(reponse.json())
      expect(total).toBe(6)
      expect(reponse.headers.link).toBe(suivant ? `<${suivant}>; rel="next"` : undefined)
      vus.push(...resultats.map(({ uai }) => uai))
      url = suivant
    }
    expect(vus).toEqual([...new Set(vus)].sort())
    expect(vus).toHaveLength(6)
  })

  test('tell each value with its status and the line it comes from', async () => {
    const { valeurs: connues, provenance } = await read(
      `/api/v1/etablissements/${COLLEGE}`,
      etablissementDetail,
    )
    expect(provenance).toMatchObject({ source: 'annuaire', import_id: 1, ligne: 2 })
    expect(connues.filter(({ indicateur }) => indicateur === 'ips')).toMatchObject([
      { campagne: '2022', valeur: 104.25, statut: 'publie', source: 'ips-colleges', import_id: 3, ligne: 12 },
      { campagne: '2021', valeur: null, statut: 'non_communique', import_id: 3, ligne: 8 },
    ])
    expect(connues.find(({ indicateur }) => indicateur === 'locaux_raccordables')).toMatchObject({
      grain: 'commune',
      valeur: 15_000,
      ligne: null,
    })
  })

  test('a status written in the file is kept; a school opened after the campaign is not called silent', async () => {
    const ips = async (uai: string) =>
      (await read(`/api/v1/etablissements/${uai}`, etablissementDetail)).valeurs.filter(
        ({ indicateur }) => indicateur === 'ips',
      )
    expect(await ips(ECOLE_REP)).toMatchObject([
      { campagne: '2022', valeur: null, statut: 'secret', ligne: 7 },
    ])
    expect(await ips(ECOLE_MUETTE)).toEqual([])
    expect(await ips(EREA)).toEqual([])
  })

  test('an unknown UAI is a 404, a wrong check letter a 400', async () => {
    expect((await serveur.get('/api/v1/etablissements/0750001D')).statusCode).toBe(400)
    const inconnu = await serveur.get(`/api/v1/etablissements/${INCONNU}`)
    expect(inconnu.statusCode).toBe(404)
    expect(inconnu.json()).toMatchObject({ parametre: 'uai', recu: INCONNU })
  })
})

describe('indicators', () => {
  test('say which campaigns and levels have data', async () => {
    const { resultats } = await read('/api/v1/indicateurs', collectionIndicateurs)
    expect(resultats.find(({ id }) => id === 'ips')).toMatchObject({
      campagnes: ['2021', '2022'],
      campagne_par_defaut: '2021',
      niveaux: ['pays', 'region', 'departement', 'commune', 'etablissement'],
    })
    // One school has a value, not a median: whatever is a median is named twice.
    const medianes = resultats.filter(({ mesure }) => mesure.genre === 'mediane')
    expect(medianes.map(({ libelle_etablissement }) => libelle_etablissement)).toContain(
      'Indice de position sociale',
    )
    for (const { libelle, libelle_etablissement, definition_etablissement } of medianes) {
      expect(libelle).toBe(`${libelle_etablissement} (médiane)`)
      expect(definition_etablissement).not.toMatch(/moitié|médiane/)
    }
    expect(resultats.find(({ id }) => id === 'eleves')).toMatchObject({ campagnes: [], niveaux: [] })
  })

  test('one by one, are told as in the list', async () => {
    const { resultats } = await read('/api/v1/indicateurs', collectionIndicateurs)
    const { sources, ...fiche } = await read('/api/v1/indicateurs/ips', indicateurDetail)
    const { sources: ids, ...listee } = resultats.find(({ id }) => id === 'ips') ?? { sources: [] }
    expect(fiche).toMatchObject(listee)
    // One answer cites the files it read; the list only names the sources of each indicator.
    expect(ids).toEqual(expect.arrayContaining(sources.map(({ id }) => id)))
    expect(sources.length).toBeGreaterThan(0)
    expect((await serveur.get('/api/v1/indicateurs/rien_de_tel')).statusCode).toBe(404)
  })

  test('give a series of territories as parallel arrays', async () => {
    const corps = await read('/api/v1/indicateurs/ips/valeurs?niveau=departement', valeurs)
    expect(corps).toMatchObject({
      campagne: '2021',
      codes: ['22', '35'],
      valeurs: [null, 104.2],
      couverture: [0, 0.667],
    })
    expect(corps.statuts.map((rang) => corps.statuts_legende[rang])).toEqual(['non_communique', 'publie'])
  })

  test('give a series of schools', async () => {
    const corps = await read('/api/v1/indicateurs/ips/valeurs?niveau=etablissement&campagne=2022', valeurs)
    // No file of 2022 asks the lycées: they are not silent.
    expect(corps.codes).toEqual([COLLEGE, ECOLE_REP].sort())
    const lu = Object.fromEntries(
      corps.codes.map((code, rang) => [
        code,
        [corps.valeurs[rang], corps.statuts_legende[corps.statuts[rang] as number]],
      ]),
    )
    expect(lu).toEqual({
      [COLLEGE]: [104.25, 'publie'],
      [ECOLE_REP]: [null, 'secret'],
    })
  })

  test('lend the value of the commune to its schools, and say so', async () => {
    const corps = await read('/api/v1/indicateurs/locaux_raccordables/valeurs?niveau=etablissement', valeurs)
    expect(corps.valeurs[corps.codes.indexOf(ECOLE_REP)]).toBe(1892)
    expect(corps.avertissements.map(({ code }) => code)).toContain('valeur_du_territoire')
  })
})

describe('the search', () => {
  const premiers = async (q: string) => {
    const { resultats } = await read(`/api/v1/recherche?q=${encodeURIComponent(q)}`, collectionRecherche)
    return resultats.map(({ niveau, code }) => `${niveau} ${code}`)
  }

  test.each([
    ['rennes', 'commune 35238'],
    ['RENNES', 'commune 35238'],
    ['renes', 'commune 35238'],
    ['chateaugiron', 'commune 35069'],
    ['académie de Rennes', 'academie 14'],
    ['st brieuc', 'commune 22278'],
    ['35047', 'commune 35047'],
    ['ferry bruz', `etablissement ${ECOLE_REP}`],
    ['clg anne de bretagne', `etablissement ${COLLEGE}`],
    [COLLEGE.slice(0, 6), `etablissement ${COLLEGE}`],
    [LYCEE_PRIVE.toLowerCase(), `etablissement ${LYCEE_PRIVE}`],
    ['colege bretagne', `etablissement ${COLLEGE}`],
  ])('« %s » finds %s first', async (q, attendu) => {
    expect((await premiers(q))[0]).toBe(attendu)
  })

  test('finds nothing rather than anything', async () => {
    expect(await premiers('zzzzzz')).toEqual([])
  })
})
