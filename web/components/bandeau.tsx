import { etat } from '../state/donnees.ts'

/** On every screen of a demonstration: nobody must take an invented number for a real one. */
export function Bandeau() {
  if (!etat.etat.value.donnees?.demonstration) return null
  return (
    <aside class="bandeau" aria-label="Avertissement">
      <p>
        <strong>Données de démonstration.</strong> Les établissements et les valeurs sont inventés : ne les
        réutilisez pas.
      </p>
    </aside>
  )
}
