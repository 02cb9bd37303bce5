import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { comparaisonTerritoires, pairs, rangs } from '../../server/contract/comparaison.ts'
import { comparaisonEtablissements } from '../../server/contract/comparaison-etablissements.ts'
import { etablissementDetail } from '../../server/contract/etablissements.ts'
import { evolution } from '../../server/contract/evolution.ts'
import {
  collectionProgrammes,
  collectionProgrammesEtablissement,
  programmeDetail,
} from '../../server/contract/programmes.ts'
import { socle } from '../../server/contract/socle.ts'
import { synthese } from '../../server/contract/synthese.ts'
import { ECOLES, reponse, uaiDe } from './support/deux-publications.ts'
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

/** Answers of the survey 2024 in the second publication, by rank of school. */
const reponses = (campagne: number) => ECOLES.map((_, rang) => reponse(campagne, rang, 2))

describe('evolution', () => {
  const readEvolution = (lieu: string, requete = '') =>
    read(`/api/v1/territoires/${lieu}/evolution?indicateur=terminaux_pour_100${requete}`, evolution)

  test.each(['pays/FR', 'departement/35', 'departement/01', 'commune/35238'])(
    '%s: the parts make the total, from the first number to the second',
    async (lieu) => {
      const { decomposition, serie, de, a } = await readEvolution(lieu)
      expect([de, a]).toEqual(['2023', '2024'])
      const parts = Object.values(decomposition?.parts ?? {}).reduce((somme, part) => somme + part, 0)
      expect(parts).toBeCloseTo(decomposition?.total ?? Number.NaN, 6)
      expect(decomposition?.avant).toBeCloseTo(serie[0]?.valeur ?? Number.NaN, 5)
      expect(decomposition?.apres).toBeCloseTo(serie[1]?.valeur ?? Number.NaN, 5)
    },
  )

  test('counts the schools that answered both, and tells answers lost and won', async () => {
    const { decomposition } = await readEvolution('pays/FR')
    const constants = ECOLES.filter((_, rang) => reponses(2023)[rang] && reponses(2024)[rang])
    expect(decomposition?.constants).toBe(constants.length)
    expect(decomposition?.parts.reponses_nouvelles).not.toBe(0)
    expect(decomposition?.parts.reponses_perdues).not.toBe(0)
    expect(decomposition?.parts.ouvertures).toBe(0)
  })

  test('keeps the perimeter and the order of the campaigns', async () => {
    const colleges = await readEvolution('pays/FR', '&type=college')
    expect(colleges.serie.map(({ attendus }) => attendus)).toEqual([8, 8])
    expect(
      await refuse('/api/v1/territoires/pays/FR/evolution?indicateur=terminaux_pour_100&de=2024&a=2023', 400),
    ).toMatchObject({ parametre: 'de' })
    expect(await refuse('/api/v1/territoires/pays/FR/evolution?indicateur=type_acces', 400)).toMatchObject({
      parametre: 'indicateur',
    })
  })
})

describe('comparison', () => {
  const TERRITOIRES = 'territoires=departement:35,departement:01,departement:75'

  test('puts the same indicator and campaign side by side, and equals the syntheses', async () => {
    const { indicateurs, territoires } = await read(
      `/api/v1/comparaison?${TERRITOIRES}&indicateurs=charte,terminaux_pour_100@2023`,
      comparaisonTerritoires,
    )
    expect(territoires.map(({ code }) => code)).toEqual(['35', '01', '75'])
    expect(indicateurs.map(({ indicateur, campagne }) => [indicateur, campagne])).toEqual([
      ['charte', '2024'],
      ['terminaux_pour_100', '2023'],
    ])
    for (const { valeurs } of indicateurs) {
      for (const { code, indicateur, campagne, valeur } of valeurs) {
        const { valeurs: publiees } = await read(
          `/api/v1/territoires/departement/${code}/synthese?campagne=${campagne}`,
          synthese,
        )
        expect(valeur).toBe(publiees.find((publiee) => publiee.indicateur === indicateur)?.valeur)
      }
    }
  })

  test('says a difference is significant only when the possible intervals are apart', async () => {
    const { indicateurs } = await read(
      `/api/v1/comparaison?${TERRITOIRES}&indicateurs=charte,terminaux_pour_100`,
      comparaisonTerritoires,
    )
    const [parts, ratios] = indicateurs
    const [reference, ...autres] = parts?.valeurs ?? []
    expect(reference?.ecart).toBeNull()
    for (const { ecart, borne_basse, borne_haute } of autres) {
      const apart =
        (borne_basse ?? 0) > (reference?.borne_haute ?? 0) ||
        (borne_haute ?? 0) < (reference?.borne_basse ?? 0)
      expect(ecart?.significatif).toBe(apart)
    }
    expect(ratios?.valeurs.slice(1).map(({ ecart }) => ecart?.significatif)).toEqual([null, null])
  })

  test('wants two to six different territories that exist', async () => {
    for (const territoires of [
      'departement:35',
      'departement:35,departement:35',
      'departement:35,rien',
      '',
    ]) {
      expect(await refuse(`/api/v1/comparaison?territoires=${territoires}`, 400)).toMatchObject({
        parametre: 'territoires',
      })
    }
    await refuse('/api/v1/comparaison?territoires=departement:35,departement:1234', 404)
    await refuse('/api/v1/comparaison?territoires=departement:35,departement:01&indicateurs=rien', 400)
  })
})

