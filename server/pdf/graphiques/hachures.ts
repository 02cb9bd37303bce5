import { ABSENCE, MOTIF } from '../encre.ts'
import type { Papier } from '../papier.ts'

const PAS = 3.2

/**
 * Hatches inside the current path, on the grey of what has no value: the pattern of silence, never a colour.
 * @param trace lays the path; @param boite around it: left, top, width, height.
 */
export function hatch(
  { doc }: Papier,
  trace: () => void,
  [x, y, largeur, hauteur]: readonly [number, number, number, number],
  fond = ABSENCE,
): void {
  doc.save()
  trace()
  doc.clip('even-odd')
  doc.rect(x, y, largeur, hauteur).fill(fond)
  doc.lineWidth(0.7).strokeColor(MOTIF)
  for (let d = PAS / 2; d < largeur + hauteur; d += PAS) {
    doc.moveTo(x + Math.min(d, largeur), y + Math.max(0, d - largeur))
    doc.lineTo(x + Math.max(0, d - hauteur), y + Math.min(d, hauteur))
  }
  doc.stroke()
  doc.restore()
}
