import type { ComponentChildren } from 'preact'

interface Props {
  /** What the point says, value included. */
  libelle: string
  /** First of its chart: the one Tab reaches; arrows reach the others. */
  premier: boolean
  children: ComponentChildren
}

/** A part of a chart that can be read by itself, with the keyboard as with a pointer. */
export const Point = ({ libelle, premier, children }: Props) => (
  // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: focusable so that its words are read; nothing to activate
  <g
    class="graphique-point"
    data-point
    role="img"
    aria-label={libelle} // SVG takes its attributes as they are written: `tabIndex` would not be one.
    tabindex={premier ? 0 : -1}
  >
    <title>{libelle}</title>
    {children}
  </g>
)