test('peers are the closest of the level, criteria shown', async () => {
  const { resultats, total } = await read('/api/v1/territoires/departement/35/pairs?limit=3', pairs)
  expect(resultats).toHaveLength(3)
  expect(total).toBeGreaterThan(3)
  const distances = resultats.map(({ distance }) => distance)
  expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  expect(resultats.map(({ code }) => code)).not.toContain('35')
  await refuse('/api/v1/territoires/departement/22/pairs', 404)
})

test('peers are found by the criteria one keeps', async () => {
  const url = '/api/v1/territoires/departement/35/pairs?limit=20'
  const parTaille = await read(`${url}&criteres=population`, pairs)
  expect(parTaille.methode).not.toContain('position sociale')
  const ecarts = parTaille.resultats.map(({ criteres }) =>
    Math.abs(Math.log((criteres.population ?? 1) / (parTaille.criteres.population ?? 1))),
  )
  expect(ecarts).toEqual(ecarts.toSorted((a, b) => a - b))
  expect(await refuse(`${url}&criteres=couleur`, 400)).toMatchObject({ parametre: 'criteres' })
})

describe('schools side by side', () => {
  const [UN, DEUX, TROIS] = [uaiDe(0), uaiDe(2), uaiDe(4)]
  const url = (...uais: string[]) => `/api/v1/comparaison/etablissements?etablissements=${uais.join(',')}`

  test('say what each school says, in one campaign for all', async () => {
    const { etablissements, indicateurs } = await read(url(UN, DEUX, TROIS), comparaisonEtablissements)
    expect(etablissements.map(({ uai }) => uai)).toEqual([UN, DEUX, TROIS])
    const details = await Promise.all(
      [UN, DEUX, TROIS].map((uai) => read(`/api/v1/etablissements/${uai}`, etablissementDetail)),
    )
    expect(indicateurs.length).toBeGreaterThan(3)
    for (const { indicateur, campagne, valeurs } of indicateurs) {
      for (const [rang, { valeur }] of valeurs.entries()) {
        const dite = details[rang]?.valeurs.find(
          (v) => v.indicateur === indicateur && v.campagne === campagne,
        )
        expect(valeur, `${indicateur}@${campagne}`).toBe(dite?.valeur ?? null)
      }
    }
  })

  test('tell a difference and whether schools declared it themselves', async () => {
    const { indicateurs } = await read(url(UN, DEUX), comparaisonEtablissements)
    const terminaux = indicateurs.find(({ indicateur }) => indicateur === 'terminaux_pour_100')
    const [premiere, seconde] = terminaux?.valeurs ?? []
    expect(premiere?.ecart).toBeNull()
    expect(seconde?.ecart).toMatchObject({ identique: false, certitude: 'declaree' })
    expect(seconde?.ecart?.difference).toBeCloseTo(Number(seconde?.valeur) - Number(premiere?.valeur), 5)
    expect(seconde?.ecart?.phrase).toContain('d’après leurs déclarations')
  })

  test('read the latest campaign that two of them answered', async () => {
    // Silent in 2024 (rank 3 of 7), the school of rank 3 answered in 2023 like that of rank 0.
    const { indicateurs } = await read(url(uaiDe(0), uaiDe(3)), comparaisonEtablissements)
    expect(indicateurs.find(({ indicateur }) => indicateur === 'charte')?.campagne).toBe('2023')
  })

  test('want two to six different schools that exist', async () => {
    for (const uais of [[UN], [UN, UN], [UN, 'rien'], []]) {
      expect(await refuse(url(...uais), 400)).toMatchObject({ parametre: 'etablissements' })
    }
    await refuse(url(UN, '0350001L'), 404)
  })
})

