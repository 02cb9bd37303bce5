import { useSignal } from '@preact/signals'
import { catalogue } from '../state/catalogue.ts'
import { addCondition, conditions, conditionsMax, retirerCondition } from '../state/conditions.ts'
import { indicateur } from '../state/donnees.ts'
import { AjoutCondition } from './ajout-condition.tsx'
import { Icone } from './icone.tsx'

/** What schools must have answered to be kept: the list, and a way to add to it. */
export function Conditions() {
  const ouvert = useSignal(false)
  return (
    <fieldset class="conditions">
      <legend class="etiquette">Seuils et réponses</legend>
      {conditions.value.length > 0 && (
        <ul>
          {conditions.value.map(({ texte, libelle, phrase }) => (
            <li key={texte}>
              <span>
                {libelle} <strong>{phrase}</strong>
              </span>
              <button type="button" class="bouton-icone" onClick={() => retirerCondition(texte)}>
                <Icone nom="fermer" />
                <span class="hors-ecran">
                  Retirer : {libelle}, {phrase}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {ouvert.value && indicateur.value ? (
        <AjoutCondition
          liste={[...catalogue.value.values()]}
          propose={indicateur.value}
          add={(texte) => {
            addCondition(texte)
            ouvert.value = false
          }}
          cancel={() => {
            ouvert.value = false
          }}
        />
      ) : (
        <button
          type="button"
          class="bouton bouton-leger"
          disabled={conditionsMax.value}
          onClick={() => {
            ouvert.value = true
          }}
        >
          <Icone nom="plus" /> Ajouter une condition
        </button>
      )}
    </fieldset>
  )
}
