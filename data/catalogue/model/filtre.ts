import type { Indicateur } from './indicateur.ts'

export const OPERATEURS = ['>=', '<=', '!=', '>', '<', '='] as const
export type Operateur = (typeof OPERATEURS)[number]

/** What a filter asks of a school, as written in an address: `ips<90`, `eleves>=300@2022`, `ips=absent`. */
export interface Filtre {
  /** Id of an indicator; not checked here. */
  indicateur: string
  operateur: Operateur
  /** A number with a point; `absent`; `oui`, `non` or the id of a class. */
  valeur: string
  campagne: string | null
}

/** Campaign asked for after an indicator or a condition, as a regular expression. */
export const CAMPAGNE_DEMANDEE = '(?:@((?:19|20)\\d{2}(?:-T[1-4])?|referentiel))?'
const FILTRE = new RegExp(`^([a-z][a-z0-9_]*)\\s*(>=|<=|!=|>|<|=)\\s*([^@<>=!]+?)${CAMPAGNE_DEMANDEE}$`)
const NOMBRE = /^-?\d{1,12}([.,]\d{1,9})?$/

/** Is the value of a filter a number? */
export const isNombre = (valeur: string): boolean => NOMBRE.test(valeur)

/** Reads a condition; a comma may stand for the decimal point. `null` when it is not one. */
export function readFiltre(texte: string): Filtre | null {
  const [, indicateur, operateur, brut, campagne] = FILTRE.exec(texte.trim()) ?? []
  if (!indicateur || !brut) return null
  return {
    indicateur,
    operateur: operateur as Operateur,
    valeur: isNombre(brut) ? brut.replace(',', '.') : brut,
    campagne: campagne ?? null,
  }
}

/** Writes a condition as `readFiltre` reads it. */
export const writeFiltre = ({ indicateur, operateur, valeur, campagne }: Filtre): string =>
  `${indicateur}${operateur}${valeur}${campagne ? `@${campagne}` : ''}`

/** What of an indicator decides which conditions it may bear; published indicators have it too. */
export interface Filtrable {
  grain: Indicateur['grain']
  mesure:
    | { genre: 'part'; oui: object }
    | { genre: 'repartition'; classes: readonly { id: string; min?: number | undefined }[] }
    | { genre: 'ratio' | 'mediane' | 'somme' }
}

/** Words that may follow `=` for an indicator. */
export function motsOf({ mesure, grain }: Filtrable): string[] {
  if (mesure.genre === 'part' && grain === 'etablissement') return ['oui', 'non', 'absent']
  if (mesure.genre === 'repartition') return [...mesure.classes.map(({ id }) => id), 'absent']
  return ['absent']
}

/** Can the answers be compared with a number? Those of a yes-no question or of named classes cannot. */
export function isMesurable({ mesure, grain }: Filtrable): boolean {
  if (mesure.genre === 'repartition')
    return grain === 'etablissement' && mesure.classes.every(({ min }) => min !== undefined)
  if (mesure.genre === 'part') return grain !== 'etablissement' || 'operateur' in mesure.oui
  return true
}

/** Does a condition make sense for its indicator? */
export function isJuste(indicateur: Filtrable, { operateur, valeur }: Filtre): boolean {
  if (isNombre(valeur)) return isMesurable(indicateur)
  return (operateur === '=' || operateur === '!=') && motsOf(indicateur).includes(valeur)
}
