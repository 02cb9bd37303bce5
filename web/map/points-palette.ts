import { ABSENCES } from '../legende/absences.ts'
import type { SemisEcoles } from '../legende/agregats.ts'
import type { Serie } from '../legende/serie.ts'
import { rgba, type Teintes } from './teintes.ts'

/** Colours of the classes of schools, by byte: four numbers each, 0 to 1, multiplied by their opacity. */
export interface Palette {
  fond: Float32Array
  contour: Float32Array
}

/** Bytes that a school may have; far more than there are classes. */
export const OCTETS = 32
/** Byte of a school that the series leaves out: it is never drawn. */
export const HORS_SERIE = OCTETS - 1
/** Byte of the ring around the chosen one. */
export const CHOISI = OCTETS - 2
/** Classes of absences are negative. */
const DECALAGE = ABSENCES.length

/** Class of a byte. */
export const classeDOctet = (octet: number): number => octet - DECALAGE

/** Byte of each school: its class, or that of what is not drawn. */
export function octetsOf(semis: SemisEcoles | null, serie: Serie | null): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(semis?.codes.length ?? 0).fill(HORS_SERIE)
  if (!serie) return octets
  semis?.codes.forEach((code, i) => {
    const classe = serie.classes[serie.rangs.get(code) ?? -1]
    if (classe !== undefined) octets[i] = Math.min(classe + DECALAGE, CHOISI - 1)
  })
  return octets
}

/**
 * Colours of every byte. A school without value is a hollow ring: told apart by shape, not only by colour. One whose
 * class is set aside has neither colour nor contour: it is not drawn.
 */
export function paletteOf(serie: Serie, montrees: ReadonlySet<number> | null, teintes: Teintes): Palette {
  const fond = new Float32Array(OCTETS * 4)
  const contour = new Float32Array(OCTETS * 4)
  const tint = (classe: number, couleur: string | null, trait: string) => {
    if (montrees && !montrees.has(classe)) return
    if (couleur) fond.set(rgba(couleur), 4 * (classe + DECALAGE))
    contour.set(rgba(trait), 4 * (classe + DECALAGE))
  }
  for (const { id } of ABSENCES) tint(id, null, teintes.frontiere)
  serie.classement.classes.forEach(({ couleur }, classe) => {
    tint(classe, couleur, teintes.liserePoint)
  })
  contour.set(rgba(teintes.encre), 4 * CHOISI)
  return { fond, contour }
}
