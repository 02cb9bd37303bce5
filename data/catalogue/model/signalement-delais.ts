import type { Dossier, EtatSignalement } from './signalement.ts'

const JOUR_MS = 86_400_000

/** What happens by itself when nobody does anything, in days spent in a state. */
interface Delai {
  /** The desk is reminded, then again each time as many days have passed. */
  rappel: number | null
  echeance: number
  action: 'transmettre' | 'expirer'
}

/**
 * A pilot territory has two weeks, then the producer is told without it; what it confirmed leaves the next day, time
 * to change its mind. A producer has half a year, and a year for its corrected file to be published.
 */
export const DELAIS: Partial<Record<EtatSignalement, Delai>> = {
  nouveau: { rappel: 7, echeance: 15, action: 'transmettre' },
  confirme: { rappel: null, echeance: 1, action: 'transmettre' },
  transmis: { rappel: 30, echeance: 180, action: 'expirer' },
  accepte: { rappel: 90, echeance: 400, action: 'expirer' },
}

/** Moment at which a report moves by itself; null when it never does. */
export function echeanceOf(etat: EtatSignalement, depuis: Date): Date | null {
  const delai = DELAIS[etat]
  return delai ? new Date(depuis.getTime() + delai.echeance * JOUR_MS) : null
}

/**
 * What the program must do to a report now, if anything.
 * @param dossier `etat_depuis`: since when it is in its state; `rappels`: reminders already sent in that state.
 */
export function tacheDue(
  { etat, etat_depuis, rappels }: Pick<Dossier, 'etat'> & { etat_depuis: Date; rappels: number },
  maintenant: Date,
): 'transmettre' | 'expirer' | 'rappeler' | null {
  const delai = DELAIS[etat]
  if (!delai) return null
  const jours = (maintenant.getTime() - etat_depuis.getTime()) / JOUR_MS
  if (jours >= delai.echeance) return delai.action
  return delai.rappel !== null && jours >= delai.rappel * (rappels + 1) ? 'rappeler' : null
}
