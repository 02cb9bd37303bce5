import { type Chiffre, intervalleOf, isComplet } from './chiffre.ts'
import { FINE, INSECABLE, nombreCourt, part, pluriel } from './nombre.ts'
import { suffixe, valeurAvecUnite } from './valeur.ts'

/**
 * What can be said of two values of one indicator. `incertain`: the silent ones could reverse the order;
 * `fragile`: one of the two is under the coverage floor.
 */
export interface Verdict {
  sens: 'superieur' | 'inferieur' | 'egal'
  certitude: 'sure' | 'sous_reserve' | 'incertain' | 'fragile'
  ecart: number
}

/** Compares two values of one indicator; `null` when one is missing, or when a difference has no meaning. */
export function compare(ici: Chiffre, autre: Chiffre): Verdict | null {
  if (ici.valeur === null || autre.valeur === null) return null
  if (ici.mesure === 'somme' || ici.mesure === 'repartition') return null
  const ecart = ici.valeur - autre.valeur
  const nul = Number(Math.abs(ecart).toFixed(ici.unite.decimales)) === 0
  const sens = nul ? 'egal' : ecart > 0 ? 'superieur' : 'inferieur'
  return { sens, ecart, certitude: certitudeOf(ici, autre, ecart) }
}

function certitudeOf(ici: Chiffre, autre: Chiffre, ecart: number): Verdict['certitude'] {
  const mien = intervalleOf(ici)
  const sien = intervalleOf(autre)
  if (mien && sien) {
    if (isComplet(ici) && isComplet(autre)) return 'sure'
    const separes = ecart > 0 ? mien[0] > sien[1] : mien[1] < sien[0]
    return separes ? 'sure' : 'incertain'
  }
  const fragile = [ici, autre].some(({ statut }) => statut === 'couverture_insuffisante')
  return fragile ? 'fragile' : 'sous_reserve'
}

/** « 3,2 points de plus », « 12 élèves de moins », « la même valeur ». */
export function ditEcart({ sens, ecart }: Verdict, unite: Chiffre['unite']): string {
  if (sens === 'egal') return 'la même valeur'
  const taille = Math.abs(ecart)
  const nom =
    unite.id === 'pourcent' ? `${INSECABLE}${pluriel(taille, 'point', 'points')}` : suffixe(unite, taille)
  return `${nombreCourt(taille, unite.decimales)}${nom} de ${sens === 'superieur' ? 'plus' : 'moins'}`
}

/** One sentence on how a value stands beside that of another territory, its certainty included. */
export function phraseComparaison(ici: Chiffre, autre: Chiffre, nom: string): string | null {
  const verdict = compare(ici, autre)
  if (!verdict || autre.valeur === null) return null
  const debut = `Par rapport à ${nom} (${valeurAvecUnite(autre.valeur, ici.unite)})${INSECABLE}: ${ditEcart(verdict, ici.unite)}`
  if (verdict.certitude === 'sure') return `${debut}.`
  if (verdict.certitude === 'incertain' && verdict.sens === 'egal') {
    return `${debut}${FINE}; les réponses qui manquent pourraient les séparer.`
  }
  if (verdict.certitude === 'incertain') {
    return `${debut}, mais les réponses qui manquent pourraient inverser l’écart : on ne peut pas conclure.`
  }
  if (verdict.certitude === 'fragile') return `${debut}, à ne pas interpréter : trop peu de réponses.`
  return `${debut}, parmi les valeurs connues.`
}

/** What a total weighs in the total of a wider territory: « Soit 12 % du total (Bretagne : 64 171 élèves) »; `null` when it has no meaning. */
export function phraseDuTotal(ici: Chiffre, autre: Chiffre, nom: string): string | null {
  if (ici.mesure !== 'somme' || ici.valeur === null || !autre.valeur) return null
  return `Soit ${part(ici.valeur / autre.valeur)} du total (${nom}${INSECABLE}: ${valeurAvecUnite(autre.valeur, ici.unite)}).`
}
