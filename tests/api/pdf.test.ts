import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letterOfUai } from '../../data/catalogue/model/uai.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import { retain, writeReponse } from '../../data/mots/valeur-ecole.ts'
import type { EtablissementDetail } from '../../server/contract/etablissements.ts'
import { openAgent } from './support/agents.ts'
import { deposer } from './support/depots.ts'
import { COLLEGE, COLLEGE_FERME } from './support/monde.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'demonstration', config: { url: 'https://cartable.exemple.fr' } })
}, 900_000)
afterAll(() => serveur.close())

interface Noeud {
  role?: string
  alt?: string
  children?: Noeud[]
}

/** Opens a PDF with an independent reader: its pages, their text, the structure that screen readers follow. */
async function open(octets: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(octets))
  const pages: string[] = []
  const noeuds: Noeud[] = []
  for (let numero = 1; numero <= pdf.numPages; numero += 1) {
    const page = await pdf.getPage(numero)
    const { items } = await page.getTextContent()
    const mots = (items as { str?: string }[]).map(({ str = '' }) => str)
    pages.push(mots.join(' ').replace(/[\s\u00a0]+/g, ' '))
    const arbre = (await page.getStructTree()) as Noeud | null
    if (arbre) noeuds.push(...flatten(arbre))
  }
  const { info } = await pdf.getMetadata()
  const marques = await pdf.getMarkInfo()
  return { pages, texte: pages.join('\n'), noeuds, info: info as Record<string, unknown>, marques }
}

const flatten = (noeud: Noeud): Noeud[] => [noeud, ...(noeud.children ?? []).flatMap(flatten)]

const read = async (chemin: string, requete = '') => {
  const reponse = await serveur.get(`/api/v1/territoires/${chemin}/synthese.pdf${requete}`)
  expect(reponse.statusCode, reponse.body.slice(0, 300)).toBe(200)
  expect(reponse.headers['content-type']).toBe('application/pdf')
  return { reponse, ...(await open(reponse.rawPayload)) }
}

/** A commune of Ille-et-Vilaine with a single public school. */
async function communeDUneEcole(): Promise<string> {
  const ligne = await serveur.db
    .selectFrom('etablissement')
    .select('commune')
    .where('departement', '=', '35')
    .where('ouvert', '=', true)
    .groupBy('commune')
    .having((eb) => eb.fn.countAll(), '=', 1)
    .orderBy('commune')
    .executeTakeFirstOrThrow()
  return ligne.commune
}

