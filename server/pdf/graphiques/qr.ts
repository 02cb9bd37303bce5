import { encode } from 'uqr'
import { ENCRE } from '../encre.ts'
import type { Papier } from '../papier.ts'

/** An address as a QR code, in squares: sharp at any size. */
export function drawQr({ doc }: Papier, adresse: string, x: number, y: number, cote: number): void {
  const { data, size } = encode(adresse, { ecc: 'M', border: 0 })
  const pas = cote / size
  for (const [rang, ligne] of data.entries()) {
    for (let colonne = 0; colonne < size; colonne += 1) {
      if (!ligne[colonne]) continue
      // Runs of squares are drawn as one: thin white seams would show between them.
      let suite = 1
      while (ligne[colonne + suite]) suite += 1
      doc.rect(x + colonne * pas, y + rang * pas, suite * pas, pas * 1.02)
      colonne += suite
    }
  }
  doc.fill(ENCRE)
}
