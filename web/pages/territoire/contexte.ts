import { computed } from '@preact/signals'
import type { Contexte } from '../../components/fiche/contexte.ts'
import { demande } from '../../state/explication.ts'
import { lieu, perimetre, synthese } from '../../state/fiche-territoire.ts'

/** What the parts of the page share; `null` until the territory is read. */
export const contexte = computed<Contexte | null>(() => {
  const ici = lieu.value
  const ecoles = perimetre.value
  const nom = synthese.etat.value.donnees?.territoire.nom
  if (!ici || !ecoles || !nom) return null
  return {
    lieu: ici,
    nom,
    perimetre: ecoles,
    explain: (valeur) => {
      demande.value = { genre: 'territoire', lieu: ici, nom, perimetre: ecoles, valeur }
    },
  }
})
