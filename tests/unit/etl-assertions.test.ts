import { describe, expect, it } from 'vitest'
import { assertionsSchema, type Source } from '../../data/catalogue/model/source.ts'
import { Ignore } from '../../data/catalogue/model/valeur.ts'
import { failedAssertions } from '../../etl/steps/assertions.ts'
import { Bilan } from '../../etl/steps/bilan.ts'

const sourceOf = (assertions: object) => ({ assertions: assertionsSchema.parse(assertions) }) as Source

/** A file of so many loaded and rejected lines, of which some have a name. */
function bilanOf(lignes: { chargees: number; rejetees?: number; nommees?: number }): Bilan {
  const { chargees, rejetees = 0, nommees = chargees } = lignes
  const bilan = new Bilan()
  for (let i = 0; i < chargees; i++) bilan.load([{ campagne: '2022' }], { nom: i < nommees ? 'x' : null })
  for (let i = 0; i < rejetees; i++)
    bilan.reject({ ligne: i, colonne: null, valeur: null, code: 'c', motif: 'm', contenu: '' })
  bilan.lues = chargees + rejetees
  return bilan
}

describe('health checks of a file', () => {
  it.each([
    [10, { lignesMin: 10 }, []],
    [9, { lignesMin: 10 }, ['9 ligne(s) chargée(s), au moins 10 attendue(s)']],
  ])('counts %i lines', (chargees, assertions, echecs) => {
    expect(failedAssertions(sourceOf(assertions), bilanOf({ chargees }), null)).toEqual(echecs)
  })

  it.each([
    [95, 5, []],
    [94, 6, ['6,0\u00a0% des lignes sont rejetées, 5,0\u00a0% au plus sont admises']],
  ])('of %i lines loaded and %i rejected', (chargees, rejetees, echecs) => {
    expect(failedAssertions(sourceOf({ rejetsMax: 0.05 }), bilanOf({ chargees, rejetees }), null)).toEqual(
      echecs,
    )
  })

  it.each([
    [90, 100, []],
    [89, 100, ['89 lignes au lieu de 100 dans l’import précédent : la perte dépasse 10,0\u00a0%']],
    [500, 100, []],
    [89, null, []],
  ])('%i lines where there were %j', (chargees, previous, echecs) => {
    expect(failedAssertions(sourceOf({ perteMax: 0.1 }), bilanOf({ chargees }), previous)).toEqual(echecs)
  })

  it.each([
    [99, []],
    [98, ['« nom » est rempli à 98,0\u00a0%, 99,0\u00a0% au moins est attendu']],
  ])('of 100 lines, %i have a name', (nommees, echecs) => {
    expect(
      failedAssertions(sourceOf({ remplissage: { nom: 0.99 } }), bilanOf({ chargees: 100, nommees }), null),
    ).toEqual(echecs)
  })

  it('tells every failure at once', () => {
    const assertions = { lignesMin: 5, remplissage: { nom: 1 } }
    expect(
      failedAssertions(sourceOf(assertions), bilanOf({ chargees: 1, rejetees: 1, nommees: 0 }), 10),
    ).toHaveLength(4)
  })
})

describe('reasons', () => {
  it('are gathered, the most frequent first, with the first line of each', () => {
    const bilan = new Bilan()
    const rejet = { colonne: 'ips', valeur: 'x', code: 'nombre_illisible', motif: 'un nombre', contenu: '' }
    bilan.ignore(new Ignore('hors', 'hors périmètre'), 3)
    bilan.reject({ ...rejet, ligne: 4 })
    bilan.reject({ ...rejet, ligne: 9 })
    bilan.warn('douteux', 'à vérifier', null, 1)
    bilan.reject({ ...rejet, ligne: 5, colonne: null })
    expect(bilan.motifs).toEqual([
      { nature: 'rejet', code: 'nombre_illisible', motif: 'ips : un nombre', nombre: 2, premiere_ligne: 4 },
      { nature: 'ignore', code: 'hors', motif: 'hors périmètre', nombre: 1, premiere_ligne: 3 },
      { nature: 'avertissement', code: 'douteux', motif: 'à vérifier', nombre: 1, premiere_ligne: null },
      { nature: 'rejet', code: 'nombre_illisible', motif: 'un nombre', nombre: 1, premiere_ligne: 5 },
    ])
    expect([bilan.ignorees, bilan.rejetees, bilan.chargees]).toEqual([1, 3, 0])
  })
})
