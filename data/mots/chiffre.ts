import type { Indicateur } from '../catalogue/model/indicateur.ts'
import type { GenreMesure } from '../catalogue/model/mesure.ts'
import type { Statut } from '../catalogue/model/statut.ts'
import type { Unite } from './valeur.ts'

/** A published number with what is needed to judge it; the API's `Valeur` is one. */
export interface Chiffre {
  grain: Indicateur['grain']
  mesure: GenreMesure
  unite: Unite
  attendus: number
  repondants: number
  couverture: number | null
  statut: Statut
  valeur: number | null
  borne_basse: number | null
  borne_haute: number | null
  numerateur: number | null
  denominateur: number | null
  decile_1: number | null
  decile_9: number | null
  repartition: Record<string, number> | null
}

/** True when every expected unit answered: the number is exact, not an estimate. */
export const isComplet = ({ attendus, repondants }: Pick<Chiffre, 'attendus' | 'repondants'>): boolean =>
  attendus > 0 && repondants >= attendus

/** Range in which the truth lies, whatever the silent ones would say; `null` when nothing bounds it. */
export function intervalleOf(chiffre: Chiffre): [number, number] | null {
  const { valeur, borne_basse, borne_haute } = chiffre
  if (borne_basse !== null && borne_haute !== null) return [borne_basse, borne_haute]
  return valeur !== null && isComplet(chiffre) ? [valeur, valeur] : null
}
