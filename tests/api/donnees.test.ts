import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { catalogueDcat } from '../../server/contract/catalogue.ts'
import { collectionEtablissements, etablissementDetail } from '../../server/contract/etablissements.ts'
import { collectionImports, collectionRejets, importDetail } from '../../server/contract/imports.ts'
import { provenance, provenanceEtablissement } from '../../server/contract/provenance.ts'
import { collectionAnomalies, qualite } from '../../server/contract/qualite.ts'
import { collectionSchemas } from '../../server/contract/schemas.ts'
import { collectionSources, couvertureSource, sourceDetail } from '../../server/contract/sources.ts'
import { CORRIGEE, ECOLES, reponse, SUSPECTE, uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications' })
})
afterAll(() => serveur.close())

/** Reads an answer and checks it against the contract, unknown fields included. */
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

describe('provenance', () => {
  const NATIONALE = '/api/v1/territoires/pays/FR/synthese/terminaux_pour_100/provenance'

  test('leads from a number to every school, value, file and line it is made of', async () => {
    const vus: z.output<typeof provenance>['resultats'] = []
    let url: string | null = `${NATIONALE}?limit=7`
    let synthese: z.output<typeof provenance>['synthese'] | null = null
    while (url) {
      const page: z.output<typeof provenance> = await read(url, provenance)
      expect(page.total).toBe(ECOLES.length)
      vus.push(...page.resultats)
      synthese = page.synthese
      url = page.suivant
      expect(page.imports.map(({ fichier }) => fichier)).toContain('equipement-2024-bis.csv')
    }
    expect(vus.map(({ code }) => code)).toEqual([...ECOLES].sort())
    const publies = vus.filter(({ statut }) => statut === 'publie')
    const somme = (nom: 'numerateur' | 'denominateur') =>
      publies.reduce((total, unite) => total + (unite[nom] ?? 0), 0)
    expect(synthese).toMatchObject({ attendus: vus.length, repondants: publies.length })
    expect(synthese?.valeur).toBeCloseTo((100 * somme('numerateur')) / somme('denominateur'), 5)
    expect(synthese?.numerateur).toBe(somme('numerateur'))
    for (const unite of vus) {
      const attendue = reponse(2024, ECOLES.indexOf(unite.code), 2)
      expect(unite.numerateur).toBe(attendue?.terminaux ?? null)
      expect(unite.origines.find(({ role }) => role === 'identite')).toMatchObject({ source: 'annuaire' })
    }
    const lignes = publies.map(({ origines }) => origines.find(({ role }) => role === 'numerateur')?.ligne)
    expect(new Set(lignes).size).toBe(publies.length)
  })

  test('keeps the silent ones, or one value', async () => {
    const { resultats, total } = await read(`${NATIONALE}?statut=non_communique`, provenance)
    const muettes = ECOLES.filter((_, rang) => reponse(2024, rang, 2) === null)
    expect(resultats.map(({ code }) => code)).toEqual([...muettes].sort())
    expect(total).toBe(muettes.length)
    const adresse = '/api/v1/territoires/pays/FR/synthese/programme_snee/provenance?valeur=true'
    expect((await read(adresse, provenance)).resultats.map(({ code }) => code)).toEqual([uaiDe(1)].sort())
  })

  test('follows the perimeter: territory, type, campaign', async () => {
    const adresse =
      '/api/v1/territoires/departement/35/synthese/terminaux_pour_100/provenance?type=college&campagne=2023'
    const { resultats, synthese } = await read(adresse, provenance)
    expect(resultats.map(({ code }) => code)).toEqual([uaiDe(0), uaiDe(5)].sort())
    expect(synthese).toMatchObject({ attendus: 2, campagne: '2023' })
  })

  test('of the value of one school', async () => {
    const adresse = `/api/v1/etablissements/${uaiDe(CORRIGEE)}/valeurs/terminaux_pour_100/provenance`
    const { provenance: lue, imports } = await read(adresse, provenanceEtablissement)
    expect(lue).toMatchObject({ code: uaiDe(CORRIGEE), statut: 'publie', numerateur: 40 })
    const importId = lue?.origines[0]?.import_id
    expect(imports.find(({ id }) => id === importId)).toMatchObject({
      fichier: 'equipement-2024-bis.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      producteur: expect.any(String),
    })
  })

  test('what is asked must exist', async () => {
    expect(await refuse(NATIONALE.replace('terminaux_pour_100', 'rien_de_tel'), 404)).toMatchObject({
      parametre: 'indicateur',
    })
    await refuse(`${NATIONALE}?campagne=1999`, 400)
    await refuse('/api/v1/territoires/commune/99999/synthese/ips/provenance', 404)
  })
})

