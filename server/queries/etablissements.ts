import { type SqlBool, sql } from 'kysely'
import type {
  EducationPrioritaire,
  PrecisionPosition,
  Secteur,
  TypeEtablissement,
} from '../../data/catalogue/model/etablissement.ts'
import { foldRecherche } from '../../data/catalogue/model/recherche.ts'
import type { Etablissement, RequeteEtablissements } from '../contract/etablissements.ts'
import type { Db } from './db.ts'
import { nomOf } from './parents.ts'
import type { Publication } from './publication.ts'

const selectEtablissements = (db: Db, publication: Publication) =>
  db
    .selectFrom('etablissement as e')
    .leftJoin('territoire as c', (join) =>
      join
        .onRef('c.publication_id', '=', 'e.publication_id')
        .on('c.niveau', '=', 'commune')
        .onRef('c.code', '=', 'e.commune'),
    )
    .select([
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
    ])
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

/** Conditions of a request on the table `etablissement as e`, the page aside. */
function conditionsOf(requete: RequeteEtablissements, publication: Publication) {
  const conditions = [sql<SqlBool>`e.publication_id = ${publication.id}`]
  const { territoire, type, secteur, education_prioritaire, q } = requete
  if (territoire) conditions.push(sql<SqlBool>`${sql.ref(`e.${territoire.niveau}`)} = ${territoire.code}`)
  if (type) conditions.push(sql<SqlBool>`e.type = ${type}`)
  if (secteur) conditions.push(sql<SqlBool>`e.secteur = ${secteur}`)
  if (education_prioritaire) {
    conditions.push(sql<SqlBool>`e.education_prioritaire = ${education_prioritaire}`)
  }
  if (q) {
    const mots = foldRecherche(q).split(' ')
    const contient = mots.map((mot) => sql`and r.texte like ${`%${mot}%`}`)
    // As an array: joined, a page sorted by UAI would walk through every school until it has enough.
    conditions.push(sql<SqlBool>`e.uai = any(array(
      select r.code from recherche r
      where r.publication_id = ${publication.id} and r.genre = 'etablissement' ${sql.join(contient, sql` `)}))`)
  }
  return conditions
}

/** One page of schools, sorted by UAI, and how many there are in all. */
export async function listEtablissements(
  db: Db,
  publication: Publication,
  requete: RequeteEtablissements,
  apres: string | null,
): Promise<{ total: number; etablissements: Etablissement[]; reste: boolean }> {
  let page = selectEtablissements(db, publication)
    .orderBy('e.uai')
    .limit(requete.limit + 1)
  let compte = db.selectFrom('etablissement as e').select((eb) => eb.fn.countAll<number>().as('total'))
  for (const condition of conditionsOf(requete, publication)) {
    page = page.where(condition)
    compte = compte.where(condition)
  }
  if (apres) page = page.where('e.uai', '>', apres)
  const [{ total }, lignes] = await Promise.all([compte.executeTakeFirstOrThrow(), page.execute()])
  return {
    total,
    etablissements: lignes.slice(0, requete.limit).map((ligne) => toEtablissement(publication, ligne)),
    reste: lignes.length > requete.limit,
  }
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
