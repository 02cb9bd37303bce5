import type { Statut } from '../../data/catalogue/model/statut.ts'

/** A way of having no (solid) value. Each is a class of the legend, with a pattern and not only a colour. */
export interface Absence {
  id: number
  libelle: string
  motif: 'barres' | 'points' | 'croix' | 'rayures' | 'vide'
}

/** Ids are negative so that they never meet the index of a class. */
export const ABSENCES = [
  { id: -1, libelle: 'Couverture insuffisante', motif: 'barres' },
  { id: -2, libelle: 'Secret statistique', motif: 'points' },
  { id: -3, libelle: 'Non communiqué', motif: 'rayures' },
  { id: -4, libelle: 'Non disponible', motif: 'croix' },
  { id: -5, libelle: 'Sans objet', motif: 'vide' },
] as const satisfies readonly Absence[]

/** Class drawn for a status; `null` when the value itself decides. */
export const CLASSE_DE_STATUT = {
  publie: null,
  couverture_insuffisante: -1,
  secret: -2,
  non_communique: -3,
  non_disponible: -4,
  sans_objet: -5,
} as const satisfies Record<Statut, number | null>
