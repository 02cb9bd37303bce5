import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STATUTS } from '../../data/catalogue/model/statut.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { nombre, part } from '../../data/mots/nombre.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { INDEX } from './support/site.ts'

let serveur: Serveur
let dossier: string
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'cartable-pages-'))
  await writeFile(join(dossier, 'index.html'), INDEX)
  serveur = await openServeur({ monde: 'deux_publications', webDir: dossier, lecturesParMinute: 100_000 })
})
afterAll(async () => {
  await serveur.close()
  await rm(dossier, { recursive: true })
})

const api = async (chemin: string) => (await serveur.get(`/api/v1${chemin}`)).json()

/** A page, its tags left out, its spaces made plain. */
async function read(chemin: string, status = 200) {
  const { statusCode, body } = await serveur.get(chemin)
  expect(statusCode, chemin).toBe(status)
  const principal = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
  const texte = simple(principal.replace(/<[^>]*>/g, ' '))
  return { body, principal, texte, adresses: adressesOf(principal) }
}

const simple = (texte: string): string =>
  texte
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

const adressesOf = (corps: string): string[] =>
  [...corps.matchAll(/(?:href)="([^"]+)"/g)].map(([, adresse]) => simple(adresse as string))

const faitsOf = (body: string) =>
  [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, fait]) =>
    JSON.parse(fait as string),
  )

describe('the catalogue', () => {
  test('names every indicator and every source of the API, with its rejected lines', async () => {
    const { adresses, texte } = await read('/donnees')
    const [indicateurs, sources, { par_source }] = await Promise.all([
      api('/indicateurs'),
      api('/sources'),
      api('/qualite'),
    ])
    for (const { id } of indicateurs.resultats) expect(adresses).toContain(`/donnees/indicateurs/${id}`)
    for (const { id } of sources.resultats) expect(adresses).toContain(`/donnees/sources/${id}`)
    const rejetees = par_source
      .flatMap(({ imports }: { imports: { rejetees: number }[] }) => imports)
      .reduce((total: number, lu: { rejetees: number }) => total + lu.rejetees, 0)
    expect(rejetees).toBeGreaterThan(0)
    expect(texte).toContain(`Lignes rejetées ${rejetees}`)
  })

  test.each([
    ['q=debit+CONSTATE', ['debit_constate', 'debit_constate_median'], ['ips']],
    ['composante=equipement', ['terminaux_pour_100'], ['ips', 'debit_constate']],
    ['q=arcep', [], ['ips']],
  ])('answers a search by %s', async (requete, trouves, absents) => {
    const { principal } = await read(`/donnees?${requete}`)
    const section = /<section id="indicateurs">[\s\S]*?<section id="fichiers">/.exec(principal)?.[0] ?? ''
    for (const id of trouves) expect(section).toContain(`/donnees/indicateurs/${id}"`)
    for (const id of absents) expect(section).not.toContain(`/donnees/indicateurs/${id}"`)
    expect(principal).toMatch(/role="status">\d+/)
  })

  test('keeps what was typed, as text, and leaves aside what it cannot understand', async () => {
    const { principal, texte } = await read('/donnees?q=%22%3E%3Cscript%3E&composante=rien&etat=1&autre=2')
    expect(principal).not.toContain('<script')
    expect(principal).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(texte).toContain('Aucun indicateur ne répond à cette recherche')
  })

  test('sorts late sources from fresh ones', async () => {
    const { resultats } = await api('/sources')
    const jour = new Date().toISOString().slice(0, 10)
    const enRetard = resultats.filter(
      ({ fraicheur }: { fraicheur: { a_renouveler_le: string | null } }) =>
        fraicheur.a_renouveler_le !== null && fraicheur.a_renouveler_le <= jour,
    )
    const { texte } = await read('/donnees?etat=en_retard')
    expect(texte).toContain(
      `${enRetard.length} ${enRetard.length < 2 ? 'source trouvée' : 'sources trouvées'}`,
    )
  })
})

