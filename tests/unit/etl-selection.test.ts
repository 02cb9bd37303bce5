import { describe, expect, it } from 'vitest'
import { defineIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { calculsOf, chooseContours, importsOf, nextSelection } from '../../etl/steps/publish/selection.ts'

const choix = (source: string, campagne: string, import_id: number) => ({ source, campagne, import_id })
const nouveau = (source: string, campagnes: string[], import_id: number) => ({ source, campagnes, import_id })

describe('what the next publication reads', () => {
  it('starts from nothing', () => {
    expect(nextSelection([], [nouveau('annuaire', ['referentiel'], 1)])).toEqual([
      choix('annuaire', 'referentiel', 1),
    ])
  })

  it('replaces reference data whole, and campaigns one by one', () => {
    const current = [
      choix('annuaire', 'referentiel', 1),
      choix('ips-ecoles', '2021', 2),
      choix('ips-ecoles', '2022', 2),
      choix('rep', '2022', 3),
    ]
    const next = nextSelection(current, [
      nouveau('annuaire', ['referentiel'], 8),
      nouveau('ips-ecoles', ['2022', '2023'], 9),
    ])
    expect(next).toEqual([
      choix('annuaire', 'referentiel', 8),
      choix('ips-ecoles', '2021', 2),
      choix('ips-ecoles', '2022', 9),
      choix('ips-ecoles', '2023', 9),
      choix('rep', '2022', 3),
    ])
    expect(importsOf(next, 'ips-ecoles')).toEqual([2, 9])
    expect(current).toHaveLength(4)
  })

  it('keeps the last of two files of one campaign', () => {
    const next = nextSelection([], [nouveau('rep', ['2022'], 1), nouveau('rep', ['2022'], 2)])
    expect(next).toEqual([choix('rep', '2022', 2)])
  })

  it('does not let an import that waited replace a later one', () => {
    const current = [choix('annuaire', 'referentiel', 5), choix('rep', '2022', 6)]
    const late = [nouveau('annuaire', ['referentiel'], 4), nouveau('rep', ['2021', '2022'], 3)]
    expect(nextSelection(current, late)).toEqual([
      ...current.slice(0, 1),
      choix('rep', '2021', 3),
      choix('rep', '2022', 6),
    ])
  })
})

describe('contours', () => {
  it('are the real ones where they were imported, the schematic ones of communes and départements elsewhere', () => {
    const selection = [
      choix('contours-schematiques', 'referentiel', 1),
      choix('contours-communes', 'referentiel', 2),
      choix('contours-regions', 'referentiel', 3),
    ]
    expect(
      chooseContours(selection).map(({ niveau, import_id, reelle }) => [niveau, import_id, reelle]),
    ).toEqual([
      ['commune', 2, true],
      ['region', 3, true],
      ['departement', 1, false],
    ])
    expect(chooseContours([])).toEqual([])
  })
})

describe('syntheses that a selection allows', () => {
  const base = {
    composante: 'equipement' as const,
    libelle: 'Exemple',
    definition: 'Indicateur déclaré pour un seul test.',
    unite: { id: 'nombre' as const, singulier: '', pluriel: '', decimales: 0 },
    grain: 'etablissement' as const,
    population: ['ecole' as const],
    legende: { genre: 'quantiles' as const, classes: 5 },
    polarite: 'neutre' as const,
  } satisfies Omit<Parameters<typeof defineIndicateur>[0], 'id' | 'mesure'>
  const champ = (...sources: string[]) => ({ genre: 'champ' as const, champ: 'x', sources })
  const selection = [
    choix('a', '2021', 1),
    choix('a', '2022', 2),
    choix('b', '2022', 3),
    choix('b', '2023', 4),
    choix('c', '2022', 5),
  ]

  it('are those of the campaigns in which every field has a source', () => {
    const ratio = defineIndicateur({
      ...base,
      id: 'r',
      mesure: { genre: 'ratio', numerateur: champ('a'), denominateur: champ('b'), facteur: 1 },
    })
    expect(calculsOf([ratio], selection)).toEqual([
      expect.objectContaining({
        indicateur: ratio,
        campagne: '2022',
        imports: [2, 3],
        isLatest: true,
        ouvertAvant: '2022-12-31',
      }),
    ])
  })

  it('read every source of a field, and know the latest campaign', () => {
    const somme = defineIndicateur({ ...base, id: 's', mesure: { genre: 'somme', lecture: champ('b', 'a') } })
    const found = calculsOf([somme], selection).map(({ campagne, imports, isLatest }) => [
      campagne,
      imports,
      isLatest,
    ])
    expect(found).toEqual([
      ['2021', [1], false],
      ['2022', [2, 3], false],
      ['2023', [4], true],
    ])
  })

  it('are none without a source, and one when the school itself is read', () => {
    const absent = defineIndicateur({ ...base, id: 'n', mesure: { genre: 'somme', lecture: champ('z') } })
    const attribut = defineIndicateur({
      ...base,
      id: 'p',
      mesure: {
        genre: 'part',
        lecture: { genre: 'attribut', attribut: 'position_precision' },
        oui: { parmi: ['numero'] },
      },
    })
    const found = calculsOf([absent, attribut], selection)
    expect(
      found.map(({ indicateur, campagne, imports, ouvertAvant }) => [
        indicateur.id,
        campagne,
        imports,
        ouvertAvant,
      ]),
    ).toEqual([['p', 'referentiel', [], null]])
  })
})
