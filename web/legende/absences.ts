import type { Statut } from '../../data/catalogue/model/statut.ts'

/** A way of having no (solid) value. Each is a class of the legend, with a pattern and not only a colour. */
export interface Absence {
  id: number
  libelle: string
  court: string
  motif: 'barres' | 'points' | 'croix' | 'rayures' | 'vide'
}

/** Ids are negative so that they never meet the index of a class. */
export const ABSENCES = [
  { id: -1, libelle: 'Couverture insuffisante', court: 'c.i.', motif: 'barres' },
  { id: -2, libelle: 'Secret statistique', court: 's.', motif: 'points' },
  { id: -3, libelle: 'Non communiqué', court: 'n.c.', motif: 'rayures' },
  { id: -4, libelle: 'Non disponible', court: 'n.d.', motif: 'croix' },
  { id: -5, libelle: 'Sans objet', court: 's.o.', motif: 'vide' },
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

/** Key of a class in an address: its rank, or the status it is drawn for. */
export const cleDeClasse = (classe: number): string =>
  Object.entries(CLASSE_DE_STATUT).find(([, id]) => id === classe)?.[0] ?? String(classe)

/** Class of such a key; `null` when it is not one. */
export function classeDeCle(cle: string): number | null {
  if (/^\d{1,2}$/.test(cle)) return Number(cle)
  return Object.hasOwn(CLASSE_DE_STATUT, cle) ? CLASSE_DE_STATUT[cle as Statut] : null
}
