import { ABSENCES, type Absence } from './absences.ts'
import { AUCUN_RETENU, type Serie } from './serie.ts'

/** One line of a legend: a class of values, or a way of having none. */
export interface Entree {
  /** Rank of the class, or (negative) id of the absence. */
  classe: number
  libelle: string
  /** The same in a few characters. */
  court: string
  /** Only for a class of values. */
  couleur?: string
  /** Only for an absence. */
  motif?: Absence['motif']
}

/** Lines of the legend of a series: every class, and the absences that it has. */
export function entreesOf({ classement, effectifs, valeurs }: Serie): Entree[] {
  const classes = classement.classes.map((classe, rang): Entree => ({ ...classe, classe: rang }))
  const absences = ABSENCES.filter(({ id }) => (effectifs.get(id) ?? 0) > 0).map(
    ({ id, libelle, court, motif }): Entree => ({
      classe: id,
      libelle: motif === 'vide' && valeurs.etablissements ? AUCUN_RETENU : libelle,
      court,
      motif,
    }),
  )
  return [...classes, ...absences]
}
