import { computed, signal } from '@preact/signals'
import { vue } from './navigation.ts'

type Moteur = typeof import('../map/carte.ts')
let demande: Promise<Moteur> | null = null

/** Asks for the drawing engine: heavy, so called as soon as a map is expected, in parallel with the data. */
export function chargerMoteur(): Promise<Moteur> {
  demande ??= import('../map/carte.ts')
  return demande
}

/** False once the browser has shown that it cannot draw: the table takes over. */
export const dessinPossible = signal(true)

/** True when the table is on screen: by choice, or for want of a map. */
export const enTableau = computed(() => vue.value.affichage === 'tableau' || !dessinPossible.value)
