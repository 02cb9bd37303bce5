import { beforeAll, describe, expect, it } from 'vitest'
import { isUaiDemonstration, parseUai } from '../../data/catalogue/model/uai.ts'
import type { Etablissement } from '../../data/demo/monde/etablissement.ts'
import { hasIps } from '../../data/demo/monde/ips.ts'
import { buildMonde, type Monde } from '../../data/demo/monde/monde.ts'
import { toLambert93 } from '../../data/demo/writers/lambert93.ts'
import { readCog } from '../../data/reference/cog.ts'
import { readPositionsCommunes } from '../../data/reference/contours.ts'

let monde: Monde
beforeAll(() => {
  monde = buildMonde(readCog(), readPositionsCommunes())
})

const count = (f: (e: Etablissement) => boolean): number => monde.etablissements.filter(f).length
const sum = (f: (e: Etablissement) => number): number => monde.etablissements.reduce((s, e) => s + f(e), 0)
const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length

describe('the demonstration country', () => {
  it('gives each school a UAI of its own, valid and reserved to demonstrations', () => {
    const uais = monde.etablissements.map(({ uai }) => uai)
    expect(new Set(uais).size).toBe(uais.length)
    expect(uais.filter((uai) => parseUai(uai) !== uai || !isUaiDemonstration(uai))).toEqual([])
  })

  it('has as many schools as France, by type and sector', () => {
    expect(count(({ type, secteur }) => type === 'ecole' && secteur === 'public')).toBeCloseTo(43_100, -1)
    expect(count(({ type, secteur }) => type === 'ecole' && secteur === 'prive')).toBeCloseTo(5_280, -1)
    // 3,069 Collèges numériques were 43 % of all collèges, and 2,739 public ones 51 % of the public ones.
    expect(count(({ type }) => type === 'college')).toBeCloseTo(3_069 / 0.43, -2)
    expect(count(({ type, secteur }) => type === 'college' && secteur === 'public')).toBeCloseTo(
      2_739 / 0.51,
      -2,
    )
    expect(count(({ type }) => type === 'lycee')).toBeCloseTo(4_320, -1)
    expect(count(({ type }) => type === 'erea')).toBeCloseTo(80, -1)
  })

  it('counts the pupils of rentrée 2022', () => {
    const millions = (type: string) => sum((e) => (e.type === type ? e.eleves : 0)) / 1e6
    expect(millions('ecole')).toBeCloseTo(6.4, 1)
    expect(millions('college')).toBeCloseTo(3.4, 1)
    expect(millions('lycee')).toBeCloseTo(2.2, 1)
  })

  it('puts schools in every département, and most in communes that can fill them', () => {
    const departements = new Set(monde.etablissements.map(({ site }) => site.departement))
    expect(departements.size).toBe(104)
    const ecoles = new Set(monde.etablissements.flatMap(({ type, site }) => (type === 'ecole' ? [site] : [])))
    const share = (min: number, max: number) => {
      const sites = monde.sites.filter(({ population }) => population >= min && population < max)
      return sites.filter((site) => ecoles.has(site)).length / sites.length
    }
    expect(share(2_000, 3_000_000)).toBeGreaterThan(0.97)
    expect(share(500, 1_000)).toBeGreaterThan(0.7)
    expect(share(0, 100)).toBeLessThan(0.05)
    const paris = monde.etablissements.filter(({ site }) => site.commune === '75056')
    expect(new Set(paris.map(({ site }) => site.code)).size).toBe(20)
  })

  it('draws the IPS of the published files: mean, spread, priority education', () => {
    const ips = (f: (e: Etablissement) => boolean) =>
      monde.etablissements.filter((e) => hasIps(e) && f(e)).map((e) => e.ips)
    const publics = ips(({ type, secteur }) => type === 'ecole' && secteur === 'public')
    const moyenne = mean(publics)
    expect(moyenne).toBeCloseTo(102.6, 0)
    expect(Math.sqrt(mean(publics.map((v) => (v - moyenne) ** 2)))).toBeCloseTo(15.2, 0)
    expect(mean(ips(({ type, secteur }) => type === 'college' && secteur === 'prive'))).toBeCloseTo(117.1, 0)
    const rep = mean(ips(({ type, ep }) => type === 'ecole' && ep === 'REP'))
    const repPlus = mean(ips(({ type, ep }) => type === 'ecole' && ep === 'REP+'))
    expect(rep).toBeLessThan(90)
    expect(repPlus).toBeLessThan(rep - 5)
  })

  it('heads each priority network with a collège of the same commune', () => {
    const tetes = monde.etablissements.filter((e) => e.tete === e)
    expect(tetes).toHaveLength(1_092)
    expect(tetes.filter(({ type, secteur }) => type !== 'college' || secteur !== 'public')).toEqual([])
    const ailleurs = monde.etablissements.filter(
      (e) => e.tete && (e.tete.site !== e.site || e.tete.ep !== e.ep),
    )
    expect(ailleurs).toEqual([])
  })

  it('places schools near their commune, but for a few without any position', () => {
    const sansPosition = count(({ lat }) => lat === null) / monde.etablissements.length
    expect(sansPosition).toBeGreaterThan(0.005)
    expect(sansPosition).toBeLessThan(0.009)
    const loin = count(
      ({ lat, site }) => lat !== null && site.position !== null && Math.abs(lat - site.position.lat) > 0.06,
    )
    expect(loin).toBe(0)
  })

  it('gives every école of a place its circonscription', () => {
    expect(count(({ type, circonscription }) => (type === 'ecole') !== (circonscription !== null))).toBe(0)
    const ecoles = monde.etablissements.filter(
      ({ type, secteur }) => type === 'ecole' && secteur === 'public',
    )
    const circonscriptions = new Map<string, number>()
    for (const { circonscription } of ecoles) {
      const nom = circonscription?.uai ?? ''
      circonscriptions.set(nom, (circonscriptions.get(nom) ?? 0) + 1)
    }
    expect(mean([...circonscriptions.values()])).toBeCloseTo(36, -1)
  })
})

describe('fibre of the communes', () => {
  it('adds up to the premises Arcep counted, growing, never more than there are', () => {
    const { fibre } = monde
    const total = (i: 0 | 1 | 2) => fibre.reduce((somme, { raccordables }) => somme + raccordables[i], 0)
    expect(total(2) / 10_965_000).toBeCloseTo(1, 2)
    expect(total(0)).toBeLessThan(total(1))
    const wrong = fibre.filter(({ raccordables: [t3, t4, t1], logements, etablissements }) => {
      return t3 > t4 || t4 > t1 || t1 > logements + etablissements
    })
    expect(wrong).toEqual([])
  })

  it('comes to very dense areas before villages', () => {
    const { fibre } = monde
    const share = (f: (e: (typeof fibre)[number]) => boolean) => {
      const part = fibre.filter(f)
      const locaux = part.reduce((s, { logements, etablissements }) => s + logements + etablissements, 0)
      return part.reduce((s, { raccordables }) => s + raccordables[2], 0) / locaux
    }
    expect(share(({ zoneTresDense }) => zoneTresDense)).toBeGreaterThan(0.65)
    expect(share(({ rurale }) => rurale)).toBeLessThan(0.15)
  })
})

describe('Lambert-93', () => {
  it('agrees with the coordinates the ministry publishes', () => {
    const { x, y } = toLambert93(2.3235583553613646, 48.75113972238502)
    expect(x).toBeCloseTo(650_267.1, 1)
    expect(y).toBeCloseTo(6_850_327.2, 1)
  })
})
