import { beforeAll, describe, expect, it } from 'vitest'
import { type ACCES, CAMPAGNES, type Campagne } from '../../data/demo/enquete/cibles.ts'
import { buildEnquete, type Enquete } from '../../data/demo/enquete/enquete.ts'
import { buildCollegesNumeriques, buildEnir } from '../../data/demo/enquete/programmes.ts'
import { buildEnt, buildGar, type Projets } from '../../data/demo/enquete/services.ts'
import { type Appellations, buildAppellations } from '../../data/demo/monde/appellations.ts'
import type { Etablissement } from '../../data/demo/monde/etablissement.ts'
import { buildMonde, type Monde } from '../../data/demo/monde/monde.ts'
import { equipement } from '../../data/demo/writers/equipement.ts'
import { readCog } from '../../data/reference/cog.ts'
import { readPositionsCommunes } from '../../data/reference/contours.ts'

let monde: Monde
let appellations: ReadonlyMap<string, Appellations>
let enquetes: Map<Campagne, Enquete>
let ent: Projets
beforeAll(() => {
  const cog = readCog()
  monde = buildMonde(cog, readPositionsCommunes())
  appellations = buildAppellations(cog)
  enquetes = new Map(CAMPAGNES.map((campagne) => [campagne, buildEnquete(monde, appellations, campagne)]))
  ent = buildEnt(monde, appellations, '2018')
})

type Filtre = (e: Etablissement) => boolean
const publique = ({ type, secteur }: Etablissement) => type === 'ecole' && secteur === 'public'
const maternelle: Filtre = (e) => publique(e) && e.nature === 'maternelle'
const elementaire: Filtre = (e) => publique(e) && e.nature !== 'maternelle'
const college: Filtre = ({ type, secteur }) => type === 'college' && secteur === 'public'
const legt: Filtre = ({ nature, secteur }) => secteur === 'public' && ['legt', 'lg', 'lpo'].includes(nature)
const lp: Filtre = ({ nature, secteur }) => secteur === 'public' && ['lp', 'sep'].includes(nature)
const ofType =
  (type: string): Filtre =>
  (e) =>
    e.type === type

const survey = (campagne: Campagne): Enquete => {
  const enquete = enquetes.get(campagne)
  if (!enquete) throw new Error(`no survey for ${campagne}`)
  return enquete
}

/** Sum of a quantity over the pupils of the schools that gave it. */
function perPupil(
  quantite: (e: Enquete, i: number) => number | null,
  filtre: Filtre,
  campagne: Campagne = '2018',
) {
  const enquete = survey(campagne)
  let [total, eleves] = [0, 0]
  enquete.vague.repondants.forEach((etablissement, i) => {
    const valeur = filtre(etablissement) ? quantite(enquete, i) : null
    if (valeur === null) return
    total += valeur
    eleves += enquete.vague.eleves[i] ?? 0
  })
  return total / eleves
}

/** Percentage of yes among the schools that answered. */
function percent<T>(
  colonne: (e: Enquete) => readonly (T | null)[] | null,
  oui: (v: T) => boolean,
  filtre: Filtre,
  campagne: Campagne = '2018',
) {
  const enquete = survey(campagne)
  const valeurs = enquete.vague.repondants.flatMap((etablissement, i) => {
    const valeur = colonne(enquete)?.[i] ?? null
    return valeur !== null && filtre(etablissement) ? [valeur] : []
  })
  return (100 * valeurs.filter(oui).length) / valeurs.length
}

const ordinateurs = ({ terminaux_fixes, ordinateurs_portables }: Enquete, i: number) => {
  const fixes = terminaux_fixes[i] ?? null
  return fixes === null ? null : fixes + (ordinateurs_portables[i] ?? 0)
}
const field =
  (nom: 'tni_vni' | 'classes_mobiles' | 'videoprojecteurs') =>
  (enquete: Enquete, i: number): number | null =>
    enquete[nom][i] ?? null

