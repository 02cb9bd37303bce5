import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ecole, LISTE, lecteurDe } from './support/liste.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'demonstration', lecturesParMinute: 100_000 })
})
afterAll(() => serveur.close())

const { lire, total, toutes } = lecteurDe(() => serveur)

/** Great-circle distance in metres from a school to a point. */
const metres = (a: Ecole, longitude: number, latitude: number): number => {
  const rad = (degres: number) => (degres * Math.PI) / 180
  const [phi1, phi2] = [rad(latitude), rad(a.latitude ?? 0)]
  const h =
    Math.sin((phi2 - phi1) / 2) ** 2 +
    Math.cos(phi1) * Math.cos(phi2) * Math.sin(rad((a.longitude ?? 0) - longitude) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

describe('conditions on answers', () => {
  const COLLEGES = 'territoire=departement:35&type=college'

  test('keep the schools that answered so, and no other', async () => {
    const colleges = await toutes(`${COLLEGES}&indicateurs=ips`)
    const seuil = 100
    const attendus = colleges.filter(({ indicateurs: [ips] }) => ips?.valeur != null && ips.valeur < seuil)
    expect(attendus.length).toBeGreaterThan(0)
    const gardes = await toutes(`${COLLEGES}&filtre=ips<${seuil}`)
    expect(gardes.map(({ uai }) => uai)).toEqual(attendus.map(({ uai }) => uai))
  })

  test('split the schools exactly: below, at least, absent, not asked', async () => {
    const bas = await total('type=college&filtre=ips<95')
    const haut = await total('type=college&filtre=ips>=95')
    const muets = await total('type=college&filtre=ips=absent')
    const repondants = await total('type=college&filtre=ips!=absent')
    expect(bas + haut).toBe(repondants)
    const { resultats } = await lire(`${LISTE}/regroupements?regrouper_par=pays&type=college&indicateurs=ips`)
    expect(resultats[0].valeurs[0]).toMatchObject({ repondants, attendus: repondants + muets })
  })

  test('a silence is that of the file that asked this type of school', async () => {
    const { resultats } = (
      await serveur.get('/api/v1/etablissements?type=college&filtre=ips=absent&limit=3')
    ).json()
    expect(resultats.length).toBeGreaterThan(0)
    for (const { uai } of resultats) {
      const { valeurs } = (await serveur.get(`/api/v1/etablissements/${uai}`)).json()
      const sources = valeurs
        .filter(({ indicateur }: { indicateur: string }) => indicateur === 'ips')
        .map(({ source }: { source: string }) => source)
      expect(new Set(sources)).toEqual(new Set(['ips-colleges']))
    }
  })

  test('of a share, a distribution, a campaign, a territory', async () => {
    const oui = await total('filtre=part_education_prioritaire=oui')
    const non = await total('filtre=part_education_prioritaire=non')
    const { resultats } = await lire(
      `${LISTE}/regroupements?regrouper_par=pays&indicateurs=part_education_prioritaire,precision_position`,
    )
    const [part, precision] = resultats[0].valeurs
    expect(part).toMatchObject({ numerateur: oui, repondants: oui + non })
    for (const [classe, nombre] of Object.entries(precision.repartition)) {
      const filtre = classe === 'nc' ? 'absent' : classe
      expect(await total(`filtre=precision_position=${filtre}`), classe).toBe(nombre)
    }
    const fibrees = await total('filtre=part_locaux_raccordables>=50')
    const autres = await total('filtre=part_locaux_raccordables<50')
    expect(fibrees + autres + (await total('filtre=part_locaux_raccordables=absent'))).toBeLessThanOrEqual(
      await total(''),
    )
    expect(fibrees).toBeGreaterThan(0)
  })

  test('add up', async () => {
    const ensemble = await toutes('filtre=ips>=110&filtre=eleves>=500&secteur=prive&indicateurs=ips,eleves')
    expect(ensemble.length).toBeGreaterThan(0)
    for (const { secteur, indicateurs } of ensemble) {
      const [ips, eleves] = indicateurs
      expect(secteur).toBe('prive')
      expect(ips?.valeur).toBeGreaterThanOrEqual(110)
      expect(eleves?.valeur).toBeGreaterThanOrEqual(500)
    }
  })
})

describe('places', () => {
  test('several territories, several kinds, both writings of a territory', async () => {
    const [a, b] = [await total('territoire=departement:35'), await total('territoire=departement:13')]
    expect(await total('territoire=departement:35,departement:13')).toBe(a + b)
    expect(await total('territoire=departement:35&territoire=departement:13')).toBe(a + b)
    expect(await total('niveau=departement&code=35')).toBe(a)
    const [colleges, lycees] = [await total('type=college'), await total('type=lycee')]
    expect(await total('type=college,lycee')).toBe(colleges + lycees)
    expect(await total('education_prioritaire=REP,REP%2B')).toBe(
      (await total('education_prioritaire=REP')) + (await total('education_prioritaire=REP+')),
    )
  })

  test('a box and a distance give what geometry says', async () => {
    const places = (await toutes('territoire=departement:35')).filter(({ longitude }) => longitude !== null)
    const dedans = places.filter(
      ({ longitude, latitude }) =>
        Number(longitude) >= -1.8 &&
        Number(longitude) <= -1.5 &&
        Number(latitude) >= 48 &&
        Number(latitude) <= 48.2,
    )
    expect(await total('territoire=departement:35&bbox=-1.8,48,-1.5,48.2')).toBe(dedans.length)
    expect(dedans.length).toBeGreaterThan(10)
    const proches = places.filter((ecole) => metres(ecole, -1.68, 48.11) <= 5000).map(({ uai }) => uai)
    const trouvees = (await toutes('territoire=departement:35&near=-1.68,48.11,5000')).map(({ uai }) => uai)
    expect(trouvees.toSorted()).toEqual(proches)
    expect(await total('bbox=170,-90,-170,90')).toBe(0)
    expect(await total('bbox=50,-30,-60,90')).toBe(
      (await toutes('')).filter(
        ({ longitude }) => longitude !== null && (longitude >= 50 || longitude <= -60),
      ).length,
    )
  })
})

describe('order', () => {
  test.each(['nom', '-nom', 'ips', '-ips', '-uai', 'departement', '-education_prioritaire', 'academie'])(
    'by %s: the pages put end to end are the whole list, in order, once each',
    async (tri) => {
      const base = `${LISTE}?territoire=departement:974&type=college&tri=${tri}&limit=20&indicateurs=ips`
      const lues: Ecole[] = []
      for (let url: string | null = base; url; ) {
        const page: { resultats: Ecole[]; suivant: string | null; total: number } = await lire(url)
        lues.push(...page.resultats)
        url = page.suivant
      }
      const uais = lues.map(({ uai }) => uai)
      expect(new Set(uais).size).toBe(uais.length)
      expect(uais.length).toBe(await total('territoire=departement:974&type=college'))
      expect(uais.toSorted()).toEqual(
        (await toutes('territoire=departement:974&type=college')).map(({ uai }) => uai),
      )
      if (tri.endsWith('ips')) {
        const valeurs = lues.map(({ indicateurs: [ips] }) => ips?.valeur ?? null)
        const connues = valeurs.filter((valeur) => valeur !== null)
        const signe = tri.startsWith('-') ? -1 : 1
        expect(valeurs).toEqual([
          ...connues.toSorted((a, b) => signe * (a - b)),
          ...valeurs.filter((valeur) => valeur === null),
        ])
      }
    },
  )

  test('about a point: the nearest first, each with its distance, page after page and in files', async () => {
    type Situee = Ecole & { distance: number }
    const base = `${LISTE}?territoire=departement:35&near=-1.68,48.11,4000`
    const lues: Situee[] = []
    for (let url: string | null = `${base}&limit=7`; url; ) {
      const page: { resultats: Situee[]; suivant: string | null } = await lire(url)
      lues.push(...page.resultats)
      url = page.suivant
    }
    const distances = lues.map(({ distance }) => distance)
    expect(distances.length).toBeGreaterThan(20)
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
    expect(new Set(lues.map(({ uai }) => uai)).size).toBe(
      await total('territoire=departement:35&near=-1.68,48.11,4000'),
    )
    for (const ecole of lues) expect(Math.abs(metres(ecole, -1.68, 48.11) - ecole.distance)).toBeLessThan(1)

    const loin = (await lire(`${base}&tri=-distance&limit=1000`)).resultats
    expect(loin.map(({ distance }: Situee) => distance)).toEqual(distances.toReversed())
    expect((await lire(`${base}&champs=nom&limit=1`)).resultats[0]).toEqual({
      uai: lues[0]?.uai,
      nom: lues[0]?.nom,
    })
    expect((await lire(`${base}&champs=distance&limit=1`)).resultats[0]).toEqual({
      uai: lues[0]?.uai,
      distance: distances[0],
    })

    const colonnes = async (requete: string) =>
      (await serveur.get(`${LISTE}.csv?${requete}`)).body.replace('\uFEFF', '').split('\r\n')[0]?.split(';')
    expect(await colonnes('territoire=departement:35&near=-1.68,48.11,4000&limit=1')).toContain('distance')
    expect(await colonnes('territoire=departement:35&limit=1')).not.toContain('distance')
    expect((await lire(`${LISTE}?limit=1`)).resultats[0]).not.toHaveProperty('distance')
  })

  test('a cursor only continues the list it comes from', async () => {
    const { suivant } = await lire(`${LISTE}?tri=nom&limit=5`)
    const curseur = new URL(suivant, 'http://x').searchParams.get('curseur')
    for (const tri of ['-nom', 'uai', 'ips']) {
      const reponse = await serveur.get(`${LISTE}?tri=${tri}&limit=5&curseur=${curseur}`)
      expect(reponse.json(), tri).toMatchObject({ status: 400, parametre: 'curseur' })
    }
  })
})

describe('refusals', () => {
  test.each([
    ['filtre=inconnu<3', 'filtre'],
    ['filtre=ips', 'filtre'],
    ['filtre=ips<', 'filtre'],
    ['filtre=ips<haut', 'filtre'],
    ['filtre=ips=oui', 'filtre'],
    ['filtre=part_education_prioritaire=peut-etre', 'filtre'],
    ['filtre=ips<90@1999', 'filtre'],
    ['filtre=precision_position<3', 'filtre'],
    ['tri=rien', 'tri'],
    ['tri=ips@1999', 'tri'],
    ['tri=distance', 'tri'],
    ['champs=mot_de_passe', 'champs'],
    ['indicateurs=ips@1999', 'indicateurs'],
    ['bbox=1,2,3', 'bbox'],
    ['bbox=-2,49,-1,48', 'bbox'],
    ['near=0,0,-5', 'near'],
    ['near=0,0,9e9', 'near'],
    ['type=college,usine', 'type'],
    ['territoire=departement:35,ici', 'territoire'],
    ['niveau=departement', 'code'],
    ['code=35', 'niveau'],
  ])('%s is an error about %s that says what is accepted', async (requete, parametre) => {
    const reponse = await serveur.get(`${LISTE}?${requete}`)
    expect(reponse.statusCode, reponse.body).toBe(400)
    expect(reponse.json()).toMatchObject({ parametre, detail: expect.stringMatching(/^Le paramètre/) })
  })
})

test('a list longer than one batch is given whole, once each, in order', async () => {
  const uais = (await toutes('')).map(({ uai }) => uai)
  expect(uais.length).toBe(await total(''))
  expect(uais).toEqual([...new Set(uais)].sort())
})

describe('a series filtered', () => {
  const VALEURS = '/api/v1/indicateurs/ips/valeurs'
  const FILTRES = 'type=college&education_prioritaire=REP,REP%2B&filtre=ips<95'

  test('by school keeps those that a list with the same filters keeps', async () => {
    const serie = await lire(`${VALEURS}?niveau=etablissement&${FILTRES}`)
    const gardes = await toutes(`${FILTRES}&ouvert=oui`)
    expect(serie.codes).toEqual(gardes.map(({ uai }) => uai))
    expect(Math.max(...serie.valeurs)).toBeLessThan(95)
    expect(serie.etablissements).toBeNull()
  })

  test('by territory is computed on those schools only, and counts them', async () => {
    for (const niveau of ['departement', 'commune', 'arrondissement', 'pays']) {
      const serie = await lire(`${VALEURS}?niveau=${niveau}&${FILTRES}`)
      const { resultats, etablissements } = await lire(
        `${LISTE}/regroupements?regrouper_par=${niveau}&indicateurs=ips&${FILTRES}`,
      )
      const groupes = resultats.filter(
        ({ groupe }: { groupe: { code: string | null }[] }) => groupe[0]?.code !== null,
      )
      expect(serie.codes).toEqual(
        groupes.map(({ groupe }: { groupe: { code: string }[] }) => groupe[0]?.code),
      )
      expect(serie.valeurs).toEqual(
        groupes.map(({ valeurs }: { valeurs: { valeur: number }[] }) => valeurs[0]?.valeur),
      )
      const comptes = serie.etablissements.reduce((somme: number, nombre: number) => somme + nombre, 0)
      if (niveau !== 'arrondissement') expect(comptes, niveau).toBe(etablissements)
    }
    const ile = await lire(`${VALEURS}?niveau=departement&${FILTRES}`)
    const [premier] = ile.codes
    expect(ile.etablissements[0]).toBe(await total(`territoire=departement:${premier}&ouvert=oui&${FILTRES}`))
  })

  test('says so when the indicator describes territories, which no filter on schools changes', async () => {
    const adresse = '/api/v1/indicateurs/part_locaux_raccordables/valeurs?niveau=departement'
    const serie = await lire(`${adresse}&filtre=ips<95`)
    expect(serie.valeurs).toEqual((await lire(adresse)).valeurs)
    expect(serie.avertissements).toContainEqual(expect.objectContaining({ code: 'filtre_sans_effet' }))
  })

  test('refuses what a list refuses', async () => {
    const reponse = await serveur.get(`${VALEURS}?niveau=departement&filtre=ips=oui`)
    expect(reponse.json()).toMatchObject({ status: 400, parametre: 'filtre' })
  })
})

test('positions are those of the open schools of the list that have one', async () => {
  const { total: nombre, codes, longitudes, latitudes } = await lire(`${LISTE}/positions`)
  const placees = (await toutes('ouvert=oui')).filter(({ longitude }) => longitude !== null)
  expect(codes).toEqual(placees.map(({ uai }) => uai))
  expect(nombre).toBe(codes.length)
  for (const [rang, { longitude, latitude }] of placees.entries()) {
    expect(Math.abs(longitudes[rang] - Number(longitude))).toBeLessThanOrEqual(0.000005001)
    expect(Math.abs(latitudes[rang] - Number(latitude))).toBeLessThanOrEqual(0.000005001)
  }
})
