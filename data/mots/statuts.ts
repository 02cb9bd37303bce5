import type { Statut } from '../catalogue/model/statut.ts'

/** What each status says of a value, for whoever meets it for the first time. */
export const SENS_STATUT: Record<Statut, string> = {
  publie: 'Une valeur a été communiquée.',
  non_communique: 'L’établissement a été interrogé, ou devait figurer dans la source, et n’a pas répondu.',
  sans_objet: 'La question ne se pose pas pour ce type d’établissement, ou aucun n’est concerné ici.',
  non_disponible: 'Cette campagne n’a pas posé la question.',
  secret: 'Trop peu d’établissements ont répondu pour qu’un total soit publié.',
  couverture_insuffisante:
    'Trop peu d’établissements ont répondu pour que la valeur soit sûre : elle est montrée avec son avertissement, et n’entre dans aucun classement.',
}
