import type { Indicateur } from '../catalogue/model/indicateur.ts'
import type { Unite } from './valeur.ts'

/** What one answer describes. */
export const GRAINS: Record<Indicateur['grain'], string> = {
  etablissement: 'un établissement',
  commune: 'une commune dans son ensemble',
  academie: 'une académie, dont le producteur publie la valeur',
}

/** Which way a value is favourable. */
export const POLARITES: Record<Indicateur['polarite'], string> = {
  plus_est_mieux: 'plus la valeur est haute, mieux c’est',
  moins_est_mieux: 'plus la valeur est basse, mieux c’est',
  neutre: 'ni l’un ni l’autre : une valeur haute n’est pas meilleure qu’une basse',
}

/** A unit in words: « pour 100 élèves, 1 décimale ». */
export function ditUnite({ id, pluriel, decimales }: Unite): string {
  const nom = id === 'pourcent' ? '%' : pluriel || 'sans unité'
  if (decimales === 0) return nom
  return `${nom}, ${decimales} ${decimales === 1 ? 'décimale' : 'décimales'}`
}

/** Name and definition of an indicator beside the value of one school. */
export const tellEcole = (
  indicateur: Pick<Indicateur, 'libelle' | 'libelleEcole' | 'definition' | 'definitionEcole'>,
) => ({
  libelle: indicateur.libelleEcole ?? indicateur.libelle,
  definition: indicateur.definitionEcole ?? indicateur.definition,
})
