import { effect } from '@preact/signals'
import type { Ressource } from './ressource.ts'

/** Pause before the next look, in milliseconds: after something moved, then longer and longer, up to the last. */
const PAUSE = 1000
const PAUSE_IMMOBILE = 10_000
const PAUSE_PANNE = 30_000

/**
 * Looks again at what is under way, as long as it is: at once a second while it moves, less and less often while it
 * stands still or the server does not answer (what was read stays, with the error). It stops when the page that reads
 * it is left, its address being `null` then.
 * @param isEnCours computed from signals too: looking begins when it becomes true.
 */
export function watch<T>(lecture: Ressource<T>, isEnCours: (donnees: T) => boolean): void {
  let vu = ''
  let pause = PAUSE
  effect(() => {
    const { phase, donnees } = lecture.etat.value
    const attendu = donnees !== null && isEnCours(donnees)
    if (phase === 'attente') return
    if (!attendu) {
      pause = PAUSE
      return
    }
    const lu = JSON.stringify(donnees)
    if (phase === 'erreur') pause = Math.min(2 * pause, PAUSE_PANNE)
    else if (lu === vu) pause = Math.min(1.5 * pause, PAUSE_IMMOBILE)
    else pause = PAUSE
    vu = lu
    const tour = setTimeout(lecture.reload, pause)
    return () => clearTimeout(tour)
  })
}
