import { signal } from '@preact/signals'

/** The page is being printed: what only paper shows exists. */
export const imprime = signal(false)
/** The map as it was on screen when printing began, when only its engine can draw it; a `data:` image. */
export const cliche = signal<string | null>(null)

/** Takes the picture of the map on screen; the map says how while it is there. */
let photographe: (() => string) | null = null
export function confier(prise: () => string): () => void {
  photographe = prise
  return () => {
    if (photographe === prise) photographe = null
  }
}

// Both are heard: browsers that print without asking only say the second one.
const commencer = () => {
  cliche.value = photographe?.() ?? null
  imprime.value = true
}
const finir = () => {
  imprime.value = false
  cliche.value = null
}
addEventListener('beforeprint', commencer)
addEventListener('afterprint', finir)
matchMedia('print').addEventListener('change', ({ matches }) => (matches ? commencer() : finir()))
