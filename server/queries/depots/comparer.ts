import { type RawBuilder, sql } from 'kysely'
import { SCHEMAS_DEPOT, type SchemaDepot } from '../../../data/catalogue/model/depot.ts'
import type { ComparaisonDepot } from '../../../data/db/depots.table.ts'
import type { Db } from '../db.ts'
import { findPublicationId } from '../publication.ts'
import type { LigneDepot } from './element.ts'

type Depot = Pick<LigneDepot, 'id' | 'schema_donnees' | 'niveau' | 'code' | 'comparaison'>

/** The depot published now for the same territory and schema, if it is another one. */
export async function findPublie(
  db: Db,
  { id, schema_donnees, niveau, code }: Depot,
): Promise<number | null> {
  const row = await db
    .selectFrom('depot')
    .select('id')
    .where('schema_donnees', '=', schema_donnees)
    .where('niveau', '=', niveau)
    .where('code', '=', code)
    .where('etat', '=', 'publie')
    .where('id', '<>', id)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Lines of a depot beside those of the one published, none of a depot `null`. */
export const lignesFace = (depot: number, avec: number | null): RawBuilder<unknown> => sql`
  select n.ligne, coalesce(n.niveau, a.niveau) as niveau, coalesce(n.code, a.code) as code,
    coalesce(n.campagne, a.campagne) as campagne, coalesce(n.cle, a.cle) as cle,
    n.valeurs, n.statuts, n.cellules, a.valeurs as avant, a.statuts as statuts_avant, a.cellules as cellules_avant,
    case when a.code is null then 'nouvelle' when n.code is null then 'retiree'
      when n.valeurs = a.valeurs and n.statuts is not distinct from a.statuts then 'identique'
      else 'changee' end as nature
  from (select * from depot_ligne where depot_id = ${depot}) n
  full join (select * from depot_ligne where depot_id = ${avec}::integer) a using (niveau, code, campagne, cle)`

/** Imports of the national source of a schema that a publication reads, by campaign. */
export const importsNationaux = (publication: number, schema: SchemaDepot): RawBuilder<unknown> => sql`
  select import_id, campagne from publication_import
  where publication_id = ${publication} and source = ${SCHEMAS_DEPOT[schema]}`

/** Is a received line `r` about the same thing as a line `l` of a depot? */
export const MEME_CHOSE: RawBuilder<boolean> = sql`(
  r.niveau = l.niveau and r.code = l.code and r.campagne = l.campagne
  and (l.valeurs ->> 'programme' is null or (
    jsonb_exists(r.valeurs, 'programme_' || (l.valeurs ->> 'programme'))
    and r.valeurs ->> 'debut' is not distinct from l.valeurs ->> 'debut'
    and r.valeurs ->> 'fin' is not distinct from l.valeurs ->> 'fin')))`

type Comptes = Record<string, number>

/**
 * What the publication of a depot would change: counted, and kept with it. Counted again when another depot, or
 * another publication, has come since.
 */
export async function compare(db: Db, depot: Depot): Promise<ComparaisonDepot> {
  const [avec, publication] = await Promise.all([findPublie(db, depot), findPublicationId(db)])
  const connue = depot.comparaison
  if (connue && connue.avec === avec && connue.publication === publication) return connue
  const schema = depot.schema_donnees as SchemaDepot
  const [lignes, nationales] = await Promise.all([
    countLignes(db, depot.id, avec),
    countNationales(db, depot.id, publication, schema),
  ])
  const comparaison = { avec, publication, ...lignes, nationales }
  await db
    .updateTable('depot')
    .set({ comparaison: JSON.stringify(comparaison) })
    .where('id', '=', depot.id)
    .execute()
  return comparaison
}

async function countLignes(db: Db, depot: number, avec: number | null) {
  const { rows } = await sql<Comptes>`
    with face as (${lignesFace(depot, avec)}),
    change as (
      select count(*) filter (where b.champ is null) as nouvelles, count(*) filter (where c.champ is null) as retirees,
        count(*) filter (where c.valeur = b.valeur and c.statut is not distinct from b.statut) as identiques,
        count(*) as toutes
      from (select niveau, code, campagne, cle, k.key as champ, k.value as valeur, statuts ->> k.key as statut
        from face cross join lateral jsonb_each(valeurs - 'programme') k where nature = 'changee') c
      full join (select niveau, code, campagne, cle, k.key as champ, k.value as valeur, statuts_avant ->> k.key as statut
        from face cross join lateral jsonb_each(avant - 'programme') k where nature = 'changee') b
        using (niveau, code, campagne, cle, champ)
    )
    select count(*) filter (where nature = 'nouvelle')::int as l_nouvelles,
      count(*) filter (where nature = 'changee')::int as l_changees,
      count(*) filter (where nature = 'identique')::int as l_identiques,
      count(*) filter (where nature = 'retiree')::int as l_retirees,
      (coalesce(sum(cellules) filter (where nature = 'nouvelle'), 0) + (select nouvelles from change))::int as c_nouvelles,
      (coalesce(sum(cellules) filter (where nature = 'identique'), 0) + (select identiques from change))::int as c_identiques,
      (coalesce(sum(cellules_avant) filter (where nature = 'retiree'), 0) + (select retirees from change))::int as c_retirees,
      (select toutes - nouvelles - identiques - retirees from change)::int as c_changees
    from face`.execute(db)
  const [compte = {}] = rows
  const take = (prefixe: string) => ({
    nouvelles: compte[`${prefixe}_nouvelles`] ?? 0,
    changees: compte[`${prefixe}_changees`] ?? 0,
    identiques: compte[`${prefixe}_identiques`] ?? 0,
    retirees: compte[`${prefixe}_retirees`] ?? 0,
  })
  return { lignes: take('l'), cellules: take('c') }
}

/** Every value of the depot is the same as, or other than, or unknown to, the national source. */
async function countNationales(db: Db, depot: number, publication: number, schema: SchemaDepot) {
  const { rows } = await sql<{ identiques: number; differentes: number; toutes: number }>`
    with nationale as materialized (
      select r.* from (${importsNationaux(publication, schema)}) i
      join releve r on r.import_id = i.import_id and r.campagne = i.campagne
      where r.code in (select code from depot_ligne where depot_id = ${depot})
    )
    select count(*) filter (where n.valeur = k.value)::int as identiques,
      count(*) filter (where n.valeur <> k.value)::int as differentes,
      count(*)::int as toutes
    from depot_ligne l
    cross join lateral jsonb_each(l.valeurs - 'programme') k
    left join (
      select l.niveau, l.code, l.campagne, l.cle, c.key as champ, c.value as valeur
      from depot_ligne l join nationale r on ${MEME_CHOSE}
      cross join lateral jsonb_each(r.valeurs) c
      where l.depot_id = ${depot} and c.value <> 'null'::jsonb
    ) n on n.niveau = l.niveau and n.code = l.code and n.campagne = l.campagne and n.cle = l.cle and n.champ = k.key
    where l.depot_id = ${depot}`.execute(db)
  const { identiques = 0, differentes = 0, toutes = 0 } = rows[0] ?? {}
  return { identiques, differentes, absentes: toutes - identiques - differentes }
}
