import type { Map as MapLibre } from 'maplibre-gl'
import type { NiveauCarte } from '../format/niveaux.ts'
import { ABSENCES } from '../legende/absences.ts'
import type { Serie } from '../legende/serie.ts'
import { MOTIFS } from './motifs.ts'
import { canaux, type Teintes } from './teintes.ts'

/** Gives each area the colour of its class. Schools are drawn by `createPoints`. */
export interface Peintre {
  /** Colours a level: 35,000 communes cost some 60 ms; the tiles themselves are not touched. */
  paint(serie: Serie): void
  /** Sets aside every class but these; `null`: none. Only features that change are told. */
  show(classes: ReadonlySet<number> | null): void
}

/** What the style reads of a class: its id, and its colour as channels. */
interface EtatClasse {
  c: number
  r: number
  g: number
  b: number
}

export function createPeintre(map: MapLibre, teintes: Teintes): Peintre {
  let peinte: Serie | null = null
  let montrees: ReadonlySet<number> | null = null
  const isEteinte = (classe: number, parmi = montrees) => parmi !== null && !parmi.has(classe)
  return {
    paint: (serie) => {
      peinte = serie.valeurs.niveau === 'etablissement' ? null : serie
      if (!peinte) return
      const cible = cibleOf(serie)
      const etats = etatsOf(serie, teintes)
      map.removeFeatureState(cible)
      serie.valeurs.codes.forEach((id, i) => {
        const classe = serie.classes[i] ?? 0
        map.setFeatureState({ ...cible, id }, { ...etats.get(classe), e: isEteinte(classe) })
      })
      showMotifs(map, serie)
    },
    show: (classes) => {
      const before = montrees
      montrees = classes
      if (!peinte) return
      const cible = cibleOf(peinte)
      for (const [i, id] of peinte.valeurs.codes.entries()) {
        const classe = peinte.classes[i] ?? 0
        const e = isEteinte(classe)
        if (e !== isEteinte(classe, before)) map.setFeatureState({ ...cible, id }, { e })
      }
    },
  }
}

const cibleOf = ({ valeurs: { niveau } }: Serie) => ({ source: niveau, sourceLayer: niveau })

function etatsOf({ classement }: Serie, teintes: Teintes): Map<number, EtatClasse> {
  const etat = (c: number, hex: string): [number, EtatClasse] => {
    const [r, g, b] = canaux(hex)
    return [c, { c, r, g, b }]
  }
  return new Map([
    ...classement.classes.map(({ couleur }, i) => etat(i, couleur)),
    ...ABSENCES.map(({ id, motif }) => etat(id, motif === 'vide' ? teintes.terre : teintes.absence)),
  ])
}

/** Layers of patterns cost as much as the level itself: only those that serve are drawn. */
function showMotifs(map: MapLibre, { valeurs, effectifs }: Serie): void {
  const niveau = valeurs.niveau as NiveauCarte
  for (const { id } of MOTIFS) {
    const used = (effectifs.get(id) ?? 0) > 0
    map.setLayoutProperty(`${niveau}:absence${id}`, 'visibility', used ? 'visible' : 'none')
  }
}
