import { computed, signal } from '@preact/signals'
import { vue } from './navigation.ts'
import { assezLarge } from './theme.ts'
import type { Affichage } from './vue.ts'

type Moteur = typeof import('../map/carte.ts')
let demande: Promise<Moteur> | null = null

/** Why there is no map engine: the browser cannot draw, or the script did not arrive. */
export const panne = signal<'webgl' | 'chargement' | null>(null)

/** How many times the scripts of the page have been asked for again. */
export const essais = signal(0)

/** Asks for the drawing engine, once for all maps of the page; again after a failure. */
export function loadMoteur(): Promise<Moteur> {
  demande ??= import('../map/carte.ts').catch((error: unknown) => {
    demande = null
    throw error
  })
  return demande
}

/** Asks again for the scripts that did not arrive. */
export function reloadMoteur(): void {
  panne.value = null
  essais.value += 1
}

/** The browser says that it is cut off from any network. */
export const horsLigne = signal(!navigator.onLine)
addEventListener('offline', () => {
  horsLigne.value = true
})
addEventListener('online', () => {
  horsLigne.value = false
  if (panne.peek() === 'chargement') reloadMoteur()
})

/** False once the browser has shown that it cannot draw: a plain map and the table take over. */
export const dessinPossible = computed(() => panne.value !== 'webgl')

/** What is on screen: side by side only where there is room for two; a plain map never goes without its table. */
export const affichage = computed<Affichage>(() => {
  const wanted = vue.value.affichage
  if (!dessinPossible.value) return wanted === 'carte' ? 'deux' : wanted
  return wanted === 'deux' && !assezLarge.value ? 'carte' : wanted
})

export const avecCarte = computed(() => affichage.value !== 'tableau')
export const avecTableau = computed(() => affichage.value !== 'carte')
