/** Shapes ready to be drawn, in degrees. */
export interface DessinVignette {
  /** What surrounds the territory. */
  fond: readonly (readonly [number, number][])[]
  /** The territory itself. */
  sujet: readonly (readonly [number, number][])[]
  /** Centre of a territory too small to be seen at this scale. */
  repere: readonly [number, number] | null
}

const COTE = 220
const MARGE = 6
/** Colours that can be told apart on a light page and on a dark one: an image cannot follow the theme. */
const [GRIS, TRAIT, ENCRE] = ['#8d90a0', '#8d90a0', '#6f5fd0']
/** A subject smaller than this, in pixels, is ringed. */
const PETIT = 14

type Projeter = (point: readonly [number, number]) => [number, number]

/** Small map as an SVG image: where a territory is. Empty frame when nothing has a shape. */
export function dessinerVignette({ fond, sujet, repere }: DessinVignette): string {
  const points = [...fond, ...sujet].flat()
  if (points.length === 0 && repere) points.push([repere[0], repere[1]])
  const projeter = projectionOf(points)
  const centre = repere ? projeter(repere) : null
  const cercle = centre && isPetit(sujet, projeter) ? anneau(centre) : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${COTE} ${COTE}" width="${COTE}" height="${COTE}">
<path d="${tracer(fond, projeter)}" fill="${GRIS}" fill-opacity=".22" stroke="${TRAIT}" stroke-width=".6" stroke-linejoin="round" fill-rule="evenodd"/>
<path d="${tracer(sujet, projeter)}" fill="${ENCRE}" fill-rule="evenodd"/>${cercle}
</svg>`
}

const anneau = ([x, y]: readonly [number, number]): string =>
  `<circle cx="${x}" cy="${y}" r="3.5" fill="${ENCRE}"/><circle cx="${x}" cy="${y}" r="10" fill="none" stroke="${ENCRE}" stroke-width="2.5"/>`

/** Degrees to pixels: the whole fits, east and north keep their proportions at its latitude. */
function projectionOf(points: readonly (readonly [number, number])[]): Projeter {
  let [ouest, sud, est, nord] = [180, 90, -180, -90]
  for (const [x, y] of points) {
    ouest = Math.min(ouest, x)
    est = Math.max(est, x)
    sud = Math.min(sud, y)
    nord = Math.max(nord, y)
  }
  const aplati = Math.cos((((sud + nord) / 2) * Math.PI) / 180)
  const etendue = Math.max((est - ouest) * aplati, nord - sud) || 1
  const echelle = (COTE - 2 * MARGE) / etendue
  const [dx, dy] = [(COTE - (est - ouest) * aplati * echelle) / 2, (COTE - (nord - sud) * echelle) / 2]
  return ([x, y]) => [arrondi(dx + (x - ouest) * aplati * echelle), arrondi(dy + (nord - y) * echelle)]
}

const arrondi = (valeur: number): number => Math.round(valeur * 10) / 10

/** Half a pixel and less adds nothing that can be seen: such points are dropped. */
const PAS = 0.7

function tracer(anneaux: DessinVignette['fond'], projeter: Projeter): string {
  return anneaux
    .map((anneau) => {
      let [ax, ay] = [Number.NaN, Number.NaN]
      const points: string[] = []
      for (const point of anneau) {
        const [x, y] = projeter(point)
        if (Math.abs(x - ax) < PAS && Math.abs(y - ay) < PAS) continue
        points.push(`${x} ${y}`)
        ax = x
        ay = y
      }
      return points.length < 3 ? '' : `M${points.join('L')}Z`
    })
    .join('')
}

function isPetit(sujet: DessinVignette['sujet'], projeter: Projeter): boolean {
  const xs = sujet.flat().map((point) => projeter(point)[0])
  return xs.length === 0 || Math.max(...xs) - Math.min(...xs) < PETIT
}
