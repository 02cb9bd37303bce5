import { type Html, html } from '../../documentation/html.ts'

const arrondie = (part: number): number => Math.round(part * 1000) / 10

/** A share (0–1) as a bar; the number is written beside it. */
export const jauge = (part: number, classe = 'jauge-part'): Html => barres([{ part, classe }])

/** Shares (0–1) of one whole, side by side. Drawn without any style attribute, which the pages do not allow. */
export function barres(segments: readonly { part: number; classe: string }[]): Html {
  let x = 0
  const rects = segments.map(({ part, classe }) => {
    const largeur = arrondie(part)
    const rect = html`<rect class="${classe}" x="${x}" width="${largeur}" height="8"/>`
    x += largeur
    return rect
  })
  return html`<svg class="jauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="jauge-fond" width="100" height="8"/>${rects}</svg>`
}
