import { statSync } from 'node:fs'
import { geoArea } from 'd3'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { feature, merge } from 'topojson-client'
import type { MultiPolygon as SurfaceMultiple, Polygon as SurfaceSimple } from 'topojson-specification'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCog } from '../../data/reference/cog.ts'
import {
  type ContoursSchematiques,
  type PositionCommune,
  readContoursSchematiques,
  readPositionsCommunes,
} from '../../data/reference/contours.ts'
import { nouer } from '../../data/reference/derivation/noeuds.ts'
import { normaliseNom, sontEmboites } from '../../data/reference/derivation/noms.ts'
import type { MultiPolygone } from '../../data/reference/derivation/plan.ts'
import { readAcademies, readCollectivites, readRegionsAcademiques } from '../../data/reference/reference.ts'

type Surface = SurfaceSimple | SurfaceMultiple

const cog = readCog()
const horsCom = <T extends { zone: string }>(lignes: readonly T[]) =>
  lignes.filter(({ zone }) => zone !== 'com')
const codes = (lignes: readonly { code: string }[]) => lignes.map(({ code }) => code).sort()

describe('académies', () => {
  it('share the départements of the COG, each in one académie', () => {
    const departements = readAcademies().flatMap((academie) => academie.departements)
    expect(departements.sort()).toEqual(codes(horsCom(cog.departements)))
    expect(readAcademies()).toHaveLength(30)
  })

  it('belong to the région académique that lists them, in its own régions', () => {
    const regionDe = new Map(cog.departements.map(({ code, region }) => [code, region]))
    for (const { code, regions, academies } of readRegionsAcademiques()) {
      const membres = readAcademies().filter(({ region_academique }) => region_academique === code)
      expect(codes(membres), code).toEqual(academies)
      const vues = new Set(membres.flatMap(({ departements }) => departements.map((d) => regionDe.get(d))))
      expect([...vues].sort(), code).toEqual(regions)
    }
  })

  it('leave no région without its région académique, nor in two', () => {
    const regions = readRegionsAcademiques().flatMap((region) => region.regions)
    expect(regions.sort()).toEqual(codes(horsCom(cog.regions)))
  })

  it('keep the codes the ministry used before Normandie was one', () => {
    expect(readAcademies().find(({ code }) => code === '70')).toMatchObject({ anciens_codes: ['05', '21'] })
  })

  it('stay apart from the collectivités, attached to an académie or to a service of their own', () => {
    const enVigueur = new Set(codes(readAcademies()))
    const com = new Set(cog.departements.filter(({ zone }) => zone === 'com').map(({ code }) => code))
    for (const { departement, code_academie, rattachement } of readCollectivites()) {
      expect(com, departement).toContain(departement)
      expect(enVigueur.has(code_academie), departement).toBe(rattachement === 'academie')
    }
  })
})

