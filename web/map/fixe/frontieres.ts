import { COTE_MONDE, readTrace } from '../../../data/dessin/trace.ts'

/** An outline and the wider territory it is part of. */
export interface Piece {
  trace: string
  groupe: string | undefined
}

/**
 * Borders of the groups, coasts included, as one SVG path: the sides of outlines that no other outline of the same
 * group follows. Neighbours round their common border to the same points, which is what makes sides comparable.
 * Some 10 ms for the départements.
 */
export function traceFrontieres(pieces: readonly Piece[]): string {
  const groupesDe = new Map<string, string | undefined>()
  const cotes: [number, number][] = []
  const interieurs = new Set<string>()
  for (const { trace, groupe } of pieces) {
    for (const points of readTrace(trace)) {
      for (let i = 0; i + 3 < points.length; i += 2) {
        const cote: [number, number] = [sommet(points, i), sommet(points, i + 2)]
        const cle = cleOf(cote)
        if (!groupesDe.has(cle)) {
          groupesDe.set(cle, groupe)
          cotes.push(cote)
        } else if (groupesDe.get(cle) === groupe) interieurs.add(cle)
      }
    }
  }
  return write(cotes.filter((cote) => !interieurs.has(cleOf(cote))))
}

/** A point of the grid as one number. */
const sommet = (points: readonly number[], i: number): number =>
  (points[i] ?? 0) * COTE_MONDE + (points[i + 1] ?? 0)

/** A side is the same whichever way it is walked. */
const cleOf = ([a, b]: readonly [number, number]): string => (a < b ? `${a},${b}` : `${b},${a}`)

/** Sides as a path; one that begins where the former ends goes on from there. */
function write(cotes: readonly (readonly [number, number])[]): string {
  let trace = ''
  let ici = -1
  for (const [depuis, vers] of cotes) {
    const [x0, y0] = [Math.floor(depuis / COTE_MONDE), depuis % COTE_MONDE]
    const [x1, y1] = [Math.floor(vers / COTE_MONDE), vers % COTE_MONDE]
    trace += `${depuis === ici ? '' : `M${x0} ${y0}`}l${x1 - x0} ${y1 - y0}`
    ici = vers
  }
  return trace
}
