import { LIBELLES_STATUT, type Statut } from '../catalogue/model/statut.ts'

interface Jointe {
  /** 100 (yes) or 0 (no) for a `part`, the rank of its class for a `repartition`. */
  valeur: number | null
  statut: Statut
}

type Mesure =
  | { genre: 'repartition'; classes: readonly { libelle: string }[] }
  | { genre: 'part' | 'ratio' | 'mediane' | 'somme' }

/**
 * What a list says of one school: « Oui », the name of its class, or the sign of what is missing, as words; an amount
 * as the number it is, which each place writes its own way.
 */
export function readJointe(jointe: Jointe | undefined, mesure: Mesure | null): string | number {
  if (!jointe) return LIBELLES_STATUT.sans_objet.court
  if (jointe.valeur === null) return LIBELLES_STATUT[jointe.statut].court
  if (mesure?.genre === 'part') return jointe.valeur >= 50 ? 'Oui' : 'Non'
  return mesure?.genre === 'repartition' ? (mesure.classes[jointe.valeur]?.libelle ?? '') : jointe.valeur
}