const ECOLES: [string, Filtre][] = [
  ['maternelles', maternelle],
  ['élémentaires', elementaire],
  ['toutes', publique],
]

describe('published figures of 2018-2019, within 2 %', () => {
  const quantites: [string, (e: Enquete, i: number) => number | null, number, [number, number, number]][] = [
    ['computers per 100 pupils', ordinateurs, 100, [6.3, 14.4, 11.9]],
    ['TNI per 1,000 pupils', field('tni_vni'), 1000, [3.9, 17, 13]],
    ['classes mobiles per 1,000 pupils', field('classes_mobiles'), 1000, [0.6, 3.6, 2.7]],
    ['video projectors per 1,000 pupils', field('videoprojecteurs'), 1000, [6.4, 14.9, 12.3]],
  ]
  const cas = quantites.flatMap(([quoi, quantite, facteur, cibles]) =>
    ECOLES.map(([qui, filtre], i) => ({ quoi, qui, quantite, facteur, filtre, cible: cibles[i] ?? 0 })),
  )
  it.each(cas)('$quoi, écoles publiques $qui: $cible', ({ quantite, facteur, filtre, cible }) => {
    expect(Math.abs((facteur * perPupil(quantite, filtre)) / cible - 1)).toBeLessThan(0.02)
  })

  it.each([
    { qui: 'collèges', filtre: college, cible: 33.8 },
    { qui: 'LEGT', filtre: legt, cible: 43.9 },
    { qui: 'LP', filtre: lp, cible: 62 },
  ])('computers per 100 pupils, $qui publics: $cible', ({ filtre, cible }) => {
    expect(Math.abs((100 * perPupil(ordinateurs, filtre)) / cible - 1)).toBeLessThan(0.02)
  })
})

describe('published shares of 2018-2019, within one point', () => {
  const debit = (e: Enquete) => e.debit_constate_descendant
  const salles = (e: Enquete) => e.part_salles_connectees
  const filtrage = (e: Enquete) => e.filtrage
  const yes = (v: number) => v === 1
  const parts: [
    string,
    Parameters<typeof percent<number>>[0],
    (v: number) => boolean,
    [number, number, number],
  ][] = [
    ['filtering', filtrage, yes, [53.3, 82.2, 73.4]],
    ['2 Mbit/s or more', debit, (v) => v >= 2, [33.8, 37.5, 36.4]],
    ['internet in half of the rooms or more', salles, (v) => v >= 50, [58.7, 82.9, 75.5]],
  ]
  const cas = parts.flatMap(([quoi, colonne, oui, cibles]) =>
    ECOLES.map(([qui, filtre], i) => ({ quoi, qui, colonne, oui, filtre, cible: cibles[i] ?? 0 })),
  )
  it.each(cas)('$quoi, écoles publiques $qui: $cible %', ({ colonne, oui, filtre, cible }) => {
    expect(Math.abs(percent(colonne, oui, filtre) - cible)).toBeLessThan(1)
  })

  it('main access: ADSL for 87 % of écoles and 55 % of collèges, fibre a third of collèges, three quarters of lycées', () => {
    const acces = (nom: (typeof ACCES)[number], type: string) =>
      percent(
        (e) => e.type_acces,
        (v) => v === nom,
        ofType(type),
      )
    expect(Math.abs(acces('adsl', 'ecole') - 87)).toBeLessThan(1)
    expect(Math.abs(acces('adsl', 'college') - 55)).toBeLessThan(1)
    expect(acces('fibre', 'college')).toBeGreaterThan(33.4)
    expect(acces('fibre', 'college')).toBeLessThan(40)
    expect(acces('fibre', 'lycee')).toBeGreaterThan(75)
    expect(acces('fibre', 'lycee')).toBeLessThan(80)
  })

  it('speed: most écoles under 2 Mbit/s, most collèges under 10, most lycées from 10 to 100', () => {
    expect(percent(debit, (v) => v < 2, ofType('ecole'))).toBeGreaterThan(50)
    expect(percent(debit, (v) => v < 10, ofType('college'))).toBeGreaterThan(50)
    expect(percent(debit, (v) => v >= 10 && v <= 100, ofType('lycee'))).toBeGreaterThan(50)
  })
})

