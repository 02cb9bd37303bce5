import type { Db } from './db.ts'
import { NIVEAUX_NOMMES } from './niveaux.ts'
import type { Publication } from './publication.ts'

/** Paths of the pages of the wide territories: those that hold others. */
export const listPagesFrance = (publication: Publication): string[] =>
  NIVEAUX_NOMMES.flatMap((niveau) =>
    [...(publication.noms.get(niveau)?.keys() ?? [])].map((code) => `/territoires/${niveau}/${code}`),
  )

/** Paths of the pages of a département: its communes, its open schools. */
export async function listPagesDepartement(
  db: Db,
  publication: Publication,
  code: string,
): Promise<string[]> {
  const [communes, ecoles] = await Promise.all([
    db
      .selectFrom('territoire')
      .select('code')
      .where('publication_id', '=', publication.id)
      .where('niveau', '=', 'commune')
      .where('departement', '=', code)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('etablissement')
      .select('uai')
      .where('publication_id', '=', publication.id)
      .where('departement', '=', code)
      .where('ouvert', '=', true)
      .orderBy('uai')
      .execute(),
  ])
  return [
    ...communes.map((commune) => `/territoires/commune/${commune.code}`),
    ...ecoles.map(({ uai }) => `/etablissements/${uai}`),
  ]
}
