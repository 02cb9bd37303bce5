import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

/** The newest other publication, among those still kept, that knows a school. */
export async function findAutrePublication(
  db: Db,
  publication: Publication,
  uai: string,
): Promise<{ publication: number; nom: string } | null> {
  const trouvee = await db
    .selectFrom('publication as p')
    .innerJoin('etablissement as e', 'e.publication_id', 'p.id')
    .select(['p.id as publication', 'e.nom'])
    .where('p.statut', '=', 'publiee')
    .where('p.id', '!=', publication.id)
    .where('e.uai', '=', uai)
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return trouvee ?? null
}

/** The last campaign of which a file read by the publication names a school, and that file. */
export async function findMention(
  db: Db,
  publication: Publication,
  uai: string,
): Promise<{ source: string; campagne: string } | null> {
  const mention = await db
    .selectFrom('releve as r')
    .innerJoin('publication_import as p', (join) =>
      join.onRef('p.import_id', '=', 'r.import_id').onRef('p.campagne', '=', 'r.campagne'),
    )
    .select(['p.source', 'p.campagne'])
    .where('p.publication_id', '=', publication.id)
    .where('p.campagne', '!=', CAMPAGNE_REFERENTIEL)
    .where('r.code', '=', uai)
    .where('r.niveau', '=', 'etablissement')
    .orderBy('p.campagne', 'desc')
    .orderBy('p.source')
    .limit(1)
    .executeTakeFirst()
  return mention ?? null
}
