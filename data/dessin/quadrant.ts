/** A cell of the crossing: what the place allows, what is observed there. */
export interface Case {
  id: string
  libelle: string
  effectif: number
  /** Column (0: little possible, 1: much) and row (0: slow, 1: fast). */
  possible: 0 | 1
  constate: 0 | 1
  /** The cell where one can act at once: much is possible, little is observed. */
  signalee: boolean
}

/** Words of the two axes, from little to much. */
export const AXES_QUADRANT = {
  possible: ['Commune peu fibrée', 'Commune fibrée'],
  constate: ['lent', 'rapide'],
} as const

/** Cells of the crossing, by the ids that the catalogue gives them. */
const CASES = [
  { id: 'fort_rapide', possible: 1, constate: 1 },
  { id: 'fort_lent', possible: 1, constate: 0 },
  { id: 'faible_rapide', possible: 0, constate: 1 },
  { id: 'faible_lent', possible: 0, constate: 0 },
] as const

/** The four cells of a crossing with how many units stand in each. */
export const casesOf = (
  classes: readonly { id: string; libelle: string }[],
  repartition: Record<string, number> | null,
): Case[] =>
  CASES.map((cellule) => ({
    ...cellule,
    libelle: classes.find(({ id }) => id === cellule.id)?.libelle ?? cellule.id,
    effectif: repartition?.[cellule.id] ?? 0,
    signalee: cellule.id === 'fort_lent',
  }))
