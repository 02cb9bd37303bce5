import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import { type Unite, valeurAvecUnite } from '../../data/mots/valeur.ts'
import type { ValeurJointe } from '../../server/contract/etablissements.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'

/** The value of one school in a list: « Oui », the name of its class, a number, or the sign of what is missing. */
export function ecrireJointe(
  jointe: Pick<ValeurJointe, 'valeur' | 'statut'> | undefined,
  mesure: IndicateurPublie['mesure'] | null,
  unite: Unite,
): string {
  if (!jointe) return LIBELLES_STATUT.sans_objet.court
  if (jointe.valeur === null) return LIBELLES_STATUT[jointe.statut].court
  if (mesure?.genre === 'part') return jointe.valeur >= 50 ? 'Oui' : 'Non'
  if (mesure?.genre === 'repartition') return mesure.classes[jointe.valeur]?.libelle ?? ''
  return valeurAvecUnite(jointe.valeur, unite)
}
