import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import type { Valeur } from '../../server/contract/synthese.ts'
import { valeurOuStatut } from '../format/valeur.ts'
import { indicateurs } from './donnees.ts'

export interface Modalite {
  id: string
  libelle: string
}

/** How an indicator is measured, as declared; `null` while the catalogue is not read. */
export const mesureOf = (indicateur: string): IndicateurPublie['mesure'] | null =>
  indicateurs.etat.value.donnees?.resultats.find(({ id }) => id === indicateur)?.mesure ?? null

/** Declared classes of a distribution; empty for an indicator that is an amount. */
export function modalitesOf(indicateur: string): readonly Modalite[] {
  const mesure = mesureOf(indicateur)
  return mesure?.genre === 'repartition' ? mesure.classes : []
}

type Ecrite = Pick<Valeur, 'indicateur' | 'mesure' | 'unite'>

/** A value of a territory in words: for a distribution, the value is the rank of its most frequent class. */
export function writeValeur(
  { indicateur, mesure, unite }: Ecrite,
  valeur: Valeur['valeur'],
  statut: Valeur['statut'],
): string {
  if (mesure !== 'repartition' || valeur === null) return valeurOuStatut(valeur, statut, unite)
  return modalitesOf(indicateur)[valeur]?.libelle ?? valeurOuStatut(null, 'non_disponible', unite)
}
