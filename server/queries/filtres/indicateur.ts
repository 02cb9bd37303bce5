import { type RawBuilder, sql } from 'kysely'
import type { Indicateur } from '../../../data/catalogue/model/indicateur.ts'
import {
  type PerimetreUnites,
  parametersOf,
  sqlOfObservations,
} from '../../../data/synthese/sql-of-indicator.ts'
import { membershipOfUnit, numberOfUnit, valueOfUnit } from '../../../data/synthese/sql-of-unit.ts'
import type { ConditionLue } from '../../contract/conditions.ts'
import { calculOf } from '../calcul.ts'
import { fragment } from '../fragment.ts'
import type { Publication } from '../publication.ts'

/** An indicator for one campaign, known to have data. */
export interface Mesure {
  indicateur: Indicateur
  campagne: string
}

/** A condition whose campaign is decided. */
export type Condition = ConditionLue & { campagne: string }

/** Units whose answers are read: those of a territory, or named schools. */
export interface Unites {
  niveau: NonNullable<PerimetreUnites>
  code: string
}

/** Every answer of an indicator for a campaign, by the statement its syntheses come from; `null`: not computable. */
export function observationsOf(
  publication: Publication,
  { indicateur, campagne }: Mesure,
  unites: Unites | null = null,
): RawBuilder<unknown> | null {
  const calcul = calculOf(publication, indicateur.id, campagne)
  if (!calcul) return null
  const parametres = parametersOf({
    ...calcul,
    publicationId: publication.id,
    ...(unites && { perimetre: unites.code }),
  })
  return fragment(sqlOfObservations(indicateur, unites?.niveau ?? null), parametres)
}

/** Condition on a school `e`: what it answered, or what its territory shows for the indicators of territories. */
export function conditionIndicateur(
  publication: Publication,
  condition: Condition,
  unites: Unites | null,
): RawBuilder<unknown> {
  if (condition.indicateur.grain !== 'etablissement') return conditionTerritoire(condition)
  const observations = observationsOf(publication, condition, unites)
  if (!observations) return sql`false`
  return sql`e.uai in (select code from (${observations}) o where ${verdict(condition)})`
}

function verdict({ indicateur, operateur, valeur }: Condition): RawBuilder<unknown> {
  const nie = operateur === '!='
  if (valeur === 'absent') return nie ? sql`repondu` : sql`not repondu and not sans_objet`
  if (typeof valeur === 'number') {
    return sql`repondu and ${sql.raw(numberOfUnit(indicateur) ?? 'null')} ${sql.raw(SQL[operateur])} ${valeur}::float8`
  }
  const membre = sql.raw(membershipOfUnit(indicateur, valeur) ?? 'false')
  return nie ? sql`repondu and not (${membre})` : sql`repondu and ${membre}`
}

const SQL = { '>=': '>=', '<=': '<=', '>': '>', '<': '<', '=': '=', '!=': '<>' } as const

/** The territory of the school that bears the value: its commune, its académie. */
function conditionTerritoire(condition: Condition): RawBuilder<unknown> {
  const { indicateur, campagne, operateur, valeur } = condition
  const rang =
    indicateur.mesure.genre === 'repartition'
      ? indicateur.mesure.classes.findIndex(({ id }) => id === valeur)
      : Number(valeur)
  const juste =
    valeur === 'absent'
      ? sql`s.valeur is ${sql.raw(operateur === '!=' ? 'not ' : '')}null`
      : sql`s.valeur ${sql.raw(SQL[operateur])} ${rang}::float8`
  return sql`exists (
    select from synthese s
    where s.publication_id = e.publication_id and s.indicateur = ${indicateur.id} and s.campagne = ${campagne}
      and s.niveau = ${indicateur.grain} and s.code = ${sql.ref(`e.${indicateur.grain}`)}
      and s.type = 'tous' and s.secteur = 'tous' and ${juste})`
}

/**
 * Value and status of schools for an indicator and a campaign: rows `(code, valeur, statut)`; `null` when nothing
 * can be computed.
 */
export function valeursOf(
  publication: Publication,
  mesure: Mesure,
  unites: Unites | null,
): RawBuilder<unknown> | null {
  const { indicateur, campagne } = mesure
  if (indicateur.grain !== 'etablissement') {
    const seules = unites ? sql`and ${parmi(unites)}` : sql``
    return sql`select e.uai as code, s.valeur, s.statut from etablissement e
      join synthese s on s.publication_id = e.publication_id and s.indicateur = ${indicateur.id}
        and s.campagne = ${campagne} and s.niveau = ${indicateur.grain}
        and s.code = ${sql.ref(`e.${indicateur.grain}`)} and s.type = 'tous' and s.secteur = 'tous'
      where e.publication_id = ${publication.id} ${seules}`
  }
  const observations = observationsOf(publication, mesure, unites)
  if (!observations) return null
  return sql`select code, ${sql.raw(valueOfUnit(indicateur))} as valeur, ${sql.raw(statutOf(indicateur))} as statut
    from (${observations}) o`
}

const parmi = ({ niveau, code }: Unites): RawBuilder<unknown> =>
  niveau === 'uai'
    ? sql`e.uai = any (string_to_array(${code}, ','))`
    : sql`${sql.ref(`e.${niveau}`)} = ${code}`

/** Status of one unit, from its answer or from what was written in place of it. */
function statutOf({ mesure }: Indicateur): string {
  const noms =
    mesure.genre === 'ratio'
      ? ['numerateur', 'denominateur']
      : { champ: ['lecture'], croisement: ['constate'], attribut: [] }[mesure.lecture.genre]
  const ecrits = noms.map((nom) => `nullif(${nom}_statut, 'publie')`)
  const silence = `coalesce(${[...ecrits, "'non_communique'"].join(', ')})`
  return `case when repondu then 'publie' when sans_objet then 'sans_objet' else ${silence} end`
}
