import { describe, expect, it, test } from 'vitest'
import { INDICATEURS_DECLARES } from '../../data/catalogue/index.generated.ts'
import { classify } from '../../data/dessin/classes.ts'
import { teintesOf } from '../../web/map/teintes.ts'
import { deltaE, labVu, VISIONS, type Vision } from '../support/couleurs.ts'

/** Sharma, Wu & Dalal (2005): pairs of colours and their difference, from the reference data of CIEDE2000. */
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const)('the difference between %j and %j is %d', (a, b, attendue) => {
  expect(deltaE(a, b)).toBeCloseTo(attendue, 3)
})

/** Neighbours in a legend meet on the map: this far apart, nobody takes one for the other. */
const VOISINES_MIN = 9
/** A lack of value is hatched too: its ground need not be as far from the classes. */
const ABSENCE_MIN = 6.5
/** Names have no order: any two of them may meet, and each is written. */
const NOMS_MIN = 8

/** Every legend of the catalogue, at a territory level and at schools, each shape once. */
function legendes(sombre: boolean) {
  const vues = new Map<string, { couleurs: string[]; ordonnee: boolean }>()
  for (const { legende, mesure, unite } of INDICATEURS_DECLARES) {
    const modalites = mesure.genre === 'repartition' ? mesure.classes.map(({ id }) => id) : null
    for (const niveau of ['departement', 'etablissement']) {
      const serie = { niveau, modalites, valeurs: Array.from({ length: 100 }, (_, i) => i + 1) }
      const unitePleine = { id: unite, singulier: '', pluriel: '', decimales: 1 }
      const { classes, ordonnee } = classify({ legende, mesure, unite: unitePleine } as never, serie, sombre)
      const couleurs = classes.map(({ couleur }) => couleur)
      vues.set(couleurs.join(), { couleurs, ordonnee })
    }
  }
  return [...vues.values()]
}

describe.each(Object.keys(VISIONS) as Vision[])('with the eyes of « %s »', (vision) => {
  const ecart = (a: string, b: string) => deltaE(labVu(a, vision), labVu(b, vision))

  it.each([
    ['light', false],
    ['dark', true],
  ])('each class of each legend of the catalogue can be told apart, %s', (_, sombre) => {
    const fautes: string[] = []
    const tell = (a: string, b: string, min: number, quoi: string) => {
      if (ecart(a, b) < min) fautes.push(`${quoi} ${a} ${b}: ${ecart(a, b).toFixed(1)} < ${min}`)
    }
    const { absence } = teintesOf(sombre)
    const toutes = legendes(sombre)
    expect(toutes.length).toBeGreaterThan(6)
    for (const { couleurs, ordonnee } of toutes) {
      couleurs.forEach((couleur, i) => {
        tell(couleur, absence, ABSENCE_MIN, 'absence')
        for (const autre of ordonnee ? couleurs.slice(i + 1, i + 2) : couleurs.slice(i + 1)) {
          tell(couleur, autre, ordonnee ? VOISINES_MIN : NOMS_MIN, couleurs.join())
        }
      })
    }
    expect(fautes).toEqual([])
  })
})
