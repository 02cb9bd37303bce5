import { sql } from 'kysely'
import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import { TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import type { Source } from '../../data/catalogue/model/source.ts'
import type { Enveloppe } from '../contract/enveloppe.ts'
import type { CouvertureSource } from '../contract/sources.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

export type Couverture = Omit<CouvertureSource, keyof Enveloppe>
type Niveau = NonNullable<CouvertureSource['niveau']>
type Departement = CouvertureSource['par_departement'][number]

/** Levels inside a département. */
const FINS: readonly Niveau[] = ['circonscription', 'epci', 'commune', 'arrondissement']

/** Lines of the latest campaign of a source: what they describe is what its file is about. */
interface Lignes {
  imports: number[]
  campagne: string
  niveau: Niveau
}

/** What the latest campaign of a source describes of each département. */
export async function findCouvertureSource(
  db: Db,
  publication: Publication,
  source: Source,
): Promise<Couverture> {
  const lignes = await findLignes(db, publication, source.id)
  if (!lignes) {
    return { source: source.id, campagne: null, niveau: null, attendus: 0, presents: 0, par_departement: [] }
  }
  const par_departement = await listDepartements(db, publication, source, lignes)
  const somme = (champ: 'attendus' | 'presents') => par_departement.reduce((total, d) => total + d[champ], 0)
  return {
    source: source.id,
    campagne: lignes.campagne === CAMPAGNE_REFERENTIEL ? null : lignes.campagne,
    niveau: lignes.niveau,
    attendus: somme('attendus'),
    presents: somme('presents'),
    par_departement,
  }
}

async function findLignes(db: Db, publication: Publication, source: string): Promise<Lignes | null> {
  const lus = publication.imports.filter((lu) => lu.source === source)
  const campagne = lus
    .map((lu) => lu.campagne)
    .sort()
    .at(-1)
  if (campagne === undefined) return null
  const imports = lus.filter((lu) => lu.campagne === campagne).map(({ import_id }) => import_id)
  const { rows } = await sql<{ niveau: Niveau }>`
    select niveau from releve where import_id = any (${imports}::integer[]) and campagne = ${campagne}
    group by niveau order by count(*) desc limit 1`.execute(db)
  return rows[0] ? { imports, campagne, niveau: rows[0].niveau } : null
}

async function listDepartements(
  db: Db,
  publication: Publication,
  source: Source,
  lignes: Lignes,
): Promise<Departement[]> {
  const { rows } = await sql<Departement>`
    with lus as (
      select distinct code from releve
      where import_id = any (${lignes.imports}::integer[]) and campagne = ${lignes.campagne}
        and niveau = ${lignes.niveau}
    ), unites as (${unitesOf(publication, source, lignes.niveau)})
    select d.code, d.nom, count(u.code) as attendus, count(l.code) as presents
    from territoire d
    left join unites u on u.departement = d.code
    left join lus l on l.code = u.code
    where d.publication_id = ${publication.id} and d.niveau = 'departement'
    group by d.code, d.nom order by d.code`.execute(db)
  return rows
}

/** Units that a source could describe, each with its département; what is wider than one counts once in each. */
function unitesOf({ id }: Publication, source: Source, niveau: Niveau) {
  if (niveau === 'etablissement') {
    const population = source.genre === 'tableau' ? source.population : undefined
    return sql`select uai as code, departement from etablissement
      where publication_id = ${id} and ouvert and type = any (${[...(population ?? TYPES_ETABLISSEMENT)]}::text[])`
  }
  if (FINS.includes(niveau)) {
    return sql`select code, departement from territoire where publication_id = ${id} and niveau = ${niveau}`
  }
  const porteur = niveau === 'departement' ? sql`code` : sql.ref(niveau)
  return sql`select ${porteur} as code, code as departement from territoire
    where publication_id = ${id} and niveau = 'departement'`
}
