import { computed, signal } from '@preact/signals'
import { vue } from './navigation.ts'
import { assezLarge } from './theme.ts'
import type { Affichage } from './vue.ts'

type Moteur = typeof import('../map/carte.ts')
let demande: Promise<Moteur> | null = null

/** Asks for the drawing engine, once for all maps of the page. */
export function chargerMoteur(): Promise<Moteur> {
  demande ??= import('../map/carte.ts')
  return demande
}

/** False once the browser has shown that it cannot draw: a plain map and the table take over. */
export const dessinPossible = signal(true)

/** What is on screen: side by side only where there is room for two; a plain map never goes without its table. */
export const affichage = computed<Affichage>(() => {
  const wanted = vue.value.affichage
  if (!dessinPossible.value) return wanted === 'carte' ? 'deux' : wanted
  return wanted === 'deux' && !assezLarge.value ? 'carte' : wanted
})

export const avecCarte = computed(() => affichage.value !== 'tableau')
export const avecTableau = computed(() => affichage.value !== 'carte')
