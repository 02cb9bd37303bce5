import { describe, expect, it } from 'vitest'
import { classify, seuilsQuantiles } from '../../data/dessin/classes.ts'
import { divergente, sequentielle } from '../../data/dessin/palettes.ts'
import type { IndicateurPublie, Valeurs } from '../../server/contract/indicateurs.ts'
import { classeDeCle, cleDeClasse } from '../../web/legende/absences.ts'
import { buildSerie, pointOf, writePoint } from '../../web/legende/serie.ts'
import { centresDesAires } from '../../web/map/noms-aires.ts'

const POURCENT = { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 }
const STATUTS = [
  'publie',
  'non_communique',
  'sans_objet',
  'non_disponible',
  'secret',
  'couverture_insuffisante',
]

const indicateur = (legende: object, mesure: object = { genre: 'ratio' }) =>
  ({ id: 'essai', unite: POURCENT, legende, mesure }) as unknown as IndicateurPublie
const serieOf = (valeurs: (number | null)[], statuts: number[], plus: object = {}) =>
  ({
    niveau: 'departement',
    codes: valeurs.map((_, i) => `0${i + 1}`),
    valeurs,
    statuts,
    statuts_legende: STATUTS,
    couverture: valeurs.map(() => 1),
    etablissements: null,
    modalites: null,
    ...plus,
  }) as unknown as Valeurs