describe('published counts', () => {
  const withEnt = (filtre: Filtre) => monde.etablissements.filter((e) => filtre(e) && ent[e.rang] !== null)
  const presents = (filtre: Filtre) =>
    monde.etablissements.filter((e) => filtre(e) && e.ouverture <= '2018-12-31')

  it('ENT at the end of 2018: lycées of 16 régions, collèges of 84 départements, 7,000 écoles, 300 projects', () => {
    const lycee: Filtre = ({ type, secteur }) => type === 'lycee' && secteur === 'public'
    expect(withEnt(lycee).length / presents(lycee).length).toBeGreaterThan(0.97)
    expect(withEnt(college).length / presents(college).length).toBeCloseTo(0.89, 2)
    const complete = (filtre: Filtre, codeOf: (e: Etablissement) => string) => {
      // The collectivities 975, 977 and 978 are neither régions nor départements.
      const codes = new Set(
        presents(filtre)
          .map(codeOf)
          .filter((code) => !/^97[578]$/.test(code)),
      )
      for (const e of presents(filtre)) if (ent[e.rang] === null) codes.delete(codeOf(e))
      return codes.size
    }
    expect(complete(lycee, ({ site }) => site.region)).toBe(16)
    expect(complete(college, ({ site }) => site.departement)).toBe(84)
    expect(withEnt(ofType('ecole')).length / 7_000).toBeCloseTo(1, 1)
    const projets = new Set(ent.filter((projet) => projet !== null))
    expect(Math.abs(projets.size - 300)).toBeLessThan(25)
  })

  it('GAR in June 2019: 2,650 schools in 19 académies', () => {
    const gar = buildGar(monde, appellations, ent, '2018')
    expect(Math.abs(gar.size / 2_650 - 1)).toBeLessThan(0.02)
    const academies = monde.etablissements
      .filter(({ rang }) => gar.has(rang))
      .map(({ site }) => appellations.get(site.departement)?.academie)
    expect(new Set(academies).size).toBe(19)
  })

  it('Collèges numériques: 3,069 collèges of which 2,739 public, 43 % and 51 % of them; 3,873 écoles', () => {
    const etablissements = buildCollegesNumeriques(monde).map(({ etablissement }) => etablissement)
    expect(new Set(etablissements).size).toBe(etablissements.length)
    expect(etablissements.filter(ofType('college'))).toHaveLength(3_069)
    expect(etablissements.filter(college)).toHaveLength(2_739)
    expect(etablissements.filter(ofType('ecole'))).toHaveLength(3_873)
    expect((100 * 3_069) / monde.etablissements.filter(ofType('college')).length).toBeCloseTo(43, 0)
    expect((100 * 2_739) / monde.etablissements.filter(college).length).toBeCloseTo(51, 0)
  })

  it('ENIR: 3,791 écoles of 3,570 rural communes in 94 départements, 801 then 2,990', () => {
    const participations = buildEnir(monde)
    const sites = participations.map(({ etablissement }) => etablissement.site)
    expect(participations).toHaveLength(3_791)
    expect(new Set(sites).size).toBe(3_570)
    expect(new Set(sites.map(({ departement }) => departement)).size).toBe(94)
    expect(sites.every(({ rural }) => rural)).toBe(true)
    expect(participations.filter(({ debut }) => debut === '2017-09-01')).toHaveLength(801)
  })
})

