import {
  type Anneau,
  type Emprise,
  empriseOf,
  type Lieu,
  type Projeter,
  projectionOf,
  trace,
} from '../../data/dessin/projection.ts'

/** Shapes ready to be drawn, in degrees. */
export interface DessinVignette {
  /** What surrounds the territory. */
  fond: readonly Anneau[]
  /** The territory itself. */
  sujet: readonly Anneau[]
  /** Centre of a territory too small to be seen at this scale. */
  repere: Lieu | null
}

const COTE = 220
const MARGE = 6
/** Colours that can be told apart on a light page and on a dark one: an image cannot follow the theme. */
const [GRIS, TRAIT, ENCRE] = ['#8d90a0', '#8d90a0', '#6f5fd0']
/** A subject smaller than this, in pixels, is ringed. */
const PETIT = 14
const NULLE_PART: Emprise = [0, 0, 0, 0]

/** Small map as an SVG image: where a territory is. Empty frame when nothing has a shape. */
export function drawVignette({ fond, sujet, repere }: DessinVignette): string {
  const lieux = [...fond, ...sujet].flat()
  const emprise = empriseOf(lieux.length === 0 && repere ? [repere] : lieux) ?? NULLE_PART
  const projeter = projectionOf(emprise, [MARGE, MARGE, COTE - 2 * MARGE, COTE - 2 * MARGE])
  const centre = repere ? projeter(repere) : null
  const cercle = centre && isPetit(sujet, projeter) ? anneau(centre) : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${COTE} ${COTE}" width="${COTE}" height="${COTE}">
<path d="${trace(fond, projeter)}" fill="${GRIS}" fill-opacity=".22" stroke="${TRAIT}" stroke-width=".6" stroke-linejoin="round" fill-rule="evenodd"/>
<path d="${trace(sujet, projeter)}" fill="${ENCRE}" fill-rule="evenodd"/>${cercle}
</svg>`
}

const anneau = ([x, y]: readonly [number, number]): string =>
  `<circle cx="${x}" cy="${y}" r="3.5" fill="${ENCRE}"/><circle cx="${x}" cy="${y}" r="10" fill="none" stroke="${ENCRE}" stroke-width="2.5"/>`

function isPetit(sujet: DessinVignette['sujet'], projeter: Projeter): boolean {
  const xs = sujet.flat().map((point) => projeter(point)[0])
  return xs.length === 0 || Math.max(...xs) - Math.min(...xs) < PETIT
}
