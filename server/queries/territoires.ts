import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { foldRecherche } from '../../data/catalogue/model/recherche.ts'
import type { Database } from '../../data/db/tables.ts'
import type { RequeteTerritoires, Territoire, TerritoireListe } from '../contract/territoires.ts'
import type { Db } from './db.ts'
import { parentsOf } from './parents.ts'
import type { Publication } from './publication.ts'

const COLONNES = [
  't.niveau',
  't.code',
  't.nom',
  't.nature',
  't.population',
  't.longitude',
  't.latitude',
  't.emprise',
  't.geometrie',
  't.commune',
  't.epci',
  't.circonscription',
  't.departement',
  't.academie',
  't.region_academique',
  't.region',
  't.pays',
] as const

const selectTerritoires = (db: Db, publication: Publication) =>
  db
    .selectFrom('territoire as t')
    .leftJoin('territoire as c', (join) =>
      join
        .onRef('c.publication_id', '=', 't.publication_id')
        .on('c.niveau', '=', 'commune')
        .onRef('c.code', '=', 't.commune'),
    )
    .select([...COLONNES, 'c.nom as commune_nom'])
    .where('t.publication_id', '=', publication.id)

type Ligne = Awaited<ReturnType<ReturnType<typeof selectTerritoires>['executeTakeFirstOrThrow']>>

const toTerritoire = (publication: Publication, ligne: Ligne): Territoire => ({
  niveau: ligne.niveau as Niveau,
  code: ligne.code,
  nom: ligne.nom,
  nature: ligne.nature,
  population: ligne.population,
  parents: parentsOf(publication, ligne, ligne.niveau as Niveau),
  longitude: ligne.longitude,
  latitude: ligne.latitude,
  emprise: ligne.emprise,
  geometrie: ligne.geometrie,
})

type Filtre = (eb: ExpressionBuilder<Database & { t: Database['territoire'] }, 't'>) => Expression<SqlBool>

/** Rows a request keeps, the page aside. */
function filtresOf(requete: RequeteTerritoires, publication: Publication): Filtre[] {
  const filtres: Filtre[] = []
  const { niveau, parent, q } = requete
  if (niveau) filtres.push((eb) => eb('t.niveau', '=', niveau))
  if (parent && parent.niveau !== 'arrondissement') {
    const { niveau: colonne, code } = parent
    filtres.push((eb) => eb.and([eb(`t.${colonne}`, '=', code), eb('t.niveau', '!=', colonne)]))
  }
  if (parent?.niveau === 'arrondissement') filtres.push((eb) => eb.lit(false))
  if (q) {
    for (const mot of foldRecherche(q).split(' ')) {
      filtres.push(
        () => sql<SqlBool>`exists (
          select from recherche r
          where r.publication_id = ${publication.id} and r.genre = 'territoire'
            and r.niveau = t.niveau and r.code = t.code and r.texte like ${`%${mot}%`})`,
      )
    }
  }
  return filtres
}

/** What a list is sorted by inside each level; an unknown population comes last either way. */
const CLES = {
  code: () => sql<string | number>`t.code`,
  nom: () => sql<string | number>`t.nom`,
  population: (decroissant: boolean) =>
    sql<string | number>`coalesce(t.population, ${sql.lit(decroissant ? -1 : 2_147_483_647)})`,
}

/** Level, key and code after which a page begins. */
export type CleTerritoire = readonly [niveau: string, cle: string, code: string]

/**
 * One page of territories, by level, then in the order asked for.
 * @param apres a key made by a former page of the same order; of numbers when it is that of populations.
 */
