import { type RawBuilder, sql } from 'kysely'
import { SOURCES } from '../../../data/catalogue/index.generated.ts'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { findSource } from '../../../data/catalogue/registry.ts'
import type { RequeteStatistiques, Statistique } from '../../contract/signalements.ts'
import type { Db } from '../db.ts'
import type { Publication } from '../publication.ts'
import { producteurOf } from './element.ts'
import { conditionsOf } from './filtres.ts'

type Compte = Omit<Statistique, 'nom'>

/** Producer of each source, as SQL: the catalogue is not in the base. */
const PRODUCTEURS: RawBuilder<unknown> = sql`case s.source ${sql.join(
  SOURCES.map(({ id, producteur }) => sql`when ${id} then ${producteur}`),
  sql` `,
)} else s.source end`

const cleOf = (par: RequeteStatistiques['par']): RawBuilder<unknown> => {
  if (par === 'producteur') return PRODUCTEURS
  return par === 'source' ? sql`s.source` : sql`s.territoires ->> ${par}`
}

/** First moment a report was in the hands of its producer, and first answer of the producer. */
const MOMENT = (actions: readonly string[], acteur: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select min(e.fait_le) from signalement_evenement e
  where e.signalement_id = s.id and e.action in (${sql.join(actions)}) and ${acteur})`

const JOURS = (duree: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`round((percentile_cont(0.5) within group (order by extract(epoch from ${duree}) / 86400))::numeric, 1)::float8`

/** How many reports, what became of them and how long it took, by producer or by territory. */
export async function listStatistiques(
  db: Db,
  publication: Publication,
  { par, ...filtres }: RequeteStatistiques,
): Promise<Statistique[]> {
  const { rows } = await sql<Compte>`
    with retenus as (
      select ${cleOf(par)} as cle, s.etat, s.cree_le, s.clos_le,
        ${MOMENT(['transmettre'], sql`true`)} as transmis_le,
        ${MOMENT(['accepter', 'rejeter'], sql`e.acteur = 'producteur'`)} as reponse_le
      from signalement s where ${conditionsOf(filtres)}
    )
    select cle, count(*)::integer as total,
      (count(*) filter (where clos_le is null))::integer as ouverts,
      (count(*) filter (where etat = 'resolu'))::integer as resolus,
      (count(*) filter (where etat = 'accepte'))::integer as acceptes,
      (count(*) filter (where etat = 'rejete'))::integer as rejetes,
      (count(*) filter (where etat = 'doublon'))::integer as doublons,
      (count(*) filter (where etat = 'expire'))::integer as expires,
      ${JOURS(sql`reponse_le - transmis_le`)} as delai_median_reponse,
      ${JOURS(sql`case when etat = 'resolu' then clos_le - cree_le end`)} as delai_median_resolution
    from retenus where cle is not null group by cle order by total desc, cle`.execute(db)
  const noms = await name(db, publication, par, rows)
  return rows.map((row) => ({ ...row, nom: noms(row.cle) }))
}

/** Names of what is counted; communes are too many to be kept in memory. */
async function name(
  db: Db,
  publication: Publication,
  par: RequeteStatistiques['par'],
  rows: readonly Compte[],
): Promise<(cle: string) => string> {
  if (par === 'producteur') return (cle) => cle
  if (par === 'source') return (cle) => findSource(cle)?.titre ?? producteurOf(cle)
  const connus = publication.noms.get(par as Niveau)
  if (connus) return (cle) => connus.get(cle) ?? cle
  const lus = await db
    .selectFrom('territoire')
    .select(['code', 'nom'])
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', par)
    .where('code', 'in', ['', ...rows.map(({ cle }) => cle)])
    .execute()
  const noms = new Map(lus.map(({ code, nom }) => [code, nom]))
  return (cle) => noms.get(cle) ?? cle
}