test('ranks only what is published, in the favourable direction', async () => {
  const lieux = ['35', '01', '75', '971']
  const lus = await Promise.all(
    lieux.map((code) =>
      read(`/api/v1/territoires/departement/${code}/rangs?indicateur=terminaux_pour_100`, rangs),
    ),
  )
  const places = lus.map(({ rangs: [lu] }) => lu)
  const classes = places[0]?.classes ?? 0
  expect(classes).toBeGreaterThanOrEqual(4)
  const triees = places.toSorted((a, b) => (b?.valeur ?? 0) - (a?.valeur ?? 0))
  expect(triees.map((place) => place?.rang)).toEqual(
    places.map((place) => place?.rang).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
  )
  for (const place of places)
    expect(place?.quartile).toBe(Math.floor((4 * ((place?.rang ?? 0) - 1)) / classes) + 1)
  const [neutre] = (await read('/api/v1/territoires/departement/35/rangs?indicateur=programme_snee', rangs))
    .rangs
  expect(neutre).toMatchObject({ rang: null, motif: expect.stringMatching(/polarite_neutre|sans_valeur/) })
  const commune = '/api/v1/territoires/commune/35238/rangs'
  expect(await refuse(`${commune}?type=ecole`, 400)).toMatchObject({ parametre: 'indicateur' })
  const calcule = (await read(`${commune}?type=ecole&indicateur=terminaux_pour_100`, rangs)).rangs[0]
  expect(calcule?.classes).toBeGreaterThan(0)
})

describe('socle', () => {
  const REGLE = encodeURIComponent('terminaux_pour_100>=30:ecole|college')

  test('three counts, the schools behind them, and what is missing', async () => {
    const lu = await read(`/api/v1/socle?regles=${REGLE}&limit=1000`, socle)
    const attendus = ECOLES.map((uai, rang) => {
      const lue = reponses(2024)[rang]
      if (!lue) return { uai, etat: 'indetermine', manque: null }
      const manque = Math.max(0, Math.ceil((30 * lue.eleves) / 100 - lue.terminaux - 1e-9))
      return { uai, etat: (100 * lue.terminaux) / lue.eleves >= 30 ? 'conforme' : 'non_conforme', manque }
    }).sort((a, b) => a.uai.localeCompare(b.uai))
    expect(lu.resultats.map(({ uai, etat, regles }) => ({ uai, etat, manque: regles[0]?.manque }))).toEqual(
      attendus,
    )
    for (const etat of ['conforme', 'non_conforme', 'indetermine'] as const) {
      expect(lu.comptes[etat], etat).toBe(attendus.filter((ecole) => ecole.etat === etat).length)
      expect(lu.comptes[etat], etat).toBeGreaterThan(0)
    }
    expect(lu.regles[0]?.manque).toBe(attendus.reduce((total, { manque }) => total + (manque ?? 0), 0))
  })

  test('one broken rule is enough; one unknown never counts as broken', async () => {
    const deux = `${REGLE},${encodeURIComponent('charte=oui')}`
    const { resultats, comptes } = await read(`/api/v1/socle?regles=${deux}&limit=1000`, socle)
    for (const { etat, regles } of resultats) {
      const etats = regles.map((regle) => regle.etat)
      const attendu = etats.includes('non_conforme')
        ? 'non_conforme'
        : etats.includes('indetermine')
          ? 'indetermine'
          : 'conforme'
      expect(etat).toBe(attendu)
    }
    expect(comptes.conforme + comptes.non_conforme + comptes.indetermine).toBe(ECOLES.length)
  })

  test('the counts of the territories make those of the country; pages make the list', async () => {
    const { comptes, par_territoire, regles } = await read(
      `/api/v1/socle?regles=${REGLE}&regrouper_par=departement`,
      socle,
    )
    for (const etat of ['conforme', 'non_conforme', 'indetermine'] as const) {
      expect(par_territoire?.reduce((total, lieu) => total + lieu.comptes[etat], 0)).toBe(comptes[etat])
    }
    expect(par_territoire?.reduce((total, { manques }) => total + (manques[0] ?? 0), 0)).toBe(
      regles[0]?.manque,
    )
    const vus: string[] = []
    let url: string | null = `/api/v1/socle?regles=${REGLE}&etat=indetermine&limit=2`
    while (url) {
      const page: z.output<typeof socle> = await read(url, socle)
      expect(page.total).toBe(comptes.indetermine)
      vus.push(...page.resultats.map(({ uai }) => uai))
      url = page.suivant
    }
    expect(vus).toHaveLength(comptes.indetermine)
    expect(new Set(vus).size).toBe(vus.length)
  })

  test('rules apply to their types only', async () => {
    const colleges = encodeURIComponent('terminaux_pour_100>=30:college')
    const { comptes, resultats } = await read(
      `/api/v1/socle?regles=${colleges}&territoire=departement:35&limit=100`,
      socle,
    )
    expect(resultats.map(({ uai }) => uai)).toEqual([uaiDe(0), uaiDe(5)].sort())
    expect(Object.values(comptes).reduce((a, b) => a + b, 0)).toBe(2)
  })

  test.each([
    'terminaux_pour_100',
    'rien>=3',
    'terminaux_pour_100>=beaucoup',
    'charte=peut-etre',
    'charte=absent',
    'charte=oui:crypte',
  ])('« %s » is not a rule', async (regle) => {
    expect(await refuse(`/api/v1/socle?regles=${encodeURIComponent(regle)}`, 400)).toMatchObject({
      parametre: 'regles',
    })
  })
})