export async function listTerritoires(
  db: Db,
  publication: Publication,
  requete: RequeteTerritoires,
  apres: CleTerritoire | null,
): Promise<{ total: number; territoires: TerritoireListe[]; suite: CleTerritoire | null }> {
  const decroissant = requete.tri.startsWith('-')
  const cle = CLES[requete.tri.replace('-', '') as keyof typeof CLES](decroissant)
  const filtres = filtresOf(requete, publication)
  let page = selectTerritoires(db, publication)
    .select(cle.as('cle'))
    .orderBy('t.niveau')
    .orderBy(cle, decroissant ? 'desc' : 'asc')
    .orderBy('t.code')
    .limit(requete.limit + 1)
  let compte = db
    .selectFrom('territoire as t')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('t.publication_id', '=', publication.id)
  for (const filtre of filtres) {
    page = page.where(filtre)
    compte = compte.where(filtre)
  }
  if (apres) {
    const [niveau, lue, code] = apres
    const plusLoin = decroissant ? sql`<` : sql`>`
    page = page.where(
      sql<SqlBool>`(t.niveau > ${niveau} or (t.niveau = ${niveau}
        and (${cle} ${plusLoin} ${lue} or (${cle} = ${lue} and t.code > ${code}))))`,
    )
  }
  const [{ total }, lues] = await Promise.all([compte.executeTakeFirstOrThrow(), page.execute()])
  const lignes = lues.slice(0, requete.limit)
  const derniere = lues.length > requete.limit ? lignes.at(-1) : undefined
  return {
    total,
    territoires: lignes.map((ligne) => reduce(toTerritoire(publication, ligne), requete.champs)),
    suite: derniere ? [derniere.niveau, String(derniere.cle), derniere.code] : null,
  }
}

/** The fields asked for of a territory; its level and code always. */
function reduce(territoire: Territoire, champs: RequeteTerritoires['champs']): TerritoireListe {
  if (!champs) return territoire
  const { niveau, code } = territoire
  return { niveau, code, ...Object.fromEntries(champs.map((champ) => [champ, territoire[champ]])) }
}

/** Codes of every territory of a level, sorted. */
export async function listCodes(db: Db, publication: Publication, niveau: Niveau): Promise<string[]> {
  const rows = await db
    .selectFrom('territoire')
    .select('code')
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', niveau)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}

/** One territory, or `null`. */
export async function findTerritoire(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  code: string,
): Promise<(Territoire & { anciens_codes: string[] }) | null> {
  const ligne = await selectTerritoires(db, publication)
    .select('t.anciens_codes')
    .where('t.niveau', '=', niveau)
    .where('t.code', '=', code)
    .executeTakeFirst()
  return ligne ? { ...toTerritoire(publication, ligne), anciens_codes: ligne.anciens_codes } : null
}

/** Territory that took over an abolished code, or `null`. */
export async function findSuccesseur(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  code: string,
): Promise<{ code: string; nom: string } | null> {
  const row = await db
    .selectFrom('territoire')
    .select(['code', 'nom'])
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', niveau)
    .where(sql<SqlBool>`${code} = any(anciens_codes)`)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Territories of other levels that bear this code, and are named by it as often as not: `13201`, `35`. */
export async function listAutresNiveaux(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  code: string,
): Promise<{ niveau: Niveau; code: string; nom: string }[]> {
  const rows = await db
    .selectFrom('territoire')
    .select(['niveau', 'code', 'nom'])
    .where('publication_id', '=', publication.id)
    .where(
      'niveau',
      'in',
      NIVEAUX.filter((autre) => autre !== niveau),
    )
    .where('code', '=', code)
    .orderBy('niveau')
    .execute()
  return rows.map((row) => ({ ...row, niveau: row.niveau as Niveau }))
}

/** How many territories of each level stand inside this one. */
export async function countEnfants(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  code: string,
): Promise<Partial<Record<Niveau, number>>> {
  if (niveau === 'arrondissement') return {}
  const rows = await db
    .selectFrom('territoire')
    .select((eb) => ['niveau', eb.fn.countAll<number>().as('nombre')])
    .where('publication_id', '=', publication.id)
    .where(niveau, '=', code)
    .where('niveau', '!=', niveau)
    .groupBy('niveau')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.niveau, row.nombre]))
}
