import { sql } from 'kysely'
import { type Droit, writeDroit } from '../../../data/catalogue/model/role.ts'
import { findSource } from '../../../data/catalogue/registry.ts'
import { findNewestPublication } from '../../../data/db/publication.ts'
import type { Db } from '../db.ts'

/**
 * What rights bear on, as people say it: the name of a territory in the newest publication, the title of a source, an
 * empty text for the roles that bear on nothing. What is known by its code alone is told by its code.
 * @returns the name of each of these rights, read in one question whatever their number.
 */
export async function nameDroits(db: Db, droits: readonly Droit[]): Promise<(droit: Droit) => string> {
  const perimetres = droits.flatMap((droit) => (droit.role === 'pilote' ? [droit] : []))
  const publication = perimetres.length === 0 ? null : await findNewestPublication(db)
  const couples = perimetres.map(({ niveau, code }) => sql`(${niveau}, ${code})`)
  const rows = publication
    ? await db
        .selectFrom('territoire')
        .select(['niveau', 'code', 'nom'])
        .where('publication_id', '=', publication)
        .where(sql<boolean>`(niveau, code) in (${sql.join(couples)})`)
        .execute()
    : []
  const noms = new Map(rows.map(({ niveau, code, nom }) => [`${niveau}:${code}`, nom]))
  return (droit) => {
    if (droit.role === 'producteur') return findSource(droit.source)?.titre ?? droit.source
    if (droit.role !== 'pilote') return ''
    const ecrit = writeDroit(droit).split(':').slice(1)
    return noms.get(ecrit.join(':')) ?? ecrit.join(' ')
  }
}