describe('imports', () => {
  test('are listed, newest first, and paged', async () => {
    const tous = (await read('/api/v1/imports', collectionImports)).resultats
    expect(tous.map(({ id }) => id)).toEqual(tous.map(({ id }) => id).toSorted((a, b) => b - a))
    const { resultats, suivant, total } = await read(
      '/api/v1/imports?source=equipement&limit=2',
      collectionImports,
    )
    expect(total).toBe(3)
    expect(resultats.map(({ fichier }) => fichier)).toEqual([
      'equipement-2024-bis.csv',
      'equipement-2024.csv',
    ])
    const suite = await read(suivant ?? '', collectionImports)
    expect(suite.resultats.map(({ fichier }) => fichier)).toEqual(['equipement-2023.csv'])
  })

  test('tell which publications read them', async () => {
    const { resultats } = await read('/api/v1/imports?source=equipement', collectionImports)
    const details = await Promise.all(resultats.map(({ id }) => read(`/api/v1/imports/${id}`, importDetail)))
    expect(details.map(({ publications, publie }) => [publications, publie])).toEqual([
      [[2], true],
      [[1], false],
      [[1, 2], true],
    ])
  })

  test('show the lines they rejected, with the reason', async () => {
    const { resultats } = await read('/api/v1/imports?source=equipement', collectionImports)
    const adresse = `/api/v1/imports/${resultats[0]?.id}/rejets`
    const rejets = await read(adresse, collectionRejets)
    expect(rejets.total).toBe(1)
    expect(rejets.resultats[0]).toMatchObject({ colonne: 'uai', valeur: '0350001Z' })
    expect(rejets.resultats[0]?.contenu).toContain('0350001Z')
    const code = rejets.resultats[0]?.code
    expect((await read(`${adresse}?code=${code}`, collectionRejets)).total).toBe(1)
    expect((await read(`${adresse}?code=autre`, collectionRejets)).total).toBe(0)
  })

  test('their answer changes with them, not with the publication: its tag comes from its bytes', async () => {
    const { headers } = await serveur.get('/api/v1/imports?limit=1')
    const etag = headers.etag as string
    const suite = await serveur.get('/api/v1/imports?limit=1', { 'if-none-match': etag })
    expect(suite.statusCode).toBe(304)
    expect(suite.body).toBe('')
    await serveur.db
      .insertInto('import')
      .values({
        source: 'annuaire',
        fichier: 'x.csv',
        sha256: 'x',
        octets: 1,
        demonstration: false,
        statut: 'refuse',
      })
      .execute()
    const apres = await serveur.get('/api/v1/imports?limit=1', { 'if-none-match': etag })
    expect(apres.statusCode).toBe(200)
    expect(apres.json().resultats[0]).toMatchObject({ statut: 'refuse', publie: false })
    await serveur.db.deleteFrom('import').where('fichier', '=', 'x.csv').execute()
  })

  test('an unknown one is a 404; a cursor of another collection a 400', async () => {
    await refuse('/api/v1/imports/999999', 404)
    await refuse('/api/v1/imports/999999/rejets', 404)
    await refuse('/api/v1/imports/0', 400)
    const curseur = Buffer.from(JSON.stringify(['abc'])).toString('base64url')
    expect(await refuse(`/api/v1/imports?curseur=${curseur}`, 400)).toMatchObject({ parametre: 'curseur' })
  })
})