describe('schematic map', () => {
  let contours: ContoursSchematiques
  let positions: Map<string, PositionCommune>
  let cellules: Map<string, Polygon | MultiPolygon>
  let departements: Map<string, Polygon | MultiPolygon>
  const actuelles = horsCom(cog.communes).filter(({ type }) => type === 'commune-actuelle')
  const arrondissements = cog.communes.filter(({ type }) => type === 'arrondissement-municipal')

  beforeAll(() => {
    contours = readContoursSchematiques()
    positions = readPositionsCommunes()
    cellules = formes(contours, 'communes')
    departements = formes(contours, 'departements')
  })

  it('has a cell for each current commune and an outline for each département', () => {
    expect([...cellules.keys()].sort()).toEqual(codes(actuelles))
    expect([...departements.keys()].sort()).toEqual(codes(horsCom(cog.departements)))
  })

  it('has a position for each current commune and each arrondissement municipal', () => {
    expect([...positions.keys()].sort()).toEqual(codes([...actuelles, ...arrondissements]))
  })

  it('puts each commune inside its own cell', () => {
    const dehors = actuelles.filter(({ code }) => !contient(cellules.get(code), positions.get(code)))
    expect(codes(dehors)).toEqual([])
  })

  it('puts the arrondissements inside their département', () => {
    const dehors = arrondissements.filter(
      ({ code, departement }) => !contient(departements.get(departement), positions.get(code)),
    )
    expect(codes(dehors)).toEqual([])
  })

  it('never gives the same place to two communes', () => {
    const places = actuelles.map(({ code }) => `${positions.get(code)?.lon} ${positions.get(code)?.lat}`)
    expect(new Set(places).size).toBe(actuelles.length)
  })

  it('fills each département with its cells, without overlap', () => {
    const somme = new Map<string, number>()
    for (const { code, departement } of actuelles) {
      somme.set(departement, (somme.get(departement) ?? 0) + km2(cellules.get(code)))
    }
    for (const [code, forme] of departements) {
      expect((somme.get(code) ?? 0) / km2(forme), code).toBeCloseTo(1, 4)
    }
  })

  it('shares every arc between two cells at most, so that territories merge without slivers', () => {
    const usages = new Map<number, number>()
    for (const { arcs } of contours.objects.communes.geometries as Surface[]) {
      for (const arc of arcs.flat(2)) {
        const rang = arc < 0 ? ~arc : arc
        usages.set(rang, (usages.get(rang) ?? 0) + 1)
      }
    }
    expect(Math.max(...usages.values())).toBe(2)
    const pays = merge(contours, contours.objects.departements.geometries as Surface[])
    const trous = pays.coordinates.flatMap(([, ...interieurs]) => interieurs)
    // Llívia, the Spanish enclave in the Pyrénées-Orientales.
    expect(trous).toHaveLength(1)
    expect(trous[0]?.[0]?.map(Math.floor)).toEqual([1, 42])
  })

  it('has about the areas INSEE gives (km²)', () => {
    const metropole = actuelles
      .filter(({ zone }) => zone === 'metro')
      .map(({ code }) => km2(cellules.get(code)))
    expect(
      ecart(
        metropole.reduce((a, b) => a + b, 0),
        543_940,
      ),
    ).toBeLessThan(0.01)
    for (const [code, superficie] of [
      ['2A', 4014],
      ['2B', 4666],
      ['33', 9976],
      ['69', 3249],
      ['92', 176],
      ['93', 236],
      ['94', 245],
      ['973', 83_534],
      ['974', 2504],
      ['976', 376],
    ] as const) {
      expect(ecart(km2(departements.get(code)), superficie), code).toBeLessThan(0.06)
    }
  })

  it('weighs little', () => {
    const poids = (nom: string) => statSync(new URL(`../../data/reference/${nom}`, import.meta.url)).size
    expect(poids('contours-schematiques.topo.json.gz')).toBeLessThan(1_600_000)
    expect(poids('positions-communes.json.gz')).toBeLessThan(400_000)
  })
})

describe('derivation', () => {
  it('compares names without what spellings disagree on', () => {
    expect(normaliseNom("L'Haÿ-les-Roses")).toBe(normaliseNom('HAY LES ROSES'))
    expect(normaliseNom('St-Œn')).toBe('saint oen')
    expect(normaliseNom('Lesneven')).toBe('lesneven')
    expect(sontEmboites('evry', 'evry courcouronnes')).toBe(true)
    expect(sontEmboites('evry', 'evrycourt')).toBe(false)
  })

  it('adds to each side of a border the corners of the other', () => {
    const rectangle = (x0: number, y0: number, x1: number, y1: number): MultiPolygone => [
      [
        [
          [x0, y0],
          [x1, y0],
          [x1, y1],
          [x0, y1],
          [x0, y0],
        ],
      ],
    ]
    const noues = nouer([
      { contour: rectangle(0, 0, 1, 1), cellules: new Map([['a', rectangle(0, 0, 1, 1)]]) },
      {
        contour: rectangle(1, 0, 2, 1),
        cellules: new Map([
          ['b', rectangle(1, 0, 2, 0.4)],
          ['c', rectangle(1, 0.4, 2, 1)],
        ]),
      },
    ])
    expect(noues.get('a')).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [1, 0.4],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    ])
    expect(noues.get('c')).toEqual(rectangle(1, 0.4, 2, 1))
  })
})

function formes(contours: ContoursSchematiques, objet: 'communes' | 'departements') {
  const { features } = feature(contours, contours.objects[objet])
  return new Map(
    features.map(({ properties, geometry }) => [properties.code, geometry as Polygon | MultiPolygon]),
  )
}

function polygones(forme: Polygon | MultiPolygon | undefined): Position[][][] {
  if (forme === undefined) return []
  return forme.type === 'Polygon' ? [forme.coordinates] : forme.coordinates
}

/** Area on the sphere, whose rings d3 wants the other way round than GeoJSON. */
function km2(forme: Polygon | MultiPolygon | undefined): number {
  const coordinates = polygones(forme).map((polygone) => polygone.map((anneau) => anneau.toReversed()))
  return geoArea({ type: 'MultiPolygon', coordinates }) * 6371.0088 ** 2
}

function ecart(valeur: number, attendue: number): number {
  return Math.abs(valeur / attendue - 1)
}

function contient(forme: Polygon | MultiPolygon | undefined, position: PositionCommune | undefined): boolean {
  if (position === undefined) return false
  const { lon, lat } = position
  let dedans = false
  for (const anneau of polygones(forme).flat()) {
    anneau.slice(1).forEach(([x2 = 0, y2 = 0], i) => {
      const [x1 = 0, y1 = 0] = anneau[i] ?? []
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) dedans = !dedans
    })
  }
  return dedans
}
