import { signal } from '@preact/signals'

/** The page is being printed: what only paper shows exists. */
export const imprime = signal(false)
/** The map as it was on screen when printing began, when only its engine can draw it; a `data:` image. */
export const cliche = signal<string | null>(null)

/** Takes the picture of the map on screen; the map says how while it is there. */
let photographe: (() => string) | null = null
export function entrust(prise: () => string): () => void {
  photographe = prise
  return () => {
    if (photographe === prise) photographe = null
  }
}

// Both are heard: browsers that print without asking only say the second one.
const begin = () => {
  cliche.value = photographe?.() ?? null
  imprime.value = true
}
const finish = () => {
  imprime.value = false
  cliche.value = null
}
addEventListener('beforeprint', begin)
addEventListener('afterprint', finish)
matchMedia('print').addEventListener('change', ({ matches }) => (matches ? begin() : finish()))
