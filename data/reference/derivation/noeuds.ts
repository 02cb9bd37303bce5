import { type Anneau, aretes, distance, estSur, type MultiPolygone, type Point } from './plan.ts'

/** Below it (degrees, about a centimetre) a corner of a cell lies on the border. */
const tolerance = 1e-7

/** A département in degrees: its outline, and the shape of its cells by commune code. */
export interface Territoire {
  readonly contour: MultiPolygone
  readonly cellules: ReadonlyMap<string, MultiPolygone>
}

/** Keys of the border segments each corner of the cells lies on; corners off the border are absent. */
type Appuis = ReadonlyMap<string, readonly string[]>

/**
 * The cells of a département meet its border elsewhere than those of the neighbour do. Adds to the cells of
 * each side the corners of the other's, so that both share the same arcs. Returns all cells, by commune code.
 */
export function nouer(territoires: readonly Territoire[]): Map<string, MultiPolygone> {
  const noeuds = new Map<string, Point[]>()
  const appuisDe = new Map(territoires.map((territoire) => [territoire, snap(territoire, noeuds)]))
  return new Map(
    [...appuisDe].flatMap(([{ cellules }, appuis]) =>
      [...cellules].map(([code, forme]) => {
        const completee = forme.map((polygone) => polygone.map((anneau) => complete(anneau, appuis, noeuds)))
        return [code, completee] as const
      }),
    ),
  )
}

/** Finds where the corners of a département's cells lie, and records them in `noeuds` by border segment. */
function snap({ contour, cellules }: Territoire, noeuds: Map<string, Point[]>): Appuis {
  const bords = aretes(contour).map((bord) => ({ bord, cle: bord.map(String).sort().join(' ') }))
  const appuis = new Map<string, string[]>()
  for (const point of [...cellules.values()].flat(3)) {
    if (appuis.has(String(point))) continue
    const touches = bords.filter(({ bord }) => estSur(point, bord, tolerance)).map(({ cle }) => cle)
    if (touches.length === 0) continue
    appuis.set(String(point), touches)
    for (const cle of touches) {
      const liste = noeuds.get(cle)
      if (liste === undefined) noeuds.set(cle, [point])
      else liste.push(point)
    }
  }
  return appuis
}

function complete(anneau: Anneau, appuis: Appuis, noeuds: ReadonlyMap<string, readonly Point[]>): Anneau {
  return anneau.flatMap((point, i) => {
    const precedent = anneau[i - 1]
    if (precedent === undefined) return [point]
    const cotes = appuis.get(String(precedent)) ?? []
    const commun = (appuis.get(String(point)) ?? []).find((cle) => cotes.includes(cle))
    return commun === undefined ? [point] : [...coinsEntre(precedent, point, noeuds.get(commun) ?? []), point]
  })
}

/** The recorded corners strictly between a and b, in order; near-identical ones once. */
function coinsEntre(a: Point, b: Point, coins: readonly Point[]): Point[] {
  const interieurs = coins
    .filter((coin) => estSur(coin, [a, b], tolerance))
    .filter((coin) => distance(coin, a) > tolerance && distance(coin, b) > tolerance)
    .sort((p, q) => distance(p, a) - distance(q, a))
  return interieurs.filter((coin, i) => i === 0 || distance(coin, interieurs[i - 1] ?? a) > tolerance)
}
