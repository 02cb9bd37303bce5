import { sql } from 'kysely'
import type { RequeteValeursLocales, ValeurLocale } from '../../contract/donnees-locales.ts'
import type { Db } from '../db.ts'
import type { Publication } from '../publication.ts'
import { libelleDuChamp } from './champs.ts'
import { statutOf } from './locales.ts'
import type { DepotPublie } from './publies.ts'

/** Parts of the key of a value, in the order of the pages. */
export type CleValeur = [
  depot: string,
  niveau: string,
  code: string,
  campagne: string,
  cle: string,
  champ: string,
]

interface Ligne {
  depot_id: number
  niveau: string
  code: string
  campagne: string
  cle: string
  champ: string
  valeur: string | number | boolean | null
  statut: string | null
  programme: string | null
  nom: string | null
  longitude: number | null
  latitude: number | null
}

/** One page of the values that pilot territories publish. */
export async function pageValeurs(
  db: Db,
  { id: publication, depots }: Publication,
  { depot, uai, limit }: Pick<RequeteValeursLocales, 'depot' | 'uai' | 'limit'>,
  apres: CleValeur | null,
): Promise<{ total: number; valeurs: ValeurLocale[]; suite: CleValeur | null }> {
  const visibles = depots.filter(({ id }) => depot === undefined || id === depot)
  const gardes = sql`depot_id = any(${visibles.map(({ id }) => id)}::int[])
    and ${uai === undefined ? sql`true` : sql`niveau = 'etablissement' and code = ${uai}`}`
  const [d, niveau, code, campagne, cle, champ] = apres ?? []
  const ligne = sql`(${d}::int, ${niveau}::text, ${code}::text, ${campagne}::text, ${cle}::text)`
  const [compte, page] = await Promise.all([
    sql<{
      total: number
    }>`select coalesce(sum(cellules), 0)::int as total from depot_ligne where ${gardes}`.execute(db),
    sql<Ligne>`
      select v.*, coalesce(e.nom, t.nom) as nom, coalesce(e.longitude, t.longitude) as longitude,
        coalesce(e.latitude, t.latitude) as latitude
      from (
        select l.depot_id, l.niveau, l.code, l.campagne, l.cle, k.key as champ, k.value as valeur,
          l.statuts ->> k.key as statut, l.valeurs ->> 'programme' as programme
        from (select * from depot_ligne
          where ${gardes} and ${apres ? sql`(depot_id, niveau, code, campagne, cle) >= ${ligne}` : sql`true`}
          order by depot_id, niveau, code, campagne, cle limit ${limit + 2}) l
        cross join lateral jsonb_each(l.valeurs - 'programme') k
        where ${apres ? sql`(l.depot_id, l.niveau, l.code, l.campagne, l.cle, k.key) > (${d}::int, ${niveau}::text, ${code}::text, ${campagne}::text, ${cle}::text, ${champ}::text)` : sql`true`}
        order by 1, 2, 3, 4, 5, 6 limit ${limit + 1}
      ) v
      left join etablissement e on e.publication_id = ${publication} and v.niveau = 'etablissement' and e.uai = v.code
      left join territoire t on t.publication_id = ${publication} and t.niveau = v.niveau and t.code = v.code
      order by 1, 2, 3, 4, 5, 6`.execute(db),
  ])
  const lignes = page.rows.slice(0, limit)
  const derniere = page.rows.length > limit ? lignes.at(-1) : undefined
  const parId = new Map(visibles.map((visible) => [visible.id, visible]))
  return {
    total: compte.rows[0]?.total ?? 0,
    valeurs: lignes.flatMap((lue) => {
      const publie = parId.get(lue.depot_id)
      return publie ? [toValeur(publie, lue)] : []
    }),
    suite: derniere
      ? [
          String(derniere.depot_id),
          derniere.niveau,
          derniere.code,
          derniere.campagne,
          derniere.cle,
          derniere.champ,
        ]
      : null,
  }
}

function toValeur(depot: DepotPublie, ligne: Ligne): ValeurLocale {
  const { niveau, code, nom, longitude, latitude, campagne, programme, champ, valeur, statut } = ligne
  return {
    depot: depot.id,
    version: depot.version,
    auteur: { niveau: depot.niveau, code: depot.code, nom: depot.organisation },
    publie_le: depot.publie_le.toISOString(),
    ...{ niveau, code, nom: nom ?? code, longitude, latitude, campagne, programme, champ },
    libelle: libelleDuChamp(depot.schema, champ),
    valeur,
    statut: statutOf(valeur, statut ?? undefined),
  }
}