test('sources tell what is read of them, how fresh it is, and what is left aside', async () => {
  const { resultats } = await read('/api/v1/sources', collectionSources)
  expect(resultats.find(({ id }) => id === 'equipement')?.campagnes.map(({ campagne }) => campagne)).toEqual([
    '2023',
    '2024',
  ])
  const detail = await read('/api/v1/sources/annuaire', sourceDetail)
  expect(detail.colonnes_chargees.find(({ obligatoire }) => obligatoire)).toBeDefined()
  expect(detail.fraicheur.date_import).not.toBeNull()
  expect((detail.fraicheur.a_renouveler_le ?? '') > (detail.fraicheur.date_import ?? '')).toBe(true)
  const muette = await read('/api/v1/sources/rep', sourceDetail)
  expect(muette).toMatchObject({ campagnes: [], fraicheur: { date_import: null, a_renouveler_le: null } })
  expect((await refuse('/api/v1/sources/rien', 404)).attendu).toContain('annuaire')
  // An old campaign imported today is old all the same.
  const ancienne = resultats.find(({ id }) => id === 'equipement')?.fraicheur
  expect(ancienne).toMatchObject({ derniere_campagne: '2024', a_renouveler_le: '2026-09-01' })
})

test('the licence of a source is its own, not that of answers in general', async () => {
  const schematiques = await read('/api/v1/sources/contours-schematiques', sourceDetail)
  expect(schematiques.licence.titre).toBe('CC BY 4.0')
  const { resultats } = await read('/api/v1/imports?source=contours-schematiques', collectionImports)
  const detail = await read(`/api/v1/imports/${resultats[0]?.id}`, importDetail)
  expect(detail.licence).toEqual(resultats[0]?.licence)
})

describe('coverage of a source', () => {
  test('counts the open schools it describes, département by département', async () => {
    const { par_departement, ...total } = await read(
      '/api/v1/sources/equipement/couverture',
      couvertureSource,
    )
    const repondants = ECOLES.filter((_, rang) => reponse(2024, rang, 2) !== null)
    expect(total).toMatchObject({ niveau: 'etablissement', campagne: '2024', presents: repondants.length })
    expect(total.attendus).toBe(ECOLES.length)
    for (const champ of ['attendus', 'presents'] as const) {
      expect(par_departement.reduce((somme, d) => somme + d[champ], 0)).toBe(total[champ])
    }
    const { total: dIlle } = await read(
      '/api/v1/etablissements?territoire=departement:35&ouvert=oui&limit=1',
      collectionEtablissements,
    )
    expect(par_departement.find(({ code }) => code === '35')?.attendus).toBe(dIlle)
  })

  test('is empty for a source without lines, and unknown for none', async () => {
    expect(await read('/api/v1/sources/rep/couverture', couvertureSource)).toMatchObject({
      ...{ niveau: null, campagne: null, attendus: 0, par_departement: [] },
    })
    await refuse('/api/v1/sources/rien/couverture', 404)
  })
})

