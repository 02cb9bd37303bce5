import { sql } from 'kysely'
import type { NatureLigne, SchemaDepot } from '../../../data/catalogue/model/depot.ts'
import type {
  CelluleComparee,
  LigneComparee,
  PlacesDepot,
  RequeteApercuDepot,
} from '../../contract/depots.ts'
import type { Db } from '../db.ts'
import { libelleDuChamp, orderChamps } from './champs.ts'
import { importsNationaux, lignesFace, MEME_CHOSE } from './comparer.ts'

type Valeurs = Record<string, string | number | boolean | null>

interface Face {
  ligne: number | null
  nature: NatureLigne
  niveau: string
  code: string
  campagne: string
  cle: string
  nom: string | null
  longitude: number | null
  latitude: number | null
  valeurs: Valeurs | null
  statuts: Record<string, string> | null
  avant: Valeurs | null
  statuts_avant: Record<string, string> | null
  nationale: Valeurs | null
}

/** Parts of the key of a line, in the order of the preview. */
export type CleApercu = [niveau: string, code: string, campagne: string, cle: string]

/** What a preview bears on. */
interface Vise {
  id: number
  schema: SchemaDepot
  /** Depot it is compared with. */
  avec: number | null
  publication: number
}

/** One page of the lines of a depot, each beside what is published of the same thing. */
export async function pageApercu(
  db: Db,
  { id, schema, avec, publication }: Vise,
  { nature, limit }: Pick<RequeteApercuDepot, 'nature' | 'limit'>,
  apres: CleApercu | null,
): Promise<{ lignes: LigneComparee[]; suite: CleApercu | null }> {
  const garde = nature === 'toutes' ? sql`true` : sql`nature = ${nature}`
  const suivants = apres ? sql`(niveau, code, campagne, cle) > (${sql.join(apres)})` : sql`true`
  const { rows } = await sql<Face>`
    select l.*, coalesce(e.nom, t.nom) as nom, coalesce(e.longitude, t.longitude) as longitude,
      coalesce(e.latitude, t.latitude) as latitude, n.valeurs as nationale
    from (select niveau, code, campagne, cle, ligne, nature, coalesce(valeurs, avant) as reperes, valeurs, statuts, avant,
        statuts_avant
      from (${lignesFace(id, avec)}) face where ${garde} and ${suivants}
      order by niveau, code, campagne, cle limit ${limit + 1}) l
    left join etablissement e on e.publication_id = ${publication} and l.niveau = 'etablissement' and e.uai = l.code
    left join territoire t on t.publication_id = ${publication} and t.niveau = l.niveau and t.code = l.code
    left join lateral (
      select r.valeurs from (${importsNationaux(publication, schema)}) i
      join releve r on r.import_id = i.import_id and r.campagne = i.campagne
      where ${MEME_CHOSE} order by r.ligne limit 1
    ) n on true
    order by l.niveau, l.code, l.campagne, l.cle`.execute(db)
  const page = rows.slice(0, limit)
  const derniere = rows.length > limit ? page.at(-1) : undefined
  return {
    lignes: page.map((face) => toLigne(schema, face)),
    suite: derniere ? [derniere.niveau, derniere.code, derniere.campagne, derniere.cle] : null,
  }
}

function toLigne(schema: SchemaDepot, face: Face): LigneComparee {
  const { ligne, nature, niveau, code, nom, campagne, longitude, latitude, valeurs, avant } = face
  const champs = new Set([...Object.keys(valeurs ?? {}), ...Object.keys(avant ?? {})])
  return {
    ...{ ligne, nature, niveau, code, campagne, longitude, latitude },
    nom: nom ?? code,
    cellules: orderChamps(schema, champs).map((champ) => toCellule(schema, champ, face)),
  }
}

function toCellule(schema: SchemaDepot, champ: string, face: Face): CelluleComparee {
  const { valeurs, statuts, avant, statuts_avant, nationale } = face
  const statut = statuts?.[champ] ?? null
  return {
    champ,
    libelle: libelleDuChamp(schema, champ),
    nature: natureOf(valeurs, avant, champ, statut !== (statuts_avant?.[champ] ?? null)),
    valeur: valeurs?.[champ] ?? null,
    statut,
    publiee: avant?.[champ] ?? null,
    nationale:
      champ === 'programme' && nationale ? (valeurs?.programme ?? null) : (nationale?.[champ] ?? null),
  }
}

function natureOf(
  valeurs: Valeurs | null,
  avant: Valeurs | null,
  champ: string,
  isAutreStatut: boolean,
): NatureLigne {
  if (!avant || !(champ in avant)) return 'nouvelle'
  if (!valeurs || !(champ in valeurs)) return 'retiree'
  return valeurs[champ] === avant[champ] && !isAutreStatut ? 'identique' : 'changee'
}

/** Twice the schools of the largest région: only a file for the whole country is cut. */
const PLACES_MAX = 20_000

/**
 * Where the schools of a depot are, those that it would take away included, and what becomes of each: the nature of its
 * lines when they have but one, a change otherwise.
 */
export async function listPlaces(
  db: Db,
  { id, avec, publication }: Omit<Vise, 'schema'>,
): Promise<PlacesDepot> {
  const { rows } = await sql<PlacesDepot['resultats'][number] & { total: number }>`
    select e.uai, e.nom, e.longitude, e.latitude, l.nature, (count(*) over ())::int as total
    from (select code, case when min(nature) = max(nature) then min(nature) else 'changee' end as nature
      from (${lignesFace(id, avec)}) face where niveau = 'etablissement' group by code) l
    join etablissement e on e.publication_id = ${publication} and e.uai = l.code
    where e.longitude is not null and e.latitude is not null
    order by e.uai limit ${PLACES_MAX}`.execute(db)
  return { total: rows[0]?.total ?? 0, resultats: rows.map(({ total: _, ...place }) => place) }
}