describe('the PDF of a synthesis', () => {
  test.each([
    ['a big city', async () => 'commune/13055', '?type=ecole&secteur=public'],
    ['a rural commune with one school', async () => `commune/${await communeDUneEcole()}`, ''],
    ['an overseas département', async () => 'departement/974', '?type=college&secteur=public'],
    ['a territory without data', async () => 'departement/987', ''],
    ['the country', async () => 'pays/FR', ''],
  ])('%s: two to six tagged pages, in French, marked as a demonstration', async (_, chemin, requete) => {
    const adresse = await chemin()
    const fiche = (await serveur.get(`/api/v1/territoires/${adresse}`)).json()
    const { pages, texte, noeuds, info, marques } = await read(adresse, requete)
    expect(pages.length).toBeGreaterThanOrEqual(2)
    expect(pages.length).toBeLessThanOrEqual(6)
    expect(texte).toContain(fiche.nom)
    expect(texte).not.toMatch(/undefined|NaN|\[object|null/)
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`${i + 1} / ${pages.length}`)
      expect(page).toContain('DÉMONSTRATION')
    }
    expect(marques).toMatchObject({ Marked: true })
    expect(info).toMatchObject({ Language: 'fr-FR', Title: expect.stringContaining(fiche.nom) })
    const roles = noeuds.map(({ role }) => role)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles).toEqual(expect.arrayContaining(['Document', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']))
    for (const figure of noeuds.filter(({ role }) => role === 'Figure')) expect(figure.alt).toBeTruthy()
    for (const partie of ['Chiffres clés', 'Ce que valent ces chiffres', 'Sources et précautions']) {
      expect(texte).toContain(partie)
    }
  })

  test('says what the API says: the value, who answered, the schools', async () => {
    const requete = '?type=college&secteur=public'
    const { texte } = await read('departement/35', requete)
    const api = (await serveur.get(`/api/v1/territoires/departement/35/synthese${requete}`)).json()
    expect(texte).toContain(`Cette synthèse porte sur les ${api.etablissements.total} collèges publics.`)
    const fibre = api.valeurs.find((v: { indicateur: string }) => v.indicateur === 'fibre_etablissement')
    expect(texte).toContain(`${fibre.valeur.toFixed(1).replace('.', ',')} %`)
    expect(texte).toContain(`${fibre.repondants} collèges sur ${fibre.attendus}`)
    const liste = await serveur.get(
      '/api/v1/etablissements?territoire=departement:35&type=college&secteur=public&ouvert=oui&tri=nom&limit=20',
    )
    for (const { nom, uai } of liste.json().resultats) {
      expect(texte).toContain(nom)
      expect(texte).toContain(uai)
    }
    expect(texte).toContain(
      'https://cartable.exemple.fr/territoires/departement/35?type=college&secteur=public',
    )
  })

  test('comes by Accept too, byte for byte the same, with a strong ETag', async () => {
    const { reponse } = await read('departement/35')
    const negocie = await serveur.get('/api/v1/territoires/departement/35/synthese', {
      accept: 'application/pdf',
    })
    expect(negocie.rawPayload.equals(reponse.rawPayload)).toBe(true)
    expect(reponse.headers['content-disposition']).toMatch(
      /^inline; filename="cartable-demonstration-territoires-departement-35-synthese-publication-\d+\.pdf"$/,
    )
    const etag = String(reponse.headers.etag)
    const encore = await serveur.get('/api/v1/territoires/departement/35/synthese.pdf', {
      'if-none-match': etag,
    })
    expect(encore.statusCode).toBe(304)
  })

  test('is refused where there is none, and for a wrong perimeter', async () => {
    expect((await serveur.get('/api/v1/territoires.pdf')).statusCode).toBe(406)
    expect((await serveur.get('/api/v1/territoires/departement/zz/synthese.pdf')).statusCode).toBe(404)
    expect((await serveur.get('/api/v1/territoires/departement/35/synthese.pdf?type=x')).statusCode).toBe(400)
    expect(
      (await serveur.get('/api/v1/territoires/departement/35/synthese.pdf?separateur=virgule')).statusCode,
    ).toBe(400)
  })
})

describe('the PDF of a school', () => {
  test.each(['ecole', 'college', 'lycee'])(
    '%s: what its page says, tagged, with its sources',
    async (type) => {
      const { resultats } = (
        await serveur.get(`/api/v1/etablissements?territoire=departement:35&type=${type}&ouvert=oui&limit=1`)
      ).json()
      const adresse = `/api/v1/etablissements/${resultats[0].uai}`
      const fiche = (await serveur.get(adresse)).json() as EtablissementDetail
      const reponse = await serveur.get(`${adresse}.pdf`)
      expect(reponse.headers['content-type']).toBe('application/pdf')
      const { pages, texte, noeuds, info, marques } = await open(reponse.rawPayload)
      expect(pages.length).toBeLessThanOrEqual(4)
      expect(texte).not.toMatch(/undefined|NaN|\[object|null/)
      expect(marques).toMatchObject({ Marked: true })
      expect(info).toMatchObject({ Language: 'fr-FR', Title: expect.stringContaining(fiche.nom) })
      expect(noeuds.filter(({ role }) => role === 'H1')).toHaveLength(1)
      const net = (mots: string) => mots.replace(/[\s\u00a0\u202f]+/g, '')
      for (const attendu of [
        fiche.uai,
        fiche.commune.nom,
        'DÉMONSTRATION',
        'Sources',
        `cartable.exemple.fr/etablissements/${fiche.uai}`,
      ]) {
        expect(net(texte)).toContain(net(attendu))
      }
      const retenues = retain(fiche.valeurs)
      expect(retenues.length).toBeGreaterThan(10)
      for (const { valeur } of retenues) {
        expect(net(texte)).toContain(net(valeur.libelle))
        expect(net(texte)).toContain(
          net(writeReponse(valeur, findIndicateur(valeur.indicateur)?.mesure ?? null)),
        )
      }
      // A table by component, told again by the reader on each page that it crosses.
      const composantes = new Set(fiche.valeurs.map(({ composante }) => composante))
      expect(noeuds.filter(({ role }) => role === 'Table').length).toBeGreaterThanOrEqual(composantes.size)
      expect(noeuds.filter(({ role }) => role === 'TH').length).toBeGreaterThan(retenues.length)
    },
  )

  test('what a territory publishes of it stands apart, under its author, until it is withdrawn', async () => {
    const { resultats } = (
      await serveur.get('/api/v1/etablissements?territoire=departement:35&type=college&ouvert=oui&limit=1')
    ).json()
    const { uai } = resultats[0]
    const readTexte = async () =>
      (await open((await serveur.get(`/api/v1/etablissements/${uai}.pdf`)).rawPayload)).texte
    expect(await readTexte()).not.toContain('Données locales')
    const pilote = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
    const { id } = await deposer(serveur, pilote, `uai;campagne;terminaux;charte\n${uai};2024;4321;oui\n`)
    const agir = async (action: string) =>
      (
        await pilote.send(
          'POST',
          `/api/v1/espace/depots/${id}/${action}`,
          action === 'publier' ? {} : undefined,
        )
      ).statusCode
    expect(await agir('publier')).toBe(200)
    const texte = await readTexte()
    const [nationales = '', locales = ''] = texte.split('Données locales ')
    expect(nationales).not.toMatch(/4\s?321/)
    const [siennes = '', suite] = locales.split(' Sources ')
    expect(siennes).toMatch(/Équipement.*, rentrée 2024\. Publié par Ille-et-Vilaine le .*, version 1\./)
    expect(siennes).toMatch(/Terminaux, en tout 4\s?321 /)
    expect(suite).toContain('Licence')
    expect(await agir('retirer')).toBe(200)
    expect(await readTexte()).not.toContain('Données locales')
  })

  test('one that does not exist is not found, in JSON', async () => {
    const reponse = await serveur.get(`/api/v1/etablissements/0359999${letterOfUai('0359999')}.pdf`)
    expect(reponse.statusCode).toBe(404)
    expect(reponse.headers['content-type']).toContain('application/problem+json')
  })
})

describe('documents of a small world, kept as models', () => {
  let petit: Serveur
  beforeAll(async () => {
    petit = await openServeur({ config: { url: 'https://cartable.exemple.fr' } })
  })
  afterAll(() => petit.close())

  /** Structure that screen readers follow, then the words of each page. */
  async function modeleDe(url: string): Promise<string> {
    const { pages, noeuds, info } = await open((await petit.get(url)).rawPayload)
    const structure = noeuds.flatMap(({ role = '', alt }) => (alt ? `${role} « ${alt} »` : role || []))
    // The day of the publication is that of the test.
    const date = (page: string) => page.replace(/(publiées le|n° 1 du) \d+(er)? \p{L}+ \d{4}/gu, '$1 <jour>')
    // The same role many times over says no more than its number.
    const lignes: string[] = []
    for (const [i, role] of structure.entries()) if (role !== structure[i - 1]) lignes.push(role)
    return `${[`# ${String(info.Title)}`, ...lignes, ...pages.map(date).map((page, i) => `\n## ${i + 1}\n${page.replace(/(.{90,110}?) /g, '$1\n')}`)].join('\n')}\n`
  }

  test.each([
    ['synthese-departement', '/api/v1/territoires/departement/35/synthese.pdf'],
    ['synthese-sans-etablissement', '/api/v1/territoires/commune/22278/synthese.pdf?type=ecole'],
    ['fiche-college', `/api/v1/etablissements/${COLLEGE}.pdf`],
    ['fiche-college-ferme', `/api/v1/etablissements/${COLLEGE_FERME}.pdf`],
  ])('%s', async (nom, url) => {
    await expect(await modeleDe(url)).toMatchFileSnapshot(`../golden/pdf/${nom}.txt`)
  })
})
