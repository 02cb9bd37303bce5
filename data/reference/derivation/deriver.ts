import { ascending, group, rollup } from 'd3'
import type { ContoursSchematiques, QualitePosition } from '../contours.ts'
import { match } from './appariement.ts'
import { matchArrondissements } from './arrondissements.ts'
import type { Intersection } from './cellules.ts'
import type { Commune } from './communes.ts'
import { nouer } from './noeuds.ts'
import type { MultiPolygone } from './plan.ts'
import { type Position, placeArrondissements } from './positions.ts'
import type { Lieu } from './sources.ts'
import { dresser } from './territoire.ts'
import { build } from './topologie.ts'
import { index } from './voisins.ts'

/** Everything the derivation starts from. `departements` maps a code to its outline, in degrees. */
export interface Sources {
  readonly communes: readonly Commune[]
  readonly arrondissements: readonly Commune[]
  readonly lieux: readonly Lieu[]
  readonly departements: ReadonlyMap<string, MultiPolygone>
}

/** The two derived files, before encoding, and how many positions there are of each quality. */
export interface Derivation {
  readonly contours: ContoursSchematiques
  readonly positions: ReadonlyMap<string, Position>
  readonly decompte: ReadonlyMap<QualitePosition, number>
}

/** Derives the schematic map and the positions; throws when a département with communes has no outline. */
export function derive(sources: Sources, intersection: Intersection): Derivation {
  const { communes, arrondissements, lieux } = sources
  const savoir = { connues: match(communes, lieux), voisinages: index(communes) }
  const contourDe = (departement: string) => {
    const contour = sources.departements.get(departement)
    if (contour === undefined) throw new Error(`no outline for the département ${departement}`)
    return contour
  }
  const dresses = [...group(communes, ({ departement }) => departement)].map(([departement, membres]) =>
    dresser(membres, contourDe(departement), savoir, intersection),
  )
  const quartiers = [...group(arrondissements, ({ departement }) => departement)].map(
    ([departement, membres]) =>
      placeArrondissements(matchArrondissements(membres, lieux), contourDe(departement)),
  )
  const positions = [
    ...dresses.flatMap((dresse) => [...dresse.positions]),
    ...quartiers.flatMap((map) => [...map]),
  ]
  const departementDe = new Map(communes.map(({ code, departement }) => [code, departement]))
  return {
    contours: build(nouer(dresses), departementDe),
    positions: new Map(positions.sort(([a], [b]) => ascending(a, b))),
    decompte: rollup(
      positions,
      (membres) => membres.length,
      ([, [, , qualite]]) => qualite,
    ),
  }
}
