import { LIBELLES_STATUT, type Statut } from '../catalogue/model/statut.ts'
import { FINE, INSECABLE, nombre, nombreCourt, pluriel } from './nombre.ts'

/** What of a unit is needed to write a value. */
export interface Unite {
  id: string
  singulier: string
  pluriel: string
  decimales: number
}

/** The unit as written after a number, its space included; empty when the number stands alone. */
export function suffixe(unite: Unite, quantite: number): string {
  if (unite.id === 'pourcent') return `${FINE}%`
  const noun = pluriel(quantite, unite.singulier, unite.pluriel)
  // « pour 1 000 élèves »: the thousands hold together.
  return noun ? `${INSECABLE}${noun.replace(/(\d) (\d)/g, `$1${FINE}$2`)}` : ''
}

/** `93.412` in percent → `93,4 %`. An incomplete share is never rounded up to 100 %. */
export function valeurAvecUnite(valeur: number, unite: Unite): string {
  return `${valeurSeule(valeur, unite)}${suffixe(unite, valeur)}`
}

/** The number alone, with the decimals of its unit; « 0 % » and « 100 % » need none. */
export function valeurSeule(valeur: number, unite: Unite): string {
  if (unite.id === 'pourcent' && (valeur === 0 || valeur === 100)) return nombre(valeur)
  const top = 10 ** -unite.decimales
  const capped =
    unite.id === 'pourcent' && valeur < 100 ? Math.min(valeur, Number((100 - top).toFixed(3))) : valeur
  return nombre(capped, unite.decimales)
}

/** What is written where a value is expected: the value, or why there is none. */
export function valeurOuStatut(valeur: number | null, statut: Statut, unite: Unite): string {
  if (valeur !== null) return valeurAvecUnite(valeur, unite)
  return LIBELLES_STATUT[statut].court || LIBELLES_STATUT.non_disponible.court
}

/** Signed difference with the level above: `+ 3,1 points`, `− 12 élèves`, or « égal ». */
export function ecart(valeur: number, reference: number, unite: Unite): string {
  const difference = valeur - reference
  const shown = nombreCourt(Math.abs(difference), unite.decimales)
  if (Number(Math.abs(difference).toFixed(unite.decimales)) === 0) return 'égal'
  const noun =
    unite.id === 'pourcent'
      ? `${INSECABLE}${pluriel(Math.abs(difference), 'point', 'points')}`
      : suffixe(unite, Math.abs(difference))
  return `${difference > 0 ? '+' : '−'}${FINE}${shown}${noun}`
}
