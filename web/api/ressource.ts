import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Adresse, NomOperation, Reponse } from '../../client/client.ts'
import { ErreurApi, enMemoire, read, readFrais } from './client.ts'
import { readAll } from './collection.ts'

/**
 * State of something read from the API. While another address is being read (`attente`) the previous
 * `donnees` stay: a screen is never emptied without need. What was read also stays, with its error, when reading it
 * again fails for a reason that may pass.
 */
export interface EtatRessource<T> {
  phase: 'vide' | 'attente' | 'pret' | 'erreur'
  /** Address that `donnees` answer to. */
  adresse: string | null
  donnees: T | null
  erreur: ErreurApi | null
}

export interface Ressource<T> {
  etat: ReadonlySignal<EtatRessource<T>>
  /** Reads again, after an error. */
  reload(): void
}

/** The server did not answer, or could not for now: the same question may be answered later. */
export const isPassagere = ({ status }: ErreurApi): boolean =>
  status === null || status === 429 || status >= 500

/** How an address is read, and what is already known of it. */
export interface Lecteur<T> {
  read(adresse: string, signal: AbortSignal): Promise<T>
  connu(adresse: string): T | undefined
}
const EN_UNE_FOIS: Lecteur<never> = { read: read<never>, connu: enMemoire<never> }

/** Reads what changes between two publications: never from memory. */
export const FRAIS = { read: readFrais, connu: () => undefined }

/** Reads a collection to its last page. */
export function enPages<T>(): Lecteur<T[]> {
  return { read: readAll<T>, connu: () => undefined }
}

/**
 * Follows an address: reads it whenever it changes, drops the answer of the address before.
 * @param adresse computed from signals; `null` when there is nothing to read.
 */
export function ressource<O extends NomOperation>(adresse: () => Adresse<O> | null): Ressource<Reponse<O>>
export function ressource<T>(adresse: () => string | null, lecteur?: Lecteur<T>): Ressource<T>
export function ressource<T>(adresse: () => string | null, lecteur: Lecteur<T> = EN_UNE_FOIS): Ressource<T> {
  const essais = signal(0)
  // Computed, so that what leads to the same address is not a reason to ask again.
  const voulue = computed(adresse)
  const etat = signal<EtatRessource<T>>({ phase: 'vide', adresse: null, donnees: null, erreur: null })
  effect(() => {
    essais.value
    const wanted = voulue.value
    if (wanted === null) {
      etat.value = { phase: 'vide', adresse: null, donnees: null, erreur: null }
      return
    }
    const known = lecteur.connu(wanted)
    if (known !== undefined) {
      etat.value = { phase: 'pret', adresse: wanted, donnees: known, erreur: null }
      return
    }
    const controller = new AbortController()
    const avant = etat.peek()
    // The error of a former look stays in sight until a look succeeds: it would come and go otherwise.
    const relue = avant.adresse === wanted && avant.donnees !== null
    etat.value = { ...avant, phase: 'attente', erreur: relue ? avant.erreur : null }
    lecteur.read(wanted, controller.signal).then(
      (donnees) => {
        if (controller.signal.aborted) return
        etat.value = { phase: 'pret', adresse: wanted, donnees, erreur: null }
      },
      (error: unknown) => {
        if (controller.signal.aborted) return
        const erreur = error instanceof ErreurApi ? error : new ErreurApi(String(error), null)
        const donnees = relue && isPassagere(erreur) ? avant.donnees : null
        etat.value = { phase: 'erreur', adresse: wanted, donnees, erreur }
      },
    )
    return () => controller.abort()
  })
  const reload = () => {
    essais.value += 1
  }
  // What failed while the reader was offline comes by itself once they are back.
  addEventListener('online', () => {
    if (etat.peek().phase === 'erreur') reload()
  })
  return { etat, reload }
}
