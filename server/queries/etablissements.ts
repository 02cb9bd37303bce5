import { type RawBuilder, sql } from 'kysely'
import type {
  EducationPrioritaire,
  PrecisionPosition,
  Secteur,
  TypeEtablissement,
} from '../../data/catalogue/model/etablissement.ts'
import type { Etablissement } from '../contract/etablissements.ts'
import type { Db } from './db.ts'
import { distanceSql } from './filtres/distance.ts'
import { conditionsOf, type FiltresDecides, unitesOf } from './filtres/etablissements.ts'
import { type Cle, jointureTri, suite, type Tri, triOf } from './filtres/tri.ts'
import { et } from './fragment.ts'
import { nomOf } from './parents.ts'
import type { Publication } from './publication.ts'

const COLONNES = [
  'e.uai',
  'e.nom',
  'e.type',
  'e.secteur',
  'e.commune',
  'c.nom as commune_nom',
  'e.departement',
  'e.academie',
  'e.longitude',
  'e.latitude',
  'e.position_precision',
  'e.education_prioritaire',
  'e.ouvert',
] as const

const selectEtablissements = (db: Db, publication: Publication) =>
  db
    .selectFrom('etablissement as e')
    .leftJoin('territoire as c', (join) =>
      join
        .onRef('c.publication_id', '=', 'e.publication_id')
        .on('c.niveau', '=', 'commune')
        .onRef('c.code', '=', 'e.commune'),
    )
    .select(COLONNES)
    .where('e.publication_id', '=', publication.id)

type Ligne = Awaited<ReturnType<ReturnType<typeof selectEtablissements>['executeTakeFirstOrThrow']>>

const toEtablissement = (publication: Publication, ligne: Ligne): Etablissement => ({
  uai: ligne.uai,
  nom: ligne.nom,
  type: ligne.type as TypeEtablissement,
  secteur: ligne.secteur as Secteur,
  commune: { code: ligne.commune, nom: ligne.commune_nom ?? ligne.commune },
  departement: { code: ligne.departement, nom: nomOf(publication, 'departement', ligne.departement) },
  academie: ligne.academie
    ? { code: ligne.academie, nom: nomOf(publication, 'academie', ligne.academie) }
    : null,
  longitude: ligne.longitude,
  latitude: ligne.latitude,
  position_precision: ligne.position_precision as PrecisionPosition,
  education_prioritaire: ligne.education_prioritaire as EducationPrioritaire | null,
  ouvert: ligne.ouvert,
})

/** A page of schools: which ones, in which order, after which. */
export interface Page {
  filtres: FiltresDecides
  tri: Tri
  apres: Cle | null
  limit: number
}

/** A school of a list, and how far it is from the point that the list is about, in metres. */
export type EtablissementSitue = Etablissement & { distance?: number }

/** One page of schools, and the key after which the next one begins (`null` at the end). */
export async function pageEtablissements(
  db: Db,
  publication: Publication,
  { filtres, tri, apres, limit }: Page,
): Promise<{ etablissements: EtablissementSitue[]; suite: Cle | null }> {
  const ordre = triOf(tri)
  const distance = filtres.near ? sql`round(${distanceSql('e', filtres.near)})::int` : sql`null::int`
  const conditions = [...conditionsOf(publication, filtres), ...suite(ordre, tri, apres)]
  const { rows } = await sql<Ligne & { distance: number | null; cle: string | null }>`
    select ${sql.join(COLONNES.map((colonne) => sql.raw(colonne)))}, ${distance} as distance, (${ordre})::text as cle
    from etablissement e
    left join territoire c on c.publication_id = e.publication_id and c.niveau = 'commune' and c.code = e.commune
    ${jointureTri(publication, tri, unitesOf(filtres))}
    where ${et(conditions)}
    order by ${ordreSql(ordre, tri)}
    limit ${limit + 1}`.execute(db)
  const lignes = rows.slice(0, limit)
  const derniere = rows.length > limit ? lignes.at(-1) : undefined
  return {
    etablissements: lignes.map(({ distance, ...ligne }) => ({
      ...toEtablissement(publication, ligne),
      ...(distance !== null && { distance }),
    })),
    suite: derniere ? { valeur: derniere.cle, uai: derniere.uai } : null,
  }
}

/** Absent values come last, whichever way the rest is sorted; the UAI decides between equals. */
const ordreSql = (ordre: RawBuilder<unknown>, tri: Tri): RawBuilder<unknown> =>
  tri.colonne === 'uai'
    ? sql`e.uai ${sql.raw(tri.decroissant ? 'desc' : 'asc')}`
    : sql`${ordre} ${sql.raw(tri.decroissant ? 'desc' : 'asc')} nulls last, e.uai`

/** How many schools a request keeps. */
export async function countEtablissements(
  db: Db,
  publication: Publication,
  filtres: FiltresDecides,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from etablissement e where ${et(conditionsOf(publication, filtres))}`.execute(db)
  return rows[0]?.total ?? 0
}

/** One school with everything its page shows of its identity, or `null`. */
export async function findEtablissement(db: Db, publication: Publication, uai: string) {
  const ligne = await selectEtablissements(db, publication)
    .select([
      'e.nature',
      'e.date_ouverture',
      'e.adresse',
      'e.code_postal',
      'e.localite',
      'e.arrondissement',
      'e.epci',
      'e.circonscription',
      'e.region_academique',
      'e.region',
      'e.pays',
      'e.position_source',
      'e.details',
      'e.import_id',
      'e.ligne',
    ])
    .where('e.uai', '=', uai)
    .executeTakeFirst()
  return ligne ? { ligne, etablissement: toEtablissement(publication, ligne) } : null
}
export type LigneEtablissement = NonNullable<Awaited<ReturnType<typeof findEtablissement>>>['ligne']
