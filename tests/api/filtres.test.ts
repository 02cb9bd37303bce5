import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { arrondir } from '../../server/queries/nombre.ts'
import { CHARGEMENT } from '../support/demonstration.ts'
import { ouvrirServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await ouvrirServeur({ monde: 'demonstration', lecturesParMinute: 100_000 })
}, CHARGEMENT)
afterAll(() => serveur.fermer())

const LISTE = '/api/v1/etablissements'
interface Ecole {
  uai: string
  nom: string
  type: string
  secteur: string
  education_prioritaire: string | null
  departement: { code: string }
  longitude: number | null
  latitude: number | null
  indicateurs: { indicateur: string; campagne: string; valeur: number | null; statut: string }[]
}

async function lire(url: string) {
  const reponse = await serveur.get(url)
  expect(reponse.statusCode, `${url} ${reponse.body.slice(0, 300)}`).toBe(200)
  return reponse.json()
}
const total = async (requete: string): Promise<number> => (await lire(`${LISTE}?limit=1&${requete}`)).total
const toutes = async (requete: string): Promise<Ecole[]> => {
  const { body } = await serveur.get(`${LISTE}.ndjson?${requete}`)
  return body
    .split('\n')
    .filter(Boolean)
    .map((ligne) => JSON.parse(ligne))
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

  const metres = (a: Ecole, longitude: number, latitude: number): number => {
    const rad = (degres: number) => (degres * Math.PI) / 180
    const [phi1, phi2] = [rad(latitude), rad(a.latitude ?? 0)]
    const h =
      Math.sin((phi2 - phi1) / 2) ** 2 +
      Math.cos(phi1) * Math.cos(phi2) * Math.sin(rad((a.longitude ?? 0) - longitude) / 2) ** 2
    return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
  }

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
    expect(trouvees).toEqual(proches)
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

describe('groups', () => {
  const NIVEAUX = ['departement', 'academie', 'region', 'epci', 'commune'] as const
  const COLONNES = [
    'attendus',
    'repondants',
    'statut',
    'valeur',
    'borne_basse',
    'borne_haute',
    'numerateur',
    'denominateur',
    'decile_1',
    'decile_9',
    'repartition',
  ] as const

  type Chiffres = Record<(typeof COLONNES)[number], unknown>

  const publiees = (niveau: string, indicateur: string, campagne: string) =>
    serveur.db
      .selectFrom('synthese')
      .select(['code', ...COLONNES])
      .where('publication_id', '=', 1)
      .where('indicateur', '=', indicateur)
      .where('campagne', '=', campagne)
      .where('niveau', '=', niveau)
      .where('type', '=', 'tous')
      .where('secteur', '=', 'tous')
      .where('attendus', '>', 0)
      .execute()

  /** Both as text, numbers with the precision of the API. */
  const enTexte = (chiffres: Chiffres | undefined): string =>
    COLONNES.map((colonne) => {
      const valeur = chiffres?.[colonne] ?? null
      return JSON.stringify(typeof valeur === 'number' ? arrondir(valeur) : valeur)
    }).join(' ')

  /** Compares every group of an indicator with what is published. @returns how many were. */
  async function comparer(niveau: string, id: string, campagne: string): Promise<number> {
    const { resultats } = await lire(
      `${LISTE}/regroupements?regrouper_par=${niveau}&indicateurs=${id}@${campagne}`,
    )
    const groupes = new Map<string, Chiffres>(
      resultats.map(({ groupe, valeurs }: { groupe: { code: string }[]; valeurs: Chiffres[] }) => [
        groupe[0]?.code,
        valeurs[0],
      ]),
    )
    const attendues = await publiees(niveau, id, campagne)
    const differences = attendues.filter((ligne) => enTexte(groupes.get(ligne.code)) !== enTexte(ligne))
    expect(differences.slice(0, 3), `${id} ${campagne} ${niveau}`).toEqual([])
    return attendues.length
  }

  test.each(NIVEAUX)(
    'by %s, without a filter, are the published syntheses, for every indicator',
    async (niveau) => {
      const { resultats: fiches } = await lire('/api/v1/indicateurs')
      let comparees = 0
      for (const { id, campagnes } of fiches as { id: string; campagnes: string[] }[]) {
        const indicateur = INDICATEURS.find((declare) => declare.id === id)
        const campagne = campagnes.at(-1)
        if (indicateur?.grain === 'etablissement' && campagne)
          comparees += await comparer(niveau, id, campagne)
      }
      expect(comparees).toBeGreaterThan(50)
    },
    120_000,
  )

  test('count every open school once, whatever they are grouped by', async () => {
    const ouverts = await total('ouvert=oui')
    for (const par of [
      'departement',
      'type',
      'secteur',
      'education_prioritaire',
      'circonscription',
      'type,secteur',
      'academie,education_prioritaire',
    ]) {
      const corps = await lire(`${LISTE}/regroupements?regrouper_par=${par}`)
      expect(corps.etablissements, par).toBe(ouverts)
      expect(corps.total).toBe(corps.resultats.length)
    }
  })

  test('obey the filters', async () => {
    const corps = await lire(`${LISTE}/regroupements?regrouper_par=type&filtre=ips>=120&indicateurs=ips`)
    for (const { groupe, etablissements, valeurs } of corps.resultats) {
      expect(etablissements).toBe(await total(`ouvert=oui&type=${groupe[0].code}&filtre=ips>=120`))
      expect(valeurs[0].valeur).toBeGreaterThanOrEqual(120)
    }
  })

  test('of an indicator of territories are refused, saying where it is', async () => {
    const reponse = await serveur.get(
      `${LISTE}/regroupements?regrouper_par=type&indicateurs=part_locaux_raccordables`,
    )
    expect(reponse.json()).toMatchObject({ status: 400, parametre: 'indicateurs' })
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
