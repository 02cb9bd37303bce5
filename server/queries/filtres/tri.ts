import { type RawBuilder, sql } from 'kysely'
import type { ColonneTri } from '../../contract/etablissements.ts'
import type { Publication } from '../publication.ts'
import { distanceSql, type Point } from './distance.ts'
import { type Mesure, type Unites, valeursOf } from './indicateur.ts'

/** Order of a list of schools: by a column, by the distance to a point, or by an indicator. */
export type Tri = { decroissant: boolean } & (
  | { colonne: Exclude<ColonneTri, 'distance'>; mesure?: undefined; depuis?: undefined }
  | { colonne: 'distance'; mesure?: undefined; depuis: Point }
  | { colonne?: undefined; mesure: Mesure; depuis?: undefined }
)

/** Is it an order of numbers? */
export const isNumerique = ({ mesure, depuis }: Tri): boolean => Boolean(mesure ?? depuis)

/** Key of the last school of a page. */
export interface Cle {
  /** Value it is sorted by, as text; `null` when it has none. */
  valeur: string | null
  uai: string
}

/** Columns whose order is that of French words; codes and identifiers are ordered byte by byte. */
const MOTS: readonly (ColonneTri | undefined)[] = ['nom']

/** What a list is sorted by, as SQL on `etablissement as e` and, for an indicator, on `t`. */
export function triOf({ colonne, depuis }: Tri): RawBuilder<unknown> {
  if (!colonne) return sql`t.valeur`
  if (depuis) return distanceSql('e', depuis)
  if (colonne === 'uai') return sql`e.uai`
  const reference = sql.ref(`e.${colonne}`)
  return MOTS.includes(colonne) ? sql`${reference} collate "fr-x-icu"` : sql`${reference} collate "C"`
}

/** Joins the values of the indicator a list is sorted by. */
export function jointureTri(publication: Publication, tri: Tri, unites: Unites | null): RawBuilder<unknown> {
  if (!tri.mesure) return sql``
  const valeurs =
    valeursOf(publication, tri.mesure, unites) ?? sql`select null as code, null::float8 as valeur`
  return sql`left join (${valeurs}) t on t.code = e.uai`
}

/** Conditions of being after a key: values in order, then the schools without a value. */
export function suite(ordre: RawBuilder<unknown>, tri: Tri, apres: Cle | null): RawBuilder<unknown>[] {
  if (!apres) return []
  const { valeur, uai } = apres
  const apresSql = sql.raw(tri.decroissant ? '<' : '>')
  if (tri.colonne === 'uai') return [sql`e.uai ${apresSql} ${uai}`]
  if (valeur === null) return [sql`${ordre} is null and e.uai > ${uai}`]
  const borne = isNumerique(tri) ? sql`${valeur}::float8` : sql`${valeur}::text`
  return [
    sql`(${ordre} ${apresSql} ${borne} or (${ordre} = ${borne} and e.uai > ${uai}) or ${ordre} is null)`,
  ]
}
