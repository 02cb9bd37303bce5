import { part } from '../format/nombre.ts'
import { valeurOuStatut } from '../format/valeur.ts'
import { france, indicateur } from '../state/donnees.ts'

/** The same value for the whole country: what every territory is read against. */
export function ValeurNationale() {
  const valeur = france.etat.value.donnees?.valeurs.find((item) => item.indicateur === indicateur.value?.id)
  if (!valeur || valeur.repartition) return null
  return (
    <p class="valeur-nationale">
      <span>France entière</span>
      <strong>{valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite)}</strong>
      {valeur.couverture !== null && valeur.couverture < 1 && (
        <span class="note">
          valeur connue pour {part(valeur.couverture)} des{' '}
          {valeur.grain === 'commune' ? 'communes' : 'établissements'}
        </span>
      )}
    </p>
  )
}
