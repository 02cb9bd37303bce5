import { computed } from '@preact/signals'
import type { SignalementDetail } from '../../server/contract/signalements.ts'
import { FRAIS, ressource } from '../api/ressource.ts'
import { adresseSignalement } from '../signalements/adresses.ts'
import { chemin } from './navigation.ts'

/** Number that the address names; `null` on any other page. */
export const numero = computed(() => {
  const [, id] = /^\/signalements\/(\d{1,9})\/?$/.exec(chemin.value) ?? []
  return id === undefined ? null : Number(id)
})

export const signalement = ressource<SignalementDetail>(
  () => (numero.value === null ? null : adresseSignalement(numero.value)),
  FRAIS,
)
