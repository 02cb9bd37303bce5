import { worldX, worldY } from './mercator.ts'

/** Side of the square world, in the units of a trace: one is 850 metres in the middle of France. */
export const COTE_MONDE = 32_768

type Point = readonly [longitude: number, latitude: number]

/**
 * Rings as one SVG path, on the grid of web maps. Points are rounded and those that fall on the same spot are one:
 * two neighbours round their common border the same way, so that no gap opens between them.
 */
export const tracer = (anneaux: readonly (readonly Point[])[]): string => anneaux.map(traceAnneau).join('')

function traceAnneau(anneau: readonly Point[]): string {
  let trace = ''
  let [x, y, pas] = [0, 0, 0]
  for (const [longitude, latitude] of anneau) {
    const gx = Math.round(worldX(longitude) * COTE_MONDE)
    const gy = Math.round(worldY(latitude) * COTE_MONDE)
    if (trace === '') trace = `M${gx} ${gy}l`
    else if (gx !== x || gy !== y) {
      trace += `${pas === 0 || gx - x < 0 ? '' : ' '}${gx - x}${gy - y < 0 ? '' : ' '}${gy - y}`
      pas += 1
    }
    ;[x, y] = [gx, gy]
  }
  return pas < 3 ? '' : `${trace}z`
}

/** Points of a trace, ring after ring: x0, y0, x1, y1… in units of the grid; each ring ends where it began. */
export function readTrace(trace: string): number[][] {
  return trace
    .split('M')
    .filter((anneau) => anneau !== '')
    .map((anneau) => {
      const [x0 = 0, y0 = 0, ...pas] = (anneau.match(/-?\d+/g) ?? []).map(Number)
      const points = [x0, y0]
      let [x, y] = [x0, y0]
      for (let i = 0; i + 1 < pas.length; i += 2) {
        x += pas[i] ?? 0
        y += pas[i + 1] ?? 0
        points.push(x, y)
      }
      if (x !== x0 || y !== y0) points.push(x0, y0)
      return points
    })
}
