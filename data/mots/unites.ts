import type { TypeEtablissement } from '../catalogue/model/etablissement.ts'
import { LIBELLES_TYPE } from '../catalogue/model/etablissement.ts'
import type { Indicateur } from '../catalogue/model/indicateur.ts'

/** The noun of what answers: a school of a type, a commune, an académie. */
export interface Nom {
  singulier: string
  pluriel: string
  feminin: boolean
  /** How the unit is named when it is the very territory one looks at. */
  territoire?: string
}

const COMMUNE: Nom = { singulier: 'commune', pluriel: 'communes', feminin: true, territoire: 'la commune' }
const ACADEMIE: Nom = { singulier: 'académie', pluriel: 'académies', feminin: true, territoire: 'l’académie' }
const ETABLISSEMENT: Nom = { singulier: 'établissement', pluriel: 'établissements', feminin: false }

/** What answers, for a perimeter of this type of school. */
export function nomOfUnites(grain: Indicateur['grain'], type: TypeEtablissement | 'tous'): Nom {
  if (grain === 'commune') return COMMUNE
  if (grain === 'academie') return ACADEMIE
  if (type === 'tous') return ETABLISSEMENT
  return { ...LIBELLES_TYPE[type], feminin: type === 'ecole' }
}

/** Agreement of a word written with its marks: `raccordé{e}s`, `équipé{e}s`. */
export const agree = (texte: string, { feminin }: Nom): string =>
  texte.replace(/\{(\w*)\}/g, feminin ? '$1' : '')