describe('the survey file', () => {
  it('has the columns its campaign asked, one line per school that answered, blanks left blank', () => {
    const lignesOf = (campagne: Campagne) => {
      const lignes = [...equipement(campagne).lignes({ monde, appellations, garde: (code) => code === '35' })]
      return lignes.map((ligne) => ligne.split(';'))
    }
    const [titres = [], ...lignes] = lignesOf('2018')
    const column = (nom: string) => lignes.map((ligne) => ligne[titres.indexOf(nom)])
    expect(titres).toContain('edutheque')
    expect(lignesOf('2024')[0]).not.toContain('edutheque')
    expect(lignesOf('2017')[0]).not.toContain('gar')
    const attendus = survey('2018').vague.repondants.filter(({ site }) => site.departement === '35')
    expect(column('uai')).toEqual(attendus.map(({ uai }) => uai))
    expect(new Set(lignes.map((ligne) => ligne.length))).toEqual(new Set([titres.length]))
    expect(new Set(column('type_acces'))).toContain('')
    expect(new Set(column('gar'))).toEqual(new Set(['so', '0', '1']))
  })
})

describe('what the survey looks like', () => {
  it('answers vary with type and territory', () => {
    const rate = (filtre: Filtre) => {
      const repondants = new Set(survey('2018').vague.repondants)
      const attendus = monde.etablissements.filter((e) => filtre(e) && e.ouverture <= '2018-12-31')
      return attendus.filter((e) => repondants.has(e)).length / attendus.length
    }
    expect(rate(legt)).toBeGreaterThan(rate(college))
    expect(rate(college)).toBeGreaterThan(rate(publique))
    expect(rate(publique)).toBeGreaterThan(
      rate(({ type, secteur }) => type === 'ecole' && secteur === 'prive'),
    )
    const departements = [...new Set(monde.sites.map(({ departement }) => departement))]
    const taux = departements.map((code) => rate((e) => publique(e) && e.site.departement === code))
    expect(Math.max(...taux) - Math.min(...taux)).toBeGreaterThan(0.3)
  })

  it('rural écoles are slower, in every campaign', () => {
    for (const campagne of CAMPAGNES) {
      const rapide = (rural: boolean) =>
        percent(
          (e) => e.debit_constate_descendant,
          (v) => v >= 8,
          (e) => publique(e) && e.site.rural === rural,
          campagne,
        )
      expect(rapide(true), campagne).toBeLessThan(rapide(false) - 1)
    }
  })

  it('who has fibre keeps it from one campaign to the next', () => {
    const fibre = (campagne: Campagne) => {
      const { type_acces, vague } = survey(campagne)
      return new Map(vague.repondants.map((e, i) => [e, type_acces[i] ?? null]))
    }
    const avant = fibre('2018')
    const apres = fibre('2019')
    const suivis = [...avant].filter(([e, acces]) => acces === 'fibre' && (apres.get(e) ?? null) !== null)
    const perdus = suivis.filter(([e]) => apres.get(e) !== 'fibre')
    expect(suivis.length).toBeGreaterThan(3_000)
    expect(perdus.length / suivis.length).toBeLessThan(0.05)
  })

  it('is never absurd: no more recent terminals than terminals, no negative count, shares within 100', () => {
    for (const { vague, ...c } of enquetes.values()) {
      vague.repondants.forEach((_, i) => {
        const total = (c.terminaux_fixes[i] ?? 0) + (c.ordinateurs_portables[i] ?? 0) + (c.tablettes[i] ?? 0)
        const fautes =
          (c.terminaux_moins_5_ans[i] ?? 0) > total ||
          [c.terminaux_fixes, c.ordinateurs_portables, c.tni_vni].some((colonne) => (colonne[i] ?? 0) < 0) ||
          (c.part_salles_connectees[i] ?? 0) > 100 ||
          (c.type_acces[i] === 'aucun' && (c.debit_constate_descendant[i] ?? 0) > 0) ||
          (c.type_acces[i] === 'aucun' && (c.couverture_wifi[i] ?? 'aucune_salle') !== 'aucune_salle') ||
          (c.debit_constate_montant[i] ?? 0) > (c.debit_constate_descendant[i] ?? 0)
        if (fautes) throw new Error(`absurd answer of ${vague.repondants[i]?.uai} in ${vague.campagne}`)
      })
    }
  })
})
