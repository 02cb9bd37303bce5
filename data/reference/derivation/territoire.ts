import { type Intersection, split } from './cellules.ts'
import type { Commune } from './communes.ts'
import type { Territoire } from './noeuds.ts'
import { type MultiPolygone, planDe, transform } from './plan.ts'
import { type Connaissances, type Position, positionner } from './positions.ts'
import { hexagone, reperes } from './reperes.ts'

/** A département with its communes placed and its territory shared between them. */
export interface Dresse extends Territoire {
  readonly positions: ReadonlyMap<string, Position>
}

/** Places the communes of one département (outline in degrees), then cuts it into one cell per commune. */
export function dresser(
  communes: readonly Commune[],
  contour: MultiPolygone,
  savoir: Connaissances,
  intersection: Intersection,
): Dresse {
  const plan = planDe(contour)
  const iles = communes.flatMap(({ code }) => {
    const { centre, rayon } = reperes[code] ?? {}
    return centre === undefined || rayon === undefined ? [] : [[hexagone(plan.versPlan(centre), rayon)]]
  })
  const complet = [...transform(contour, plan.versPlan), ...iles]
  const positions = positionner(communes, complet, plan, savoir)
  const sites = [...positions.values()].map(([lon, lat]) => plan.versPlan([lon, lat]))
  const formes = split(sites, complet, intersection).map((forme) => transform(forme, plan.versGeo))
  return {
    positions,
    cellules: new Map([...positions.keys()].map((code, i) => [code, formes[i] ?? []])),
    // The outline as read, not as projected and back: neighbours must agree on it to the last digit.
    contour: [...contour, ...transform(iles, plan.versGeo)],
  }
}
