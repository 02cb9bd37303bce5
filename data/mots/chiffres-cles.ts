import type { Chiffre } from './chiffre.ts'

/** Indicators worth the first screen, the best first; those without value leave their place to the next. */
const PREFERES = [
  'eleves',
  'fibre_etablissement',
  'debit_constate_median',
  'eleves_par_terminal',
  'terminaux_pour_100',
  'ent',
  'ips',
  'techno_ftth',
  'potentiel_1000',
  'part_education_prioritaire',
  'ent_actif',
  'pix_certifies',
  'part_locaux_raccordables',
]

/** Key figures shown at the top of a page. */
const NOMBRE = 6

/** Those of some values that are worth the first screen, in their order. */
export const premiersOf = <T extends { indicateur: string }>(valeurs: readonly T[]): T[] =>
  PREFERES.flatMap((id) => valeurs.find(({ indicateur }) => indicateur === id) ?? []).slice(0, NOMBRE)

/** The few numbers that sum a territory up, among all of its values. */
export const chiffresClesOf = <T extends Chiffre & { indicateur: string }>(valeurs: readonly T[]): T[] =>
  premiersOf(valeurs.filter(({ valeur, mesure }) => valeur !== null && mesure !== 'repartition'))
