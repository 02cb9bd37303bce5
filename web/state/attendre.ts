import { effect } from '@preact/signals'
import type { Ressource } from '../api/ressource.ts'

/** Settles when each of these readings has an answer, or has failed. */
export function attendre(lectures: readonly Pick<Ressource<unknown>, 'etat'>[]): Promise<void> {
  return new Promise((done) => {
    effect(() => {
      // Every signal is read each time: the effect must follow them all.
      const phases = lectures.map(({ etat }) => etat.value.phase)
      if (phases.includes('erreur') || phases.every((phase) => phase === 'pret')) done()
    })
  })
}
