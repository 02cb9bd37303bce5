import { computed, effect, signal } from '@preact/signals'
import { adresseValeurs } from '../api/adresses.ts'
import { read } from '../api/client.ts'
import { campagne, filtres, indicateur, niveau, valeurs } from './donnees.ts'
import { navigate } from './navigation.ts'

/** How long a campaign stays on screen while they are played, in milliseconds: the time to read a map. */
const CADENCE = 1800

/** Campaigns of the indicator, the oldest first. */
export const campagnes = computed<readonly string[]>(() => indicateur.value?.campagnes ?? [])
/** Rank of the one on screen; -1 when there is none. */
export const rangCampagne = computed(() => campagnes.value.indexOf(campagne.value ?? ''))

/** Campaigns follow each other by themselves. Only a reader starts it. */
export const enLecture = signal(false)

/** Shows a campaign. A step of the player is not one to go back to. */
export function goTo(rang: number): void {
  const voulue = campagnes.peek()[rang]
  if (voulue !== undefined && rang !== rangCampagne.peek())
    navigate({ campagne: voulue }, { remplacer: true })
}

export const stop = (): void => {
  enLecture.value = false
}

/** Plays from the campaign on screen, or from the first one when it is the last. */
export function readOrStop(): void {
  const commence = !enLecture.peek()
  if (commence && rangCampagne.peek() === campagnes.peek().length - 1) goTo(0)
  enLecture.value = commence
}

/** Reads a campaign that is about to be shown: it is then drawn at once. */
export function prepare(rang: number): void {
  const [chosen, voulue] = [indicateur.peek(), campagnes.peek()[rang]]
  if (!chosen || voulue === undefined) return
  const adresse = adresseValeurs(chosen.id, niveau.peek(), voulue, filtres.peek())
  // Nobody waits for it: what fails here will be said when it is really asked for.
  read(adresse, new AbortController().signal).catch(() => {})
}

effect(() => {
  if (!enLecture.value) return
  const { phase } = valeurs.etat.value
  const suivante = rangCampagne.value + 1
  if (phase === 'erreur' || suivante >= campagnes.value.length) {
    queueMicrotask(stop)
    return
  }
  // The next one waits for this one to be there.
  if (phase !== 'pret') return
  prepare(suivante)
  const minuteur = setTimeout(() => goTo(suivante), CADENCE)
  return () => clearTimeout(minuteur)
})
