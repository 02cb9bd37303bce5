import type { TypeEtablissement } from '../catalogue/model/etablissement.ts'
import { type Indicateur, sourcesOfIndicateur } from '../catalogue/model/indicateur.ts'
import type { Chiffre } from './chiffre.ts'
import { phrasesOf } from './phrases.ts'
import { collecteOf } from './reponses.ts'

/** Sentences on a number of an indicator of the catalogue, on schools of one type or of all of them. */
export function phrasesIndicateur(
  chiffre: Chiffre,
  indicateur: Indicateur,
  type: TypeEtablissement | 'tous',
): string[] {
  const { grain, predicat, mesure } = indicateur
  const classes = mesure.genre === 'repartition' ? mesure.classes : []
  return phrasesOf(
    chiffre,
    collecteOf({ grain, predicat, sources: sourcesOfIndicateur(indicateur) }, type),
    classes,
  )
}
