import { sql } from 'kysely'
import { findSource, nameSource } from '../../data/catalogue/registry.ts'
import type { Version } from '../contract/versions.ts'
import type { Db } from './db.ts'

/** Every publication that was ever served, newest first. */
export async function listVersions(db: Db, enVigueur: number): Promise<Version[]> {
  const { rows } = await sql<{
    id: number
    cree_le: Date
    statut: string
    demonstration: boolean
    motif: string
    imports: number
  }>`
    select p.id, p.cree_le, p.statut, p.demonstration, p.motif,
      (select count(distinct i.import_id) from publication_import i where i.publication_id = p.id) as imports
    from publication p where p.statut in ('publiee', 'retiree') order by p.id desc`.execute(db)
  return rows.map(({ id, cree_le, statut, demonstration, motif, imports }) => ({
    publication: id,
    publiee_le: cree_le.toISOString(),
    en_vigueur: id === enVigueur,
    conservee: statut === 'publiee',
    demonstration,
    ...tellMotif(motif),
    imports,
    changements: statut === 'publiee' ? `/api/v1/versions/${id}/changements` : null,
  }))
}

/**
 * A reason as readers read it. The ETL writes what was done (`import de ips-colleges`): said here, publications of
 * yesterday read as well as those to come, and a source that is given a better name is called so everywhere.
 */
export function tellMotif(motif: string): Pick<Version, 'motif' | 'source'> {
  const [, id] = /^import de ([a-z0-9-]+)$/.exec(motif) ?? []
  if (id === undefined || !findSource(id)) return { motif, source: id ?? null }
  return { motif: `import de « ${nameSource(id)} »`, source: id }
}
