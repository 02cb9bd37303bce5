import { effect, signal } from '@preact/signals'
import type { Trouvaille } from '../../server/contract/recherche.ts'
import { adresseRecherche } from '../api/adresses.ts'
import { ErreurApi, lire } from '../api/client.ts'
import { allerVers } from './destination.ts'

/** Pause in typing after which suggestions are asked for, in milliseconds. */
const PAUSE = 160
/** The API finds nothing in less than two characters. */
const MIN = 2

export const texte = signal('')
export const trouvailles = signal<Trouvaille[]>([])
/** Why there is no suggestion; empty otherwise. */
export const message = signal('')
/** Suggestion under the keyboard; -1 while the field itself is. */
export const rang = signal(-1)
export const ouverte = signal(false)

effect(() => {
  const q = texte.value.trim()
  rang.value = -1
  if (q.length < MIN) {
    trouvailles.value = []
    message.value = ''
    return
  }
  const controller = new AbortController()
  const timer = setTimeout(() => void chercher(q, controller.signal), PAUSE)
  return () => {
    clearTimeout(timer)
    controller.abort()
  }
})

async function chercher(q: string, abandon: AbortSignal): Promise<void> {
  try {
    const { resultats } = await lire<{ resultats: Trouvaille[] }>(adresseRecherche(q), abandon)
    if (abandon.aborted) return
    trouvailles.value = resultats
    message.value = resultats.length === 0 ? `Rien ne correspond à « ${q} ».` : ''
  } catch (error) {
    if (abandon.aborted) return
    trouvailles.value = []
    message.value = error instanceof ErreurApi ? error.message : 'La recherche a échoué.'
  }
}

export function choisir(trouvaille: Trouvaille): void {
  ouverte.value = false
  texte.value = ''
  allerVers(trouvaille)
}

/** Moves among suggestions, round and round. */
function avancer(pas: 1 | -1): void {
  const count = trouvailles.value.length
  if (count === 0) return
  ouverte.value = true
  rang.value = (Math.max(rang.value, pas === 1 ? -1 : 0) + pas + count) % count
}

/** Enter takes the suggestion under the keyboard, or the first one. */
function valider(): void {
  const chosen = trouvailles.value[Math.max(rang.value, 0)]
  if (chosen) choisir(chosen)
}

function echapper(): void {
  if (ouverte.value && texte.value !== '') ouverte.value = false
  else texte.value = ''
}

const TOUCHES: Record<string, () => void> = {
  ArrowDown: () => avancer(1),
  ArrowUp: () => avancer(-1),
  Enter: valider,
  Escape: echapper,
}

/** The keyboard of an ARIA combobox with a list. */
export function surTouche(event: KeyboardEvent): void {
  const action = TOUCHES[event.key]
  if (!action) return
  if (event.key !== 'Escape') event.preventDefault()
  action()
}