describe('programmes', () => {
  test('declare their facts and count the schools of their list', async () => {
    const { resultats, total } = await read('/api/v1/programmes', collectionProgrammes)
    expect(total).toBe(resultats.length)
    const snee = resultats.find(({ id }) => id === 'snee')
    expect(snee?.participation?.participants).toBe(1)
    const liste = (await serveur.get(snee?.participation?.etablissements ?? '')).json()
    expect(liste.resultats.map(({ code }: { code: string }) => code)).toEqual([uaiDe(1)])
    expect(
      resultats.filter(({ listes }) => listes.length === 0).map(({ participation }) => participation),
    ).not.toContainEqual(expect.anything())
  })

  test('by territory, and of a school', async () => {
    const { par_territoire } = await read('/api/v1/programmes/snee', programmeDetail)
    expect(par_territoire.find(({ code }) => code === '35')).toMatchObject({ participants: 1 })
    const ici = await read('/api/v1/territoires/departement/35/programmes', collectionProgrammes)
    expect(ici.resultats.map(({ id }) => id)).toContain('snee')
    const ailleurs = await read('/api/v1/territoires/departement/01/programmes', collectionProgrammes)
    expect(ailleurs.resultats.map(({ id }) => id)).not.toContain('snee')
    const ecole = await read(
      `/api/v1/etablissements/${uaiDe(1)}/programmes`,
      collectionProgrammesEtablissement,
    )
    expect(ecole.resultats[0]).toMatchObject({ id: 'snee', participe: true })
    await refuse('/api/v1/programmes/rien', 404)
  })
})

test('a synthesis says on which schools it should open', async () => {
  const conseil = async (lieu: string) =>
    (await read(`/api/v1/territoires/${lieu}/synthese`, synthese)).perimetre_conseille
  expect(await conseil('commune/35238')).toMatchObject({ type: 'ecole', secteur: 'public' })
  expect(await conseil('departement/35')).toMatchObject({ type: 'college' })
  expect(await conseil('region/53')).toMatchObject({ type: 'lycee' })
  expect(await conseil('commune/75056')).toMatchObject({ type: 'tous' })
  expect(await conseil('departement/2A')).toBeNull()
  expect(await conseil('academie/14')).toBeNull()
})
