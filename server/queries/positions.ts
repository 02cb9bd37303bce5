import type { Positions } from '../contract/positions.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'

type Arrays = Pick<Positions, 'codes' | 'longitudes' | 'latitudes'>

/** Where open schools are, to a metre: what the map draws them from, however near. */
export async function listPositions(db: Db, { id }: Publication): Promise<Arrays> {
  const rows = await db
    .selectFrom('etablissement')
    .select(['uai', 'longitude', 'latitude'])
    .where('publication_id', '=', id)
    .where('ouvert', '=', true)
    .where('longitude', 'is not', null)
    .where('latitude', 'is not', null)
    .orderBy('uai')
    .execute()
  return {
    codes: rows.map(({ uai }) => uai),
    longitudes: rows.map(({ longitude }) => round(longitude, 5) ?? 0),
    latitudes: rows.map(({ latitude }) => round(latitude, 5) ?? 0),
  }
}
