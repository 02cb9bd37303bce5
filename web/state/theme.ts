import { signal } from '@preact/signals'

/** A media query, as a signal. */
function media(query: string) {
  const list = matchMedia(query)
  const state = signal(list.matches)
  list.addEventListener('change', () => {
    state.value = list.matches
  })
  return state
}

export const sombre = media('(prefers-color-scheme: dark)')
export const mouvementReduit = media('(prefers-reduced-motion: reduce)')
/** Narrow windows get the bottom sheet. Bounds are those of the style sheets. */
export const etroit = media('(max-width: 56rem)')
/** Wide windows give the panel a column of its own beside the map. */
export const large = media('(min-width: 96rem)')
/** Windows where the map and the table fit side by side. */
export const assezLarge = media('(min-width: 72rem)')
