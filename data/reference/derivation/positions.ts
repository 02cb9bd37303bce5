import type { QualitePosition } from '../contours.ts'
import type { Commune } from './communes.ts'
import { bring } from './dedans.ts'
import { place } from './placement.ts'
import { aire, aretes, type MultiPolygone, type Plan, type Point, planDe, transform } from './plan.ts'
import { dither, relax, type Site } from './relaxation.ts'
import { reperes } from './reperes.ts'
import type { Voisinages } from './voisins.ts'

/** [longitude, latitude, quality], degrees to five decimals. */
export type Position = readonly [number, number, QualitePosition]

/** What is known of the whole country. */
export interface Connaissances {
  /** GeoNames positions (degrees) by commune code. */
  readonly connues: ReadonlyMap<string, Point>
  readonly voisinages: Voisinages
}

const trameParCommune = 80
/** Tuned once against real commune centres: enough steps to even the mesh, few enough to keep groups together. */
const relachement = { pas: 20, sansAttache: 12 }
const partCodePostal = 0.2
const partEpci = 0.1
/** A commune that had to be brought inside may give its neighbours that much room (km). */
const jeuDesRecalees = 2

/** Places the communes of one département, whose outline is given in its plane; by commune code. */
export function positionner(
  communes: readonly Commune[],
  contour: MultiPolygone,
  plan: Plan,
  { connues, voisinages }: Connaissances,
): Map<string, Position> {
  const bords = aretes(contour)
  const superficie = aire(contour)
  const connue = (code: string): Point | undefined => {
    const position = connues.get(code) ?? reperes[code]?.centre
    return position === undefined ? undefined : plan.versPlan(position)
  }
  const estimees = place(
    communes.filter(({ code }) => connue(code) === undefined),
    { bords, parcelle: superficie / communes.length, voisinages, connue },
  )
  const sites = communes.map((commune): Site => {
    const point = connue(commune.code) ?? estimees.get(commune.code)
    if (point === undefined) throw new Error(`commune ${commune.code} was not placed`)
    const dedans = bring(point, bords)
    if (estimees.has(commune.code)) {
      return { point: dedans, jeu: Number.POSITIVE_INFINITY, attaches: attachesDe(commune) }
    }
    return { point: dedans, jeu: dedans === point ? 0 : jeuDesRecalees, attaches: [] }
  })
  const trame = dither(contour, superficie, communes.length * trameParCommune)
  const points = relax(sites, trame, relachement).map((point) => plan.versGeo(bring(point, bords)))
  return new Map(
    communes.map(({ code }, i) => {
      const origine = connues.get(code)
      const [lon, lat] = (points[i] ?? []).map(round)
      if (lon === undefined || lat === undefined) throw new Error(`commune ${code} lost its place`)
      return [code, [lon, lat, qualify(origine, [lon, lat])]]
    }),
  )
}

function attachesDe({ codesPostaux, epci }: Commune): Site['attaches'] {
  return [
    { groupe: `cp ${codesPostaux[0]}`, part: partCodePostal },
    { groupe: `epci ${epci}`, part: epci === undefined ? 0 : partEpci },
  ]
}

function qualify(origine: Point | undefined, position: Point): QualitePosition {
  if (origine === undefined) return 'estimee'
  return origine.every((valeur, axe) => round(valeur) === position[axe]) ? 'geonames' : 'recalee'
}

/** To five decimals, about a metre. */
function round(degres: number): number {
  return Math.round(degres * 1e5) / 1e5
}

/** Positions of the arrondissements of one département, moved inside its outline where they are not. */
export function placeArrondissements(
  connues: ReadonlyMap<string, Point>,
  contour: MultiPolygone,
): Map<string, Position> {
  const plan = planDe(contour)
  const bords = aretes(transform(contour, plan.versPlan))
  return new Map(
    [...connues].map(([code, origine]) => {
      const [lon, lat] = plan.versGeo(bring(plan.versPlan(origine), bords)).map(round) as [number, number]
      return [code, [lon, lat, qualify(origine, [lon, lat])]]
    }),
  )
}