describe('quality', () => {
  test('says who answered, what was rejected, what is suspect', async () => {
    const lue = await read('/api/v1/qualite?source=equipement', qualite)
    const repondants = ECOLES.filter((_, rang) => reponse(2024, rang, 2)).length
    expect(lue.couverture.find(({ indicateur }) => indicateur === 'terminaux_pour_100')).toMatchObject({
      attendus: ECOLES.length,
      repondants,
      suffisante: true,
    })
    expect(lue.par_source.map(({ source }) => source)).toEqual(['equipement'])
    expect(lue.par_source[0]?.imports.map(({ rejetees }) => rejetees)).toEqual([1, 1])
    expect(lue.anomalies.par_indicateur).toContainEqual({
      indicateur: 'terminaux_pour_100',
      code: 'hors_bornes',
      nombre: 1,
    })
    const liste = await read(`${lue.anomalies.liste}&indicateur=terminaux_pour_100`, collectionAnomalies)
    expect(liste.resultats.filter(({ code }) => code === 'hors_bornes')).toMatchObject([
      { uai: uaiDe(SUSPECTE), valeur: 1500 },
    ])
    const ailleurs = await read('/api/v1/qualite?niveau=departement&code=01', qualite)
    expect(ailleurs.anomalies.total).toBe(0)
  })

  test('pages the anomalies without loss', async () => {
    const { total, resultats } = await read('/api/v1/qualite/anomalies', collectionAnomalies)
    const vues = []
    let url: string | null = '/api/v1/qualite/anomalies?limit=1'
    while (url) {
      const page: z.output<typeof collectionAnomalies> = await read(url, collectionAnomalies)
      vues.push(...page.resultats)
      url = page.suivant
    }
    expect(total).toBe(resultats.length)
    expect(vues).toEqual(resultats)
  })

  test('lists the declared corrections with what the import said of them', async () => {
    const { corrections } = await read('/api/v1/qualite?source=annuaire', qualite)
    expect(corrections.length).toBeGreaterThan(0)
    for (const { etat } of corrections) expect(etat).toBe('sans_objet')
  })

  test('of one school: what is suspect, what is missing and who could fill it', async () => {
    const suspecte = await read(`/api/v1/etablissements/${uaiDe(SUSPECTE)}`, etablissementDetail)
    expect(suspecte.anomalies).toContainEqual(
      expect.objectContaining({ indicateur: 'terminaux_pour_100', code: 'hors_bornes', valeur: 1500 }),
    )
    const muette = await read(`/api/v1/etablissements/${uaiDe(9)}`, etablissementDetail)
    const { applicables, renseignes, taux, manquants } = muette.completude
    expect(applicables).toBe(renseignes + manquants.length)
    expect(taux).toBeCloseTo(renseignes / applicables, 3)
    expect(manquants).toContainEqual(
      expect.objectContaining({
        indicateur: 'terminaux_pour_100',
        source: 'equipement',
        producteur: expect.any(String),
      }),
    )
    expect(suspecte.completude.taux ?? 0).toBeGreaterThan(taux ?? 1)
  })
})

test('schemas are served as the files they are', async () => {
  const { resultats } = await read('/api/v1/schemas', collectionSchemas)
  expect(resultats.map(({ id }) => id)).toContain('equipement-numerique-etablissement')
  for (const { url, champs } of resultats) {
    const { fields } = (await serveur.get(url)).json()
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(champs)
  }
  await refuse('/api/v1/schemas/..%2F..%2Fpackage', 400)
  await refuse('/api/v1/schemas/rien', 404)
})

test('the catalogue is DCAT-AP in JSON-LD: absolute addresses when the instance knows its own', async () => {
  const recue = await serveur.get('/api/v1/catalogue')
  expect(recue.headers['content-type']).toBe('application/ld+json; charset=utf-8')
  const corps = catalogueDcat.parse(recue.json())
  const jeux = corps['dcat:dataset']
  expect(new Set(jeux.map((jeu) => jeu['@id'])).size).toBe(jeux.length)
  for (const jeu of jeux) {
    expect(jeu).toMatchObject({
      '@type': 'dcat:Dataset',
      'dcterms:title': expect.any(String),
      'dcterms:description': expect.any(String),
    })
    const distributions = jeu['dcat:distribution'] as Record<
      'dcat:accessURL' | 'dcat:downloadURL',
      { '@id': string } | undefined
    >[]
    expect(distributions).toHaveLength(4)
    for (const distribution of distributions) {
      const url = (distribution['dcat:downloadURL'] ?? distribution['dcat:accessURL'])?.['@id'] ?? ''
      expect((await serveur.app.inject({ method: 'HEAD', url })).statusCode, url).toBe(200)
    }
  }
  const connue = await openServeur({ config: { url: 'https://cartable.exemple.fr/' } })
  try {
    const absolu = (await connue.get('/api/v1/catalogue')).json()
    expect(absolu['@id']).toBe('https://cartable.exemple.fr/api/v1/catalogue')
    const { citation } = (await connue.get('/api/v1/etat')).json()
    expect(citation.permalien).toBe('https://cartable.exemple.fr/api/v1/etat?publication=1')
  } finally {
    await connue.close()
  }
})
