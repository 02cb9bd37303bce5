import { type SqlBool, sql } from 'kysely'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import type { Calcul } from '../../data/synthese/calcul.ts'
import { numberOfUnit } from '../../data/synthese/sql-of-unit.ts'
import type { RequeteProvenance, UniteDeProvenance } from '../contract/provenance.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { lecturesOf, observations, type PerimetreUnites, statutUnite } from './unites.ts'

type Filtres = Pick<RequeteProvenance, 'statut' | 'valeur' | 'limit'>
type Role = UniteDeProvenance['origines'][number]['role']

interface Ligne {
  code: string
  nom: string
  type: string
  secteur: string
  statut: Statut
  valeur: string | number | null
  numerateur: number | null
  denominateur: number | null
  total: number
  identite_import: number | null
  identite_ligne: number | null
  [origine: `${string}_import` | `${string}_ligne`]: number | null
}

/** One page of the units behind a number, sorted by code, and how many there are in all. */
export async function listProvenance(
  db: Db,
  publication: Publication,
  calcul: Calcul,
  perimetre: PerimetreUnites,
  { statut, valeur, limit }: Filtres,
  apres: string | null,
): Promise<{ total: number; unites: UniteDeProvenance[]; reste: boolean }> {
  const { indicateur } = calcul
  const isRatio = indicateur.mesure.genre === 'ratio'
  const lectures = lecturesOf(indicateur)
  const lue = sql.raw(isRatio ? (numberOfUnit(indicateur) ?? 'null') : 'lecture')
  const termes = sql.raw(isRatio ? 'numerateur, denominateur' : 'null as numerateur, null as denominateur')
  const origines = lectures.map((nom) => sql.raw(`${nom}_import, ${nom}_ligne`))
  const conditions = [sql<SqlBool>`true`]
  if (statut) conditions.push(sql<SqlBool>`statut = ${statut}`)
  if (valeur !== undefined) conditions.push(sql<SqlBool>`valeur::text = ${valeur}`)
  const isEcole = indicateur.grain === 'etablissement'
  const nomme = isEcole
    ? sql`left join etablissement n on n.publication_id = ${publication.id} and n.uai = p.code`
    : sql`left join territoire n on n.publication_id = ${publication.id} and n.niveau = ${indicateur.grain} and n.code = p.code`
  const { rows } = await sql<Ligne>`
    with unites as (
      select code, type, secteur, ${statutUnite(indicateur)} as statut, ${lue} as valeur, ${termes}
        ${origines.length > 0 ? sql`, ${sql.join(origines)}` : sql``}
      from ${observations(publication, calcul, perimetre)} o
    ), retenues as (
      select *, count(*) over () as total from unites where ${sql.join(conditions, sql` and `)}
    ), page as (
      select * from retenues ${apres === null ? sql`` : sql`where code > ${apres}`} order by code limit ${limit + 1}
    )
    select p.*, coalesce(n.nom, p.code) as nom,
      ${isEcole ? sql`n.import_id as identite_import, n.ligne as identite_ligne` : sql`null as identite_import, null as identite_ligne`}
    from page p ${nomme} order by p.code`.execute(db)
  const sources = new Map(publication.imports.map(({ import_id, source }) => [import_id, source]))
  return {
    total: rows[0]?.total ?? 0,
    unites: rows.slice(0, limit).map((row) => toUnite(row, lectures, sources)),
    reste: rows.length > limit,
  }
}

function toUnite(
  row: Ligne,
  lectures: readonly string[],
  sources: ReadonlyMap<number, string>,
): UniteDeProvenance {
  const { code, nom, type, secteur, statut, numerateur, denominateur } = row
  const origineOf = (role: Role, import_id: number | null, ligne: number | null) => ({
    role,
    source: import_id === null ? null : (sources.get(import_id) ?? null),
    import_id,
    ligne,
  })
  const lues = lectures.map((nom) =>
    origineOf(
      nom === 'lecture' ? 'valeur' : (nom as Role),
      row[`${nom}_import`] ?? null,
      row[`${nom}_ligne`] ?? null,
    ),
  )
  const identite = origineOf('identite', row.identite_import, row.identite_ligne)
  const valeur = typeof row.valeur === 'number' ? round(row.valeur) : row.valeur
  return {
    ...{ code, nom, type, secteur, statut, valeur, numerateur, denominateur },
    origines: row.identite_import === null ? lues : [...lues, identite],
  }
}

/** Numbers of the imports that a page quotes. */
export const importsCites = (unites: readonly UniteDeProvenance[], calcul: Calcul): number[] => [
  ...new Set([
    ...calcul.imports,
    ...unites.flatMap(({ origines }) => origines.flatMap(({ import_id }) => import_id ?? [])),
  ]),
]
