import { sql } from 'kysely'
import type { Etat } from '../contract/etat.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'
import { listCouches } from './tuiles.ts'

type Comptes = Partial<Record<string, number>>
type EtatPublication = Pick<
  Etat,
  | 'nombre_etablissements'
  | 'territoires'
  | 'territoires_avec_valeurs'
  | 'imports'
  | 'tuiles'
  | 'geometrie'
  | 'emprise'
>

/** What a publication contains. */
export async function findEtat(db: Db, publication: Publication): Promise<EtatPublication> {
  const [etablissements, territoires, avecValeurs, imports, couches, carte] = await Promise.all([
    countOuverts(db, publication.id),
    countTerritoires(db, publication.id),
    countAvecValeurs(db, publication.id),
    listImportsLus(db, publication.id),
    listCouches(db, publication.id),
    findCarte(db, publication.id),
  ])
  return {
    nombre_etablissements: etablissements,
    territoires,
    territoires_avec_valeurs: avecValeurs,
    imports,
    tuiles: Object.fromEntries(
      couches.map(({ couche, zoom_min, zoom_max }) => [couche, { zoom_min, zoom_max }]),
    ),
    ...carte,
  }
}

async function countOuverts(db: Db, id: number): Promise<number> {
  const { nombre } = await db
    .selectFrom('etablissement')
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .where('publication_id', '=', id)
    .where('ouvert', '=', true)
    .executeTakeFirstOrThrow()
  return nombre
}

async function countTerritoires(db: Db, id: number): Promise<Comptes> {
  const rows = await db
    .selectFrom('territoire')
    .select((eb) => ['niveau', eb.fn.countAll<number>().as('nombre')])
    .where('publication_id', '=', id)
    .groupBy('niveau')
    .execute()
  return Object.fromEntries(rows.map(({ niveau, nombre }) => [niveau, nombre]))
}

async function countAvecValeurs(db: Db, id: number): Promise<Comptes> {
  const { rows } = await sql<{ niveau: string; nombre: number }>`
    select t.niveau, count(*)::int as nombre from territoire t
    where t.publication_id = ${id} and exists (
      select from synthese s
      where s.publication_id = t.publication_id and s.niveau = t.niveau and s.code = t.code
        and s.type = 'tous' and s.secteur = 'tous' and s.repondants > 0)
    group by t.niveau`.execute(db)
  return Object.fromEntries(rows.map(({ niveau, nombre }) => [niveau, nombre]))
}

async function listImportsLus(db: Db, id: number): Promise<Etat['imports']> {
  const rows = await db
    .selectFrom('import')
    .select(['id', 'source', 'fichier', 'campagnes', 'lues', 'chargees', 'ignorees', 'rejetees', 'fin'])
    .where('id', 'in', (eb) =>
      eb.selectFrom('publication_import').select('import_id').where('publication_id', '=', id),
    )
    .orderBy('source')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, fin: row.fin?.toISOString() ?? null }))
}

/** Metropolitan France, where a national map opens: overseas départements would widen it to the globe. */
const METROPOLE = { ouest: -6, sud: 41, est: 10, nord: 52 }

async function findCarte(db: Db, id: number): Promise<Pick<Etat, 'geometrie' | 'emprise'>> {
  const { rows } = await sql<{
    geometrie: 'reelle' | 'schematique' | null
    metropole: (number | null)[]
    tout: (number | null)[]
  }>`
    with d as (
      select emprise as e,
        longitude between ${METROPOLE.ouest} and ${METROPOLE.est}
          and latitude between ${METROPOLE.sud} and ${METROPOLE.nord} as m
      from territoire where publication_id = ${id} and niveau = 'departement' and emprise is not null
    )
    select
      (select max(geometrie) from territoire where publication_id = ${id}) as geometrie,
      array[min(e[1]) filter (where m), min(e[2]) filter (where m),
            max(e[3]) filter (where m), max(e[4]) filter (where m)] as metropole,
      array[min(e[1]), min(e[2]), max(e[3]), max(e[4])] as tout
    from d`.execute(db)
  const [ligne] = rows
  return { geometrie: ligne?.geometrie ?? null, emprise: complete(ligne?.metropole) ?? complete(ligne?.tout) }
}

/** A box with its four sides, or `null`. */
const complete = (cotes: (number | null)[] | undefined): number[] | null =>
  cotes && cotes.length === 4 && cotes.every((cote) => cote !== null) ? (cotes as number[]) : null
