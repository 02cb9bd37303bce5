import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'
import type { NiveauCarte } from '../format/niveaux.ts'
import { ABSENCES } from '../legende/absences.ts'
import type { Serie } from '../legende/serie.ts'
import { CLASSE, SANS_CLASSE } from './couches.ts'
import { MOTIFS } from './motifs.ts'
import type { Teintes } from './teintes.ts'

const INVISIBLE = 'rgba(0, 0, 0, 0)'

/**
 * Colours a level: the class of each code goes to its feature-state, the colour of each class to the paint.
 * 35,000 communes cost some 40 ms here; the tiles themselves are not touched.
 */
export function peindre(map: MapLibre, serie: Serie, teintes: Teintes): void {
  const niveau = serie.valeurs.niveau as NiveauCarte
  const cible = { source: niveau, sourceLayer: niveau }
  map.removeFeatureState(cible)
  serie.valeurs.codes.forEach((id, i) => {
    map.setFeatureState({ ...cible, id }, { c: serie.classes[i] })
  })
  const couleur = couleurDeClasse(serie, teintes)
  if (niveau === 'etablissement') {
    map.setPaintProperty(`${niveau}:couleur`, 'circle-color', couleur)
    map.setPaintProperty(`${niveau}:couleur`, 'circle-stroke-color', contourDePoint(teintes))
    return
  }
  map.setPaintProperty(`${niveau}:couleur`, 'fill-color', couleur)
  for (const { id } of MOTIFS) {
    const used = (serie.effectifs.get(id) ?? 0) > 0
    map.setLayoutProperty(`${niveau}:absence${id}`, 'visibility', used ? 'visible' : 'none')
  }
}

function couleurDeClasse({ classement, valeurs }: Serie, teintes: Teintes): ExpressionSpecification {
  const branches = classement.classes.flatMap(({ couleur }, i) => [i, couleur])
  const ecole = valeurs.niveau === 'etablissement'
  const absence = ecole ? INVISIBLE : teintes.absence
  const absences = ABSENCES.flatMap(({ id, motif }) => [
    id,
    motif === 'vide' && !ecole ? teintes.terre : absence,
  ])
  return [
    'match',
    CLASSE,
    ...branches,
    ...absences,
    ecole ? INVISIBLE : teintes.terre,
  ] as unknown as ExpressionSpecification
}

/**
 * A school without value is a hollow ring: told apart by shape, not only by colour. One that the series leaves out
 * (filtered, or not concerned) is not drawn at all.
 */
function contourDePoint(teintes: Teintes): ExpressionSpecification {
  return [
    'case',
    ['<', CLASSE, SANS_CLASSE + 1],
    INVISIBLE,
    ['<', CLASSE, 0],
    teintes.frontiere,
    teintes.liserePoint,
  ] as unknown as ExpressionSpecification
}
