import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

/** Départements in the order of their codes, with the académie of each. */
export const listDepartements = (
  db: Db,
  publication: Publication,
): Promise<{ code: string; nom: string; academie: string | null }[]> =>
  db
    .selectFrom('territoire')
    .select(['code', 'nom', 'academie'])
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', 'departement')
    .orderBy('code')
    .execute()
