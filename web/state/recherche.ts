import { computed, effect, signal } from '@preact/signals'
import type { Trouvaille } from '../../server/contract/recherche.ts'
import { adresseRecherche } from '../api/adresses.ts'
import { ErreurApi, read } from '../api/client.ts'
import { goTo } from './destination.ts'
import { isLocalisable, searchNearby } from './proximite.ts'
import { forgetRecents, recents, retain } from './recents.ts'

/** Pause in typing after which suggestions are asked for, in milliseconds. */
const PAUSE = 160
/** The API finds nothing in less than two characters. */
const MIN = 2

/** What the list offers: places, and what can be done without typing. */
export type Proposition = { genre: 'lieu'; lieu: Trouvaille } | { genre: 'autour' } | { genre: 'oublier' }

export const texte = signal('')
const trouvailles = signal<readonly Trouvaille[]>([])
/** Schools around the reader; `null` until they have been asked for. */
const proches = signal<readonly Trouvaille[] | null>(null)
/** Why there is no suggestion, or what is being waited for; empty otherwise. */
export const message = signal('')
/** Suggestion under the keyboard; -1 while the field itself is. */
export const rang = signal(-1)
export const ouverte = signal(false)
/** The answer to what is typed has not come yet. */
const attendue = signal(false)
let aValider = false
let localisation: AbortController | null = null

const enLieux = (places: readonly Trouvaille[]): Proposition[] =>
  places.map((lieu) => ({ genre: 'lieu', lieu }))

const isCherche = (): boolean => texte.value.trim().length >= MIN

/** What the list is about, said above it; empty for the answers to what is typed. */
export const rubrique = computed(() => {
  return !isCherche() && proches.value ? 'Établissements les plus proches' : ''
})

/** What the list offers now. */
export const propositions = computed<readonly Proposition[]>(() => {
  if (isCherche()) return enLieux(trouvailles.value)
  if (proches.value) return enLieux(proches.value)
  return [
    ...(isLocalisable() ? [{ genre: 'autour' } as const] : []),
    ...enLieux(recents.value),
    ...(recents.value.length > 0 ? [{ genre: 'oublier' } as const] : []),
  ]
})

effect(() => {
  const q = texte.value.trim()
  rang.value = -1
  message.value = ''
  aValider = false
  attendue.value = q.length >= MIN
  if (q.length < MIN) {
    trouvailles.value = []
    return
  }
  proches.value = null
  localisation?.abort()
  const controller = new AbortController()
  const timer = setTimeout(() => void search(q, controller.signal), PAUSE)
  return () => {
    clearTimeout(timer)
    controller.abort()
  }
})

async function search(q: string, abandon: AbortSignal): Promise<void> {
  try {
    const { resultats } = await read(adresseRecherche(q), abandon)
    if (abandon.aborted) return
    trouvailles.value = resultats
    message.value = resultats.length === 0 ? `Rien ne correspond à « ${q} ». Essayez moins de mots.` : ''
  } catch (error) {
    if (abandon.aborted) return
    trouvailles.value = []
    message.value = error instanceof ErreurApi ? error.message : 'La recherche a échoué.'
  }
  attendue.value = false
  if (aValider) validate()
}

async function searchAround(): Promise<void> {
  localisation?.abort()
  const controller = new AbortController()
  localisation = controller
  message.value = 'Recherche de votre position…'
  try {
    const found = await searchNearby(controller.signal)
    if (controller.signal.aborted) return
    rang.value = -1
    proches.value = found
    message.value = found.length === 0 ? 'Aucun établissement à moins de 20 km.' : ''
  } catch (error) {
    if (controller.signal.aborted) return
    message.value = error instanceof Error ? error.message : 'La position est introuvable.'
  }
}

/** Does what a suggestion says. */
export function choose(proposition: Proposition): void {
  if (proposition.genre === 'autour') void searchAround()
  else if (proposition.genre === 'oublier') {
    rang.value = -1
    forgetRecents()
  } else goToLieu(proposition.lieu)
}

function goToLieu(lieu: Trouvaille): void {
  ouverte.value = false
  texte.value = ''
  rang.value = -1
  proches.value = null
  retain(lieu)
  goTo(lieu)
}

/** Moves among suggestions, round and round. */
function advance(pas: 1 | -1): void {
  const count = propositions.value.length
  if (count === 0) return
  ouverte.value = true
  rang.value = (Math.max(rang.value, pas === 1 ? -1 : 0) + pas + count) % count
}

/** Enter takes the suggestion under the keyboard, or the first answer to what is typed, when it comes. */
function validate(): void {
  aValider = rang.value < 0 && attendue.value
  if (aValider) return
  const chosen = propositions.value[rang.value] ?? (isCherche() ? propositions.value[0] : undefined)
  if (chosen) choose(chosen)
}

/** The list first, then what was typed. */
function echapper(): void {
  localisation?.abort()
  message.value = ''
  proches.value = null
  if (ouverte.value) ouverte.value = false
  else texte.value = ''
}

const TOUCHES: Record<string, () => void> = {
  ArrowDown: () => advance(1),
  ArrowUp: () => advance(-1),
  Enter: validate,
  Escape: echapper,
}

/** The keyboard of an ARIA combobox with a list. */
export function surTouche(event: KeyboardEvent): void {
  const action = TOUCHES[event.key]
  if (!action) return
  if (event.key !== 'Escape') event.preventDefault()
  action()
}
