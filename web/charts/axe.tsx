import type { Echelle } from '../../data/dessin/echelle.ts'

interface Props {
  echelle: Echelle
  haut: number
  bas: number
  write(valeur: number): string
}

/** Vertical marks of a horizontal scale, their values written under them. */
export const Axe = ({ echelle, haut, bas, write }: Props) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an SVG group is not focusable; each point says its own value
  <g class="graphique-axe" aria-hidden="true">
    {echelle.reperes.map((repere) => {
      const x = echelle.x(repere)
      return (
        <g key={repere}>
          <line x1={x} x2={x} y1={haut} y2={bas} />
          <text x={x} y={bas + 14} text-anchor={ancreOf(echelle, repere)}>
            {write(repere)}
          </text>
        </g>
      )
    })}
  </g>
)

/** The words of the ends stay inside the drawing. */
function ancreOf({ domaine }: Echelle, repere: number): 'start' | 'middle' | 'end' {
  if (repere === domaine[0]) return 'start'
  return repere === domaine[1] ? 'end' : 'middle'
}
