import { compte, INSECABLE, nombre, part } from './nombre.ts'
import type { Nom } from './unites.ts'

/** Where one value stands among others of the same kind. */
export interface Position {
  /** Values it is compared with, its own included. */
  effectif: number
  inferieures: number
  egales: number
}

/** @param valeurs known values, the one placed included. */
export const positionOf = (valeur: number, valeurs: readonly number[]): Position => ({
  effectif: valeurs.length,
  inferieures: valeurs.filter((autre) => autre < valeur).length,
  egales: valeurs.filter((autre) => autre === valeur).length,
})

/** Fewest values among which a place means something. */
const MINIMUM = 4

/** « Plus élevé que 62 % des 412 écoles dont la valeur est connue. » */
export function phrasePosition({ effectif, inferieures, egales }: Position, nom: Nom): string {
  const tous = compte(effectif, nom.singulier, nom.pluriel)
  if (effectif < MINIMUM) return `Trop peu de valeurs connues pour situer celle-ci (${tous}).`
  if (egales === effectif) return `La même valeur pour les ${tous} dont elle est connue.`
  if (inferieures === 0) return `La plus basse des ${tous} dont la valeur est connue${exAequo(egales)}.`
  if (inferieures + egales === effectif)
    return `La plus élevée des ${tous} dont la valeur est connue${exAequo(egales)}.`
  return `Plus élevée que ${part(inferieures / effectif)} des ${tous} dont la valeur est connue.`
}

const exAequo = (egales: number): string =>
  egales > 1 ? `, avec ${nombre(egales - 1)} autre${egales > 2 ? 's' : ''}` : ''

/** « Oui : 62 % des 412 écoles » – how many answer the same, for what is a name and not an amount. */
export const phraseMemeReponse = (reponse: string, { effectif, egales }: Position, nom: Nom): string =>
  `« ${reponse} »${INSECABLE}: la réponse de ${part(egales / Math.max(1, effectif))} des ${compte(effectif, nom.singulier, nom.pluriel)} dont elle est connue.`
