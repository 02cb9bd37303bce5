import { type RawBuilder, sql } from 'kysely'
import type { FiltresSignalements } from '../../contract/signalements.ts'
import { distanceSql } from '../filtres/distance.ts'
import { et } from '../fragment.ts'

/** Conditions that keep the reports of a request, on the table `signalement as s`. */
export function conditionsOf(filtres: FiltresSignalements): RawBuilder<unknown> {
  return et([sql`true`, ...lieux(filtres), ...champs(filtres), ...dates(filtres)])
}

const dans = (territoire: { niveau: string; code: string }): RawBuilder<unknown> =>
  sql`s.territoires @> ${JSON.stringify({ [territoire.niveau]: territoire.code })}::jsonb`

function lieux({ territoire, niveau, code, bbox, near }: FiltresSignalements): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  if (territoire) conditions.push(sql`(${sql.join(territoire.map(dans), sql` or `)})`)
  if (niveau && code) conditions.push(dans({ niveau, code }))
  if (bbox) {
    const { ouest, sud, est, nord } = bbox
    const lien = ouest <= est ? sql`and` : sql`or`
    conditions.push(
      sql`s.latitude between ${sud} and ${nord} and (s.longitude >= ${ouest} ${lien} s.longitude <= ${est})`,
    )
  }
  if (near) conditions.push(sql`${distanceSql('s', near)} <= ${near.rayon}`)
  return conditions
}

function champs(filtres: FiltresSignalements): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  if (filtres.etat) conditions.push(sql`s.etat in (${sql.join(filtres.etat)})`)
  if (filtres.genre) conditions.push(sql`s.genre in (${sql.join(filtres.genre)})`)
  if (filtres.uai) conditions.push(sql`s.niveau = 'etablissement' and s.code = ${filtres.uai}`)
  for (const colonne of ['source', 'indicateur', 'champ'] as const) {
    const valeur = filtres[colonne]
    if (valeur) conditions.push(sql`${sql.ref(`s.${colonne}`)} = ${valeur}`)
  }
  return conditions
}

/** Days of Paris: a report of the evening is of that day. */
function dates({ depuis, jusqu_a }: FiltresSignalements): RawBuilder<unknown>[] {
  const debut = (jour: string, plus: number) =>
    sql`((least(${jour}, '9999-12-30')::date + ${sql.lit(plus)})::timestamp at time zone 'Europe/Paris')`
  return [
    ...(depuis ? [sql`s.cree_le >= ${debut(depuis, 0)}`] : []),
    ...(jusqu_a ? [sql`s.cree_le < ${debut(jusqu_a, 1)}`] : []),
  ]
}