describe('the report of an import', () => {
  test('counts its lines and shows those that were rejected, as text, with their files', async () => {
    const { resultats } = await api('/imports?source=equipement')
    const [lu] = resultats
    const recu = '<img src=x onerror=alert(1)>;0350001Z'
    await serveur.db
      .insertInto('import_rejet')
      .values({
        ...{ import_id: lu.id, ligne: 9999, colonne: 'uai', valeur: '<b>', code: 'autre_motif' },
        ...{ motif: 'essai', contenu: recu },
      })
      .execute()
    const { total, resultats: rejets } = await api(`/imports/${lu.id}/rejets`)
    const { principal, texte, adresses } = await read(`/donnees/imports/${lu.id}`)
    expect(texte).toContain(`Lues ${nombre(lu.lues)} `.replace(/\s+/g, ' '))
    expect(texte).toContain(`${total} lignes rejetées`)
    for (const { contenu, motif } of rejets) {
      expect(texte).toContain(contenu)
      expect(texte).toContain(motif)
    }
    expect(principal).not.toContain('<img')
    expect(adresses).toContain(`/api/v1/imports/${lu.id}/rejets.csv`)
    const seul = await read(`/donnees/imports/${lu.id}?code=autre_motif`)
    expect(seul.texte).toContain('1 ligne rejetée')
    expect(seul.texte).not.toContain(rejets[0].contenu)
    expect(seul.adresses).toContain(`/api/v1/imports/${lu.id}/rejets.csv?code=autre_motif`)
    expect((await read(`/donnees/imports/${lu.id}?code=${encodeURIComponent("'><x")}`)).texte).toContain(
      `${total} lignes rejetées`,
    )
  })
})

describe('a source', () => {
  test('says how much of each département it describes, as the API does', async () => {
    const { par_departement, presents, attendus } = await api('/sources/equipement/couverture')
    const { texte } = await read('/donnees/sources/equipement')
    expect(texte).toContain(`${presents} sur ${attendus}`)
    for (const { nom, code, presents: ici, attendus: voulus } of par_departement) {
      const dit = voulus > 0 ? `${part(ici / voulus)} (${ici} sur ${voulus})` : 'rien n’est attendu'
      expect(texte).toContain(`${nom} ${code} ${dit}`.replace(/\s+/g, ' '))
    }
  })

  test('is a Dataset with its own licence', async () => {
    const [dataset, fil] = faitsOf((await read('/donnees/sources/contours-schematiques')).body)
    expect(dataset).toMatchObject({ '@type': 'Dataset', license: expect.stringContaining('creativecommons') })
    expect(fil['@type']).toBe('BreadcrumbList')
  })
})

describe('an indicator', () => {
  const ID = 'terminaux_pour_100'

  test.each(['2023', '2024'])('says who answered in %s, département by département', async (campagne) => {
    const serie = await api(`/indicateurs/${ID}/valeurs?niveau=departement&campagne=${campagne}`)
    const { texte } = await read(`/donnees/indicateurs/${ID}?campagne=${campagne}`)
    const connues = serie.codes.map((code: string, rang: number) => [code, serie.couverture[rang]])
    expect(connues.length).toBeGreaterThan(1)
    for (const [code, connue] of connues) {
      expect(texte).toContain(` ${code} ${connue === null ? 'rien' : part(connue)}`.replace(/\s+/g, ' '))
    }
  })

  test('is a Dataset whose files are there', async () => {
    const [dataset] = faitsOf((await read(`/donnees/indicateurs/${ID}`)).body)
    expect(dataset).toMatchObject({ '@type': 'Dataset', temporalCoverage: '2023/2024' })
    for (const { contentUrl, encodingFormat } of dataset.distribution) {
      const { pathname, search } = new URL(contentUrl)
      const reponse = await serveur.get(pathname + search)
      expect(reponse.statusCode).toBe(200)
      expect(reponse.headers['content-type']).toContain(encodingFormat)
    }
  })
})

