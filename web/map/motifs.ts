import { ABSENCES, type Absence } from '../legende/absences.ts'

const SIDE = 16
type Motif = Absence['motif']

/** Whether a pixel of the 16 × 16 tile is inked. Diagonals join at the edges, whatever the tile. */
const INK: Record<Motif, (x: number, y: number) => boolean> = {
  rayures: (x, y) => (x + y) % 8 < 2,
  barres: (x, y) => (x - y + SIDE) % 16 < 3,
  croix: (x, y) => (x + y) % 16 < 2 || (x - y + SIDE) % 16 < 2,
  points: (x, y) => Math.hypot((x % 8) - 3.5, (y % 8) - 3.5) < 1.9,
  vide: () => false,
}

/** A transparent tile inked with one pattern, for `addImage` at pixel ratio 2. */
export function drawMotif(motif: Motif, [r, g, b]: [number, number, number]): ImageData {
  const image = new ImageData(SIDE, SIDE)
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      if (INK[motif](x, y)) image.data.set([r, g, b, 255], (y * SIDE + x) * 4)
    }
  }
  return image
}

/** Absences that are drawn with a pattern. */
export const MOTIFS = ABSENCES.filter(({ motif }) => motif !== 'vide')
export const nomDeMotif = (motif: Motif): string => `motif-${motif}`
