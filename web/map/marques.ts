import type { Map as MapLibre } from 'maplibre-gl'
import type { NiveauCarte } from '../format/niveaux.ts'
import type { Selection } from '../state/vue.ts'

/** Outlines of what is chosen and of what is under the pointer. */
export interface Marques {
  choisir(selection: Selection | null): void
  survoler(niveau: NiveauCarte, code: string | null): void
  /** States of a level have been wiped out by a new colouring: outlines are put back. */
  remettre(): void
}

export function creerMarques(map: MapLibre): Marques {
  const choix = marqueur(map, 'choisi')
  const survol = marqueur(map, 'survol')
  let selection: Selection | null = null
  return {
    choisir: (wanted) => {
      selection = wanted
      choix(wanted?.niveau ?? '', wanted?.code ?? null)
    },
    survoler: survol,
    remettre: () => choix(selection?.niveau ?? '', selection?.code ?? null),
  }
}

/** Sets a boolean state on one feature at a time, whatever its source. */
function marqueur(map: MapLibre, cle: 'choisi' | 'survol') {
  let marked: { source: string; sourceLayer: string; id: string } | null = null
  return (source: string, id: string | null): void => {
    if (marked) map.removeFeatureState(marked, cle)
    marked = id !== null && map.getSource(source) ? { source, sourceLayer: source, id } : null
    if (marked) map.setFeatureState(marked, { [cle]: true })
  }
}
