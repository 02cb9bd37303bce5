import { part } from '../format/nombre.ts'
import { valeurOuStatut } from '../format/valeur.ts'
import { france, indicateur } from '../state/donnees.ts'

/** The same value for the whole country: what every territory is read against. */
export function ValeurNationale() {
  const { donnees, phase } = france.etat.value
  const valeur = donnees?.valeurs.find((item) => item.indicateur === indicateur.value?.id)
  if (valeur?.repartition || (!valeur && phase !== 'attente')) return null
  const partielle = valeur && valeur.couverture !== null && valeur.couverture < 1
  return (
    <p class="valeur-nationale">
      <span>France entière</span>
      <strong>{valeur ? valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite) : '…'}</strong>
      <span class="note">
        {partielle
          ? `valeur connue pour ${part(valeur.couverture ?? 0)} des ${valeur.grain === 'commune' ? 'communes' : 'établissements'}`
          : 'valeur connue partout'}
      </span>
    </p>
  )
}