/** Relative luminance (WCAG) of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('palettes', () => {
  it.each([2, 3, 5, 7, 9])('tell %i sequential classes apart by lightness alone, both themes', (n) => {
    const clair = sequentielle(n, false).map(luminance)
    expect(clair).toEqual([...clair].sort((a, b) => b - a))
    const sombre = sequentielle(n, true).map(luminance)
    expect(sombre).toEqual([...sombre].sort((a, b) => a - b))
    expect(new Set(clair.map((l) => l.toFixed(2))).size).toBe(n)
  })

  it('darken on both sides of the reference', () => {
    const [basse = '', moins = '', milieu = '', plus = '', haute = ''] = divergente([-2, -1, 0, 1, 2], false)
    expect(luminance(basse)).toBeLessThan(luminance(moins))
    expect(luminance(moins)).toBeLessThan(luminance(milieu))
    expect(luminance(haute)).toBeLessThan(luminance(plus))
    expect(basse).not.toBe(haute)
  })
})

describe('classes', () => {
  it('are the declared thresholds, in words', () => {
    const { classes, classeDe } = classify(
      indicateur({ genre: 'sequentielle', seuils: [10, 50] }),
      serieOf([], []),
      false,
    )
    expect(classes.map(({ libelle }) => libelle)).toEqual([
      'moins de 10\u202f%',
      '10 à 50\u202f%',
      '50\u202f% et plus',
    ])
    expect([9.99, 10, 50].map(classeDe)).toEqual([0, 1, 2])
  })

  it('hold the reference in a neutral class, whatever the number of classes on each side', () => {
    const legende = { genre: 'divergente', seuils: [80, 90, 97, 109], reference: 103 }
    const { classes, classeDe } = classify(indicateur(legende), serieOf([], []), false)
    expect(classeDe(103)).toBe(3)
    expect(classes[3]?.couleur).toBe(divergente([0], false)[0])
  })

  it('hold equal numbers of values for a total, with bounds one can read', () => {
    expect(seuilsQuantiles([1234, 2345, 3456, 4567, 5678, 6789], 3)).toEqual([3500, 5700])
    expect(seuilsQuantiles([5, 5, 5, 5], 4)).toEqual([])
    expect(seuilsQuantiles([null, null], 5)).toEqual([])
  })
})

describe('classes asked for', () => {
  it('are cut from one campaign for all: going to another does not move them', () => {
    const legende = { genre: 'quantiles', classes: 2 }
    const libelles = (reference?: (number | null)[]) =>
      buildSerie(
        indicateur(legende),
        serieOf([1, 2, 3, 4], [0, 0, 0, 0]),
        null,
        false,
        true,
        reference,
      ).classement.classes.map(({ court }) => court)
    expect(libelles([10, 20, 30, 40])).toEqual(libelles([10, 20, 30, 40].toReversed()))
    expect(libelles([10, 20, 30, 40])).not.toEqual(libelles())
  })

  it('are of equal count on request, for amounts only', () => {
    const valeurs = serieOf([1, 2, 3, 4, 50, 60], [])
    const { classes, quantiles } = classify(
      indicateur({ genre: 'sequentielle', seuils: [10] }),
      valeurs,
      false,
      true,
    )
    expect(quantiles).toBe(true)
    expect(classes.map(({ court }) => court)).toEqual(['<\u202f2', '2–3', '3–4', '4–50', '≥\u202f50'])
    const mesure = { genre: 'repartition', classes: [{ id: 'a', libelle: 'A' }] }
    const noms = serieOf([0], [0], { modalites: ['a'] })
    expect(classify(indicateur({ genre: 'categorielle' }, mesure), noms, false, true).quantiles).toBe(false)
  })

  it('go from little to much when the classes of a distribution cut a number', () => {
    const mesure = {
      genre: 'repartition',
      classes: ['a', 'b', 'c'].map((id, i) => ({ id, libelle: id, min: i })),
    }
    const { classes } = classify(
      indicateur({ genre: 'categorielle' }, mesure),
      serieOf([0], [0], { modalites: ['a', 'b', 'c'] }),
      false,
    )
    expect(classes.map(({ couleur }) => couleur)).toEqual(sequentielle(3, false))
  })

  it('have keys in addresses that are read back', () => {
    for (const classe of [0, 11, -1, -2, -3, -4, -5]) expect(classeDeCle(cleDeClasse(classe))).toBe(classe)
    expect(classeDeCle('toString')).toBeNull()
  })
})

describe('a series', () => {
  const ratio = indicateur({ genre: 'sequentielle', seuils: [50] })

  it('counts each way of having no value apart, and those it leaves out as without object', () => {
    const serie = buildSerie(ratio, serieOf([10, 60, null, 20, null], [0, 0, 1, 5, 4]), 8, false)
    expect(Object.fromEntries(serie.effectifs)).toEqual({ 0: 1, 1: 1, '-3': 1, '-1': 1, '-2': 1, '-5': 3 })
    expect(writePoint(serie, pointOf(serie, '02'))).toBe('60,0\u202f%')
    expect(writePoint(serie, pointOf(serie, '03'))).toBe('Non communiqué')
    expect(writePoint(serie, pointOf(serie, '04'))).toBe('20,0\u202f% (fragile)')
    expect(writePoint(serie, pointOf(serie, '99'))).toBe('Sans objet')
    const filtree = buildSerie(ratio, serieOf([10], [0], { etablissements: [1] }), 8, false)
    expect(writePoint(filtree, pointOf(filtree, '99'))).toBe('Aucun établissement retenu')
  })

  it('names the answer of a school rather than giving it a percentage', () => {
    const part = indicateur({ genre: 'sequentielle', seuils: [50] }, { genre: 'part' })
    const serie = buildSerie(part, serieOf([0, 100], [0, 0], { niveau: 'etablissement' }), null, false)
    expect(['01', '02'].map((uai) => writePoint(serie, pointOf(serie, uai)))).toEqual(['Non', 'Oui'])
  })
})

it('names a commune once, at the centre of its pieces weighted by their areas', () => {
  const carre = (x: number, y: number, cote: number) => ({
    properties: { code: '35238', nom: 'Rennes' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + cote, y],
          [x + cote, y + cote],
          [x, y + cote],
          [x, y],
        ],
      ],
    },
  })
  const { features } = centresDesAires([carre(0, 0, 2), carre(2, 0, 2), carre(10, 10, 0)])
  expect(features).toHaveLength(1)
  expect(features[0]?.geometry.coordinates).toEqual([2, 1])
})
