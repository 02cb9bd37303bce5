import { computed, signal } from '@preact/signals'
import { ecrireVue, lireVue, type Vue } from './vue.ts'

const adresse = signal({ chemin: location.pathname, vue: lireVue(location.search) })

/** Path of the page shown. */
export const chemin = computed(() => adresse.value.chemin)
/** What the address asks for. */
export const vue = computed(() => adresse.value.vue)

addEventListener('popstate', () => {
  adresse.value = { chemin: location.pathname, vue: lireVue(location.search) }
})

/** Path of the map, the page that a view describes. */
const CARTE = '/'

/**
 * Changes the view and its address together, and opens the map if another page is shown.
 * `remplacer`: no new entry in the history (a pan of the map is not a step one goes back to).
 */
export function naviguer(changes: Partial<Vue>, { remplacer = false } = {}): void {
  const next = { ...adresse.peek().vue, ...changes }
  const url = `${CARTE}${ecrireVue(next)}`
  if (url !== location.pathname + location.search) {
    if (remplacer) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
  }
  adresse.value = { chemin: CARTE, vue: next }
}
