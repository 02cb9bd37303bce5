import { computed, signal } from '@preact/signals'
import { readVue, type Vue, writeVue } from './vue.ts'

const adresse = signal({ chemin: location.pathname, vue: readVue(location.search) })

/** Path of the page shown. */
export const chemin = computed(() => adresse.value.chemin)
/** What the address asks for. */
export const vue = computed(() => adresse.value.vue)

addEventListener('popstate', () => {
  adresse.value = { chemin: location.pathname, vue: readVue(location.search) }
})

/** Paths of the pages that a view describes: the map, the same inside another site, how to put it there. */
export const CARTE = '/'
export const INTEGREE = '/carte/integree'
export const INTEGRER = '/carte/integrer'
const VUES: readonly string[] = [CARTE, INTEGREE, INTEGRER]

/** The page shows a view; the other pages read what they show themselves. */
export const surCarte = computed(() => VUES.includes(chemin.value))

/** What a change takes away: classes kept by rank mean nothing once the classes are others. */
const consequences = (changes: Partial<Vue>): Partial<Vue> =>
  'indicateur' in changes || 'classes' in changes ? { isoler: [] } : {}

/**
 * Changes the view and its address together, and opens the map if the page shown is not about a view.
 * `remplacer`: no new entry in the history (a pan of the map is not a step one goes back to).
 */
export function navigate(changes: Partial<Vue>, { remplacer = false } = {}): void {
  const next = { ...adresse.peek().vue, ...consequences(changes), ...changes }
  const ici = surCarte.peek() ? chemin.peek() : CARTE
  const url = `${ici}${writeVue(next)}`
  if (url !== location.pathname + location.search) {
    if (remplacer) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
  }
  adresse.value = { chemin: ici, vue: next }
}