describe('a publication', () => {
  test('says what it changed from the one before', async () => {
    const { depuis, par_source, par_indicateur } = await api('/versions/2/changements')
    const { texte, adresses } = await read('/donnees/versions/2')
    expect(texte).toContain(`Depuis la publication n° ${depuis}`)
    for (const { apres } of par_source) expect(adresses).toContain(`/donnees/imports/${apres}`)
    for (const { indicateur } of par_indicateur) {
      expect(adresses).toContain(`/donnees/indicateurs/${indicateur}`)
    }
  })

  test('the first has nothing to be compared with', async () => {
    expect((await read('/donnees/versions/1')).texte).toContain('il n’y a rien à comparer')
  })
})

test('the method is written from the catalogue, its examples worked out by the code that makes the numbers', async () => {
  const { texte, adresses } = await read('/methode')
  for (const { id } of INDICATEURS) expect(adresses).toContain(`/donnees/indicateurs/${id}`)
  for (const statut of STATUTS) expect(texte).toContain(` ${statut} `)
  for (const attendu of [
    '75 ÷ 225 × 100 = 33,3',
    '2 ÷ 3 × 100 = 66,7 %',
    '3 écoles sur 4 ont répondu',
    '225 élèves',
  ]) {
    expect(texte).toContain(attendu)
  }
  expect(texte).toContain('9000001K')
})

test.each([
  '/donnees/sources/rien',
  '/donnees/indicateurs/rien',
  '/donnees/imports/999999',
  '/donnees/imports/abc',
  '/donnees/imports/99999999999',
  '/donnees/schemas/rien',
  '/donnees/versions/999',
  '/donnees/versions/-1',
])('%s is a page that says there is nothing', async (chemin) => {
  const { texte, body } = await read(chemin, 404)
  expect(texte).toContain('Erreur 404')
  expect(body).toContain('content="noindex"')
})

test('every link of the pages about data leads somewhere', async () => {
  const vues = new Set<string>()
  const aVoir = ['/donnees']
  for (let adresse = aVoir.pop(); adresse !== undefined; adresse = aVoir.pop()) {
    const [chemin = ''] = adresse.split('#')
    if (chemin === '' || vues.has(chemin)) continue
    vues.add(chemin)
    const estPage = chemin.startsWith('/donnees')
    // Whole files are tested elsewhere: their headers tell that they are there.
    const { statusCode, body } = await serveur.app.inject({ method: estPage ? 'GET' : 'HEAD', url: chemin })
    expect({ chemin, statusCode }).toEqual({ chemin, statusCode: 200 })
    if (!estPage) continue
    const suivantes = adressesOf(/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '')
    const ancres = suivantes.filter((suivante) => suivante.startsWith('#')).map((ancre) => ancre.slice(1))
    for (const ancre of ancres) expect(body).toContain(`id="${ancre}"`)
    // Complete files are written at their first demand, and every page of a territory is tested elsewhere.
    aVoir.push(
      ...suivantes.filter((suivante) =>
        /^\/(?!api\/v1\/exports\/|territoires\/|etablissements\/|\/)/.test(suivante),
      ),
    )
  }
  expect(vues.size).toBeGreaterThan(120)
})

test('an empty instance says so, in every page', async () => {
  const vide = await openServeur({ monde: 'vide', webDir: dossier })
  try {
    for (const chemin of [
      '/donnees',
      '/donnees/imports',
      '/donnees/versions',
      '/donnees/telechargements',
      '/donnees/sources/annuaire',
      '/donnees/indicateurs/ips',
    ]) {
      const { statusCode, body } = await vide.get(chemin)
      expect({ chemin, statusCode }).toEqual({ chemin, statusCode: 200 })
      expect(simple(body)).toMatch(/Rien n’est encore publié|Aucun|Rien n’a encore été publié/)
    }
  } finally {
    await vide.close()
  }
})
