import type { Indicateur } from '../catalogue/model/indicateur.ts'
import { LIBELLES_STATUT } from '../catalogue/model/statut.ts'
import { type Chiffre, isComplet } from '../mots/chiffre.ts'
import { part } from '../mots/nombre.ts'

/** One place among those compared. */
export interface LigneComparee {
  libelle: string
  valeur: number | null
  /** Why there is no value, or what makes it weak; empty otherwise. */
  reserve: string
  /** What the truth may be, or the spread of the values: drawn as a band. */
  bas: number | null
  haut: number | null
  /** The place the page is about; the others are there to be compared with. */
  sujet: boolean
}

/** `barre`: a quantity from zero; `point`: a place on a scale (share, index, median). */
export type FormeComparaison = 'barre' | 'point'

/** A quantity is a length from zero; a share or an index is a place on a scale. */
export const formeOf = (genre: Indicateur['mesure']['genre'], unite: { id: string }): FormeComparaison =>
  genre === 'ratio' && unite.id !== 'indice' ? 'barre' : 'point'

/** What the band around a value says. */
export const bandeOf = (genre: Indicateur['mesure']['genre']): string =>
  genre === 'mediane' ? 'du 1er au 9e décile' : 'possible selon les silencieux'

/** A value as one row of a comparison: with its band when the silent ones leave a doubt, or its deciles. */
export function ligneComparee(libelle: string, chiffre: Chiffre, sujet: boolean): LigneComparee {
  const { mesure, decile_1, decile_9, borne_basse, borne_haute, valeur } = chiffre
  const [bas, haut] =
    mesure === 'mediane'
      ? [decile_1, decile_9]
      : isComplet(chiffre)
        ? [null, null]
        : [borne_basse, borne_haute]
  return { libelle, valeur, reserve: reserveOf(chiffre), bas, haut, sujet }
}

/** What weakens a value, in a few words; why there is none. */
function reserveOf({ valeur, statut, couverture }: Chiffre): string {
  if (valeur === null) return LIBELLES_STATUT[statut].court || LIBELLES_STATUT.non_disponible.court
  if (statut === 'couverture_insuffisante' && couverture !== null) return `${part(couverture)} connus`
  return ''
}
