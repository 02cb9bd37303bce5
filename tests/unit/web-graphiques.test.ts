import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { echelleOf } from '../../data/dessin/echelle.ts'
import { tranchesOf } from '../../web/charts/tranches.ts'
import { distance } from '../../web/format/distance.ts'
import { membresOf } from '../../web/format/groupes.ts'

/** Values as the API publishes them: six decimals at most. */
const valeur = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1e6)
const nombres = fc.array(valeur, { minLength: 1, maxLength: 60 })

describe('scales', () => {
  it('keep every value inside the drawing, in order', () => {
    fc.assert(
      fc.property(nombres, (valeurs) => {
        const { x } = echelleOf(valeurs, [6, 314])
        const places = valeurs.toSorted((a, b) => a - b).map(x)
        expect(places.every((place) => place >= 6 - 1e-6 && place <= 314 + 1e-6)).toBe(true)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
    )
  })

  it('give a bar a length proportional to its value', () => {
    const { x } = echelleOf([10, 40], [0, 300], { zero: true })
    expect((x(40) - x(0)) / (x(10) - x(0))).toBeCloseTo(4)
  })
})

it('counts every value in exactly one class', () => {
  fc.assert(
    fc.property(nombres, (valeurs) => {
      const tranches = tranchesOf(valeurs)
      expect(tranches.reduce((sum, { effectif }) => sum + effectif, 0)).toBe(valeurs.length)
    }),
  )
})

it('calls similar the schools of the same sector, network and size', () => {
  const ecole = (uai: string, secteur: 'public' | 'prive', eleves: number | null) => ({
    uai,
    secteur,
    education_prioritaire: 'aucune' as const,
    indicateurs: [{ indicateur: 'eleves', campagne: '2022', valeur: eleves, statut: 'publie' as const }],
  })
  const ecoles = [
    ecole('a', 'public', 100),
    ecole('b', 'public', 124),
    ecole('c', 'public', 126),
    ecole('d', 'prive', 100),
    ecole('e', 'public', null),
  ]
  const ici = {
    uai: 'a',
    commune: { code: '1', nom: '' },
    departement: { code: '1', nom: '' },
    secteur: 'public' as const,
    education_prioritaire: 'aucune' as const,
  }
  expect(membresOf(ecoles, ici, 'semblables').map(({ uai }) => uai)).toEqual(['a', 'b'])
})

it('measures a kilometre as one', () => {
  const rennes = { longitude: -1.68, latitude: 48.11 }
  expect(distance(rennes, { ...rennes, latitude: 48.11 + 1 / 111.195 })).toBeCloseTo(1000, 0)
})
