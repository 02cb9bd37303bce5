import { findSource } from '../../data/catalogue/registry.ts'
import type { Completude } from '../contract/anomalie.ts'
import type { ValeurEtablissement } from '../contract/etablissements.ts'
import { round } from './nombre.ts'

/**
 * What is known of a school on what could be: one value per indicator, at the latest campaign that asked it.
 * What does not apply, or was not collected, is not missing.
 * @param valeurs its values, the newest campaign of each indicator first.
 */
export function completudeOf(valeurs: readonly ValeurEtablissement[]): Completude {
  const dernieres = new Map<string, ValeurEtablissement>()
  for (const valeur of valeurs) {
    const isDemandee = valeur.statut !== 'sans_objet' && valeur.statut !== 'non_disponible'
    if (valeur.grain === 'etablissement' && isDemandee && !dernieres.has(valeur.indicateur)) {
      dernieres.set(valeur.indicateur, valeur)
    }
  }
  const demandees = [...dernieres.values()]
  const manquants = demandees.flatMap(({ indicateur, libelle, campagne, statut, source }) => {
    const fiche = source === null ? undefined : findSource(source)
    if (statut !== 'non_communique' && statut !== 'secret') return []
    return {
      indicateur,
      libelle,
      campagne,
      statut,
      source: source ?? '',
      producteur: fiche?.producteur ?? '',
    }
  })
  const renseignes = demandees.length - manquants.length
  return {
    applicables: demandees.length,
    renseignes,
    taux: demandees.length === 0 ? null : round(renseignes / demandees.length, 3),
    manquants,
  }
}
