import { computed } from '@preact/signals'
import { fiche } from './donnees.ts'
import { vue } from './navigation.ts'
import type { Selection } from './vue.ts'

/** What is chosen, and its name. */
export interface Choisi extends Selection {
  nom: string
}

/** What is chosen once its name is known; `null` before, or when nothing is. */
export const choisi = computed<Choisi | null>(() => {
  const { selection } = vue.value
  const { phase, donnees } = fiche.etat.value
  if (!selection || !donnees || phase !== 'pret') return null
  return { ...selection, nom: 'territoire' in donnees ? donnees.territoire.nom : donnees.nom }
})
