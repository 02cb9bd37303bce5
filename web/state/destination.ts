import { signal } from '@preact/signals'
import type { Trouvaille } from '../../server/contract/recherche.ts'
import { pageEtablissement, pageTerritoire } from '../api/adresses-fiches.ts'
import { isNiveauCarte } from '../format/niveaux.ts'
import { niveauxOf } from './choix.ts'
import { indicateur } from './donnees.ts'
import { chemin, navigate } from './navigation.ts'

/** Pages about one thing: what is searched from there is wanted as a page too. */
const FICHES = /^\/(territoires|etablissements|comparer)(\/|$)/

/** Where the map is asked to go next; the map empties it once on its way. */
export interface Destination {
  emprise: readonly number[] | null
  longitude: number | null
  latitude: number | null
}
export const destination = signal<Destination | null>(null)

/** Chooses what was found, shows its level when the indicator has it, and sends the map there. */
export function goTo({ niveau, code, emprise, longitude, latitude }: Trouvaille): void {
  if (FICHES.test(chemin.peek())) {
    location.assign(niveau === 'etablissement' ? pageEtablissement(code) : pageTerritoire({ niveau, code }))
    return
  }
  const drawn = isNiveauCarte(niveau) && niveauxOf(indicateur.peek()).includes(niveau)
  navigate({ selection: { niveau, code }, ...(drawn ? { niveau } : {}) })
  destination.value = { emprise, longitude, latitude }
}
