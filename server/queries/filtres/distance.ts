import { type RawBuilder, sql } from 'kysely'

/** A place, in degrees WGS 84. */
export interface Point {
  longitude: number
  latitude: number
}

/** Great-circle distance in metres between the position of a row and a point. @param table alias, written by us. */
export const distanceSql = (table: 'e' | 's', { longitude, latitude }: Point): RawBuilder<unknown> => {
  const [lon, lat] = [sql.ref(`${table}.longitude`), sql.ref(`${table}.latitude`)]
  return sql`2 * 6371008.8 * asin(least(1, sqrt(
      power(sin(radians(${lat} - ${latitude}) / 2), 2) +
      cos(radians(${latitude})) * cos(radians(${lat})) * power(sin(radians(${lon} - ${longitude}) / 2), 2)
    )))`
}
