import type { Map as MapLibre } from 'maplibre-gl'
import type { NiveauCarte } from '../format/niveaux.ts'
import type { Selection } from '../state/vue.ts'
import { createAnneau } from './anneau.ts'
import type { Points } from './points.ts'

/**
 * Outlines of what is chosen and of what is under the pointer. That of a school under the pointer is laid over the map:
 * drawing 60,000 schools again at each move would keep the pointer waiting.
 */
export interface Marques {
  choose(selection: Selection | null): void
  hover(niveau: NiveauCarte, code: string | null): void
  /** States of a level have been wiped out by a new colouring: outlines are put back. */
  reset(): void
}

export function createMarques(map: MapLibre, points: Points): Marques {
  const choix = marqueur(map, 'choisi')
  const survol = marqueur(map, 'survol')
  const anneau = createAnneau(map)
  return {
    choose: (wanted) => {
      const ecole = wanted?.niveau === 'etablissement'
      points.choose(ecole ? wanted.code : null)
      choix.mark(wanted?.niveau ?? '', ecole ? null : (wanted?.code ?? null))
    },
    hover: (niveau, code) => {
      const ecole = niveau === 'etablissement'
      anneau.surround(ecole && code !== null ? points.situate(code) : null)
      survol.mark(niveau, ecole ? null : code)
    },
    reset: () => {
      choix.remettre()
      survol.remettre()
    },
  }
}

/** Sets a boolean state on one feature at a time, whatever its source. */
function marqueur(map: MapLibre, cle: 'choisi' | 'survol') {
  let marked: { source: string; sourceLayer: string; id: string } | null = null
  const reset = () => {
    if (marked) map.setFeatureState(marked, { [cle]: true })
  }
  return {
    mark(source: string, id: string | null): void {
      // The pointer moves within a territory far more often than it leaves it: nothing is then drawn again.
      if (marked?.id === id && marked.source === source) return
      if (marked) map.removeFeatureState(marked, cle)
      marked = id !== null && map.getSource(source) ? { source, sourceLayer: source, id } : null
      reset()
    },
    remettre: reset,
  }
}
