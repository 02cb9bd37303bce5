import { effect } from '@preact/signals'
import type { Ressource } from '../api/ressource.ts'

/** Settles when each of these readings has an answer (true), or when one has failed (false, unless nothing is there). */
export function wait(lectures: readonly Pick<Ressource<unknown>, 'etat'>[]): Promise<boolean> {
  return new Promise((done) => {
    effect(() => {
      // Every signal is read each time: the effect must follow them all.
      const etats = lectures.map(({ etat }) => etat.value)
      const panne = etats.find(({ phase }) => phase === 'erreur')
      if (panne) done(panne.erreur?.status === 404 || panne.erreur?.status === 400)
      else if (etats.every(({ phase }) => phase === 'pret')) done(true)
    })
  })
}
