import { useSignal } from '@preact/signals'
import { Saisie } from '../../../components/saisie.tsx'
import { createAgent } from '../../../state/agents.ts'
import { type DroitSaisi, Droits, enterDroits, sendDroits } from './droits.tsx'

const DEPART = enterDroits([{ role: 'pilote', niveau: 'departement', code: '' }])

/** Accredits somebody, who receives a sign-in link at once. */
export function Creer() {
  const courriel = useSignal('')
  const nom = useSignal('')
  const droits = useSignal<readonly DroitSaisi[]>(DEPART)
  const create = async () => {
    const corps = {
      courriel: courriel.value.trim(),
      nom: nom.value.trim(),
      droits: sendDroits(droits.value),
    }
    if (!(await createAgent(corps))) return
    courriel.value = ''
    nom.value = ''
    droits.value = DEPART
  }
  return (
    <details class="formulaire-plus">
      <summary>Inviter un agent</summary>
      <form
        class="formulaire lot"
        aria-label="Inviter un agent"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <div class="formulaire-ligne">
          <Saisie libelle="Nom" requis valeur={nom} />
          <Saisie libelle="Adresse électronique" type="email" requis valeur={courriel} />
        </div>
        <Droits droits={droits} />
        <div class="formulaire-actions">
          <button type="submit" class="bouton bouton-plein">
            Inviter
          </button>
        </div>
      </form>
    </details>
  )
}
