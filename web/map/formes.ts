import { COTE, type Forme } from '../legende/formes.ts'

/** Pixels of the image of a mark: twice the size it is shown at. */
const PIXELS = 2 * COTE

/** A mark as an image of the map, with a halo that keeps it apart from what is under it. */
export function drawForme({ trace, clair, sombre, creux }: Forme, nuit: boolean, halo: string): ImageData {
  const toile = new OffscreenCanvas(PIXELS, PIXELS)
  const plume = toile.getContext('2d')
  if (!plume) throw new Error('no canvas to draw marks on')
  plume.scale(PIXELS / COTE, PIXELS / COTE)
  const chemin = new Path2D(trace)
  plume.lineCap = 'round'
  const draw = (couleur: string, largeur: number) => {
    plume.strokeStyle = couleur
    plume.lineWidth = largeur
    plume.stroke(chemin)
  }
  draw(halo, creux ? 5.5 : 3)
  plume.fillStyle = nuit ? sombre : clair
  if (creux) draw(nuit ? sombre : clair, 2.5)
  else plume.fill(chemin)
  return plume.getImageData(0, 0, PIXELS, PIXELS)
}
