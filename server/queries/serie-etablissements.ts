import { type SqlBool, sql } from 'kysely'
import { lastOpeningDay } from '../../data/catalogue/model/campagne.ts'
import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { type Classe, type Condition, lecturesOfMesure } from '../../data/catalogue/model/mesure.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import type { RequeteValeurs } from '../contract/indicateurs.ts'
import type { Db } from './db.ts'
import { type LigneRecue, type Observation, observerIndicateur } from './observation.ts'
import type { Publication } from './publication.ts'
import { modalitesOf, type Point, type Serie, toSerie } from './serie.ts'
import { importsOf } from './valeurs-etablissement.ts'

type Brut = string | number | boolean

/** Does a value mean « yes »? */
export function satisfait(condition: Condition, valeur: Brut): boolean {
  if ('parmi' in condition) return condition.parmi.includes(String(valeur))
  if ('vrai' in condition) return valeur === true
  const nombre = Number(valeur)
  if (condition.operateur === '>=') return nombre >= condition.seuil
  if (condition.operateur === '>') return nombre > condition.seuil
  return condition.operateur === '<' ? nombre < condition.seuil : nombre <= condition.seuil
}

/** A school's value as one number: 100 or 0 for a share, the rank of its class for a distribution. */
export function enNombre(indicateur: Indicateur, valeur: Brut): number | null {
  const { mesure } = indicateur
  if (mesure.genre === 'part') return satisfait(mesure.oui, valeur) ? 100 : 0
  if (mesure.genre !== 'repartition') return Number(valeur)
  const rang = rangOfClasse(mesure.classes, valeur)
  return rang < 0 ? null : rang
}

/** Class of a value: by name, or by the last lower bound it reaches when the classes cut a number. */
const rangOfClasse = (classes: readonly Classe[], valeur: Brut): number =>
  classes.every(({ min }) => min === undefined)
    ? classes.findIndex(({ id }) => id === String(valeur))
    : classes.findLastIndex(({ min }) => min !== undefined && Number(valeur) >= min)

/** Value of every open school an indicator concerns, for one campaign. */
export async function listSerieEtablissements(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  campagne: string,
  requete: RequeteValeurs,
): Promise<Serie> {
  if (indicateur.grain !== 'etablissement') {
    const points = await listPointsTerritoire(
      db,
      publication,
      indicateur,
      indicateur.grain,
      campagne,
      requete,
    )
    return toSerie(points, modalitesOf(indicateur))
  }
  const [ecoles, lignes] = await Promise.all([
    listEcoles(db, publication, indicateur, campagne, requete),
    listLignes(db, publication, indicateur, campagne),
  ])
  const imports = importsOf(publication, campagne)
  const points = ecoles.flatMap(({ uai, position_precision }): Point[] => {
    const constat = isAttribut(indicateur)
      ? ofAttribut(position_precision)
      : observerIndicateur(indicateur, lignes.get(uai) ?? [], imports)
    return constat ? [toPoint(indicateur, uai, constat)] : []
  })
  return toSerie(points, modalitesOf(indicateur))
}

const isAttribut = (indicateur: Indicateur): boolean =>
  lecturesOfMesure(indicateur.mesure)[0]?.genre === 'attribut'

const ofAttribut = (valeur: string): Pick<Observation, 'valeur' | 'statut'> =>
  valeur === 'inconnue' ? { valeur: null, statut: 'non_communique' } : { valeur, statut: 'publie' }

function toPoint(
  indicateur: Indicateur,
  code: string,
  { valeur, statut }: Pick<Observation, 'valeur' | 'statut'>,
): Point {
  const nombre = valeur === null ? null : enNombre(indicateur, valeur)
  const couverture = statut === 'publie' ? 1 : statut === 'sans_objet' ? null : 0
  return { code, valeur: nombre, statut, couverture }
}

/** Conditions that keep the schools a series is about, on the table `etablissement as e`. */
function perimetre(
  publication: Publication,
  indicateur: Indicateur,
  campagne: string,
  { type, secteur }: RequeteValeurs,
) {
  const conditions = [
    sql<SqlBool>`e.publication_id = ${publication.id} and e.ouvert and e.type in (${sql.join([...indicateur.population])})`,
  ]
  const limite = lastOpeningDay(campagne)
  if (limite) conditions.push(sql<SqlBool>`(e.date_ouverture is null or e.date_ouverture <= ${limite}::date)`)
  if (type !== TOUS) conditions.push(sql<SqlBool>`e.type = ${type}`)
  if (secteur !== TOUS) conditions.push(sql<SqlBool>`e.secteur = ${secteur}`)
  return sql.join(conditions, sql` and `)
}

async function listEcoles(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  campagne: string,
  requete: RequeteValeurs,
) {
  const { rows } = await sql<{ uai: string; position_precision: string }>`
    select e.uai, e.position_precision from etablissement e
    where ${perimetre(publication, indicateur, campagne, requete)}
    order by e.uai`.execute(db)
  return rows
}

/** Only the fields that are read leave the database; a field the file did not have stays absent. */
const champsLus = (champs: readonly string[]) =>
  sql.join(
    champs.map(
      (champ) =>
        sql`case when valeurs ? ${champ}::text then jsonb_build_object(${champ}::text, valeurs -> ${champ}::text) else '{}' end`,
    ),
    sql` || `,
  )

/** Lines of the sources of an indicator, by school. */
async function listLignes(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  campagne: string,
): Promise<Map<string, LigneRecue[]>> {
  const lectures = lecturesOfMesure(indicateur.mesure).filter((lecture) => lecture.genre === 'champ')
  const sources = new Set(lectures.flatMap((lecture) => lecture.sources))
  const imports = publication.imports.filter((lu) => lu.campagne === campagne && sources.has(lu.source))
  const parCode = new Map<string, LigneRecue[]>()
  if (imports.length === 0) return parCode
  const sourceOf = new Map(imports.map((lu) => [lu.import_id, lu.source]))
  const { rows } = await sql<Omit<LigneRecue, 'source'> & { code: string }>`
    select code, import_id, ligne, statuts, ${champsLus(lectures.map(({ champ }) => champ))} as valeurs
    from releve
    where import_id in (${sql.join([...sourceOf.keys()])}) and campagne = ${campagne}
      and niveau = 'etablissement'
    order by ligne`.execute(db)
  for (const { code, ...ligne } of rows) {
    const recue = { ...ligne, source: sourceOf.get(ligne.import_id) ?? '' }
    const lignes = parCode.get(code)
    if (lignes) lignes.push(recue)
    else parCode.set(code, [recue])
  }
  return parCode
}

/** A territory's value, on each of its schools. */
async function listPointsTerritoire(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  niveau: Niveau,
  campagne: string,
  requete: RequeteValeurs,
): Promise<Point[]> {
  const { rows } = await sql<Omit<Point, 'statut'> & { statut: Statut }>`
    select e.uai as code, s.valeur, s.statut,
      case when s.attendus > 0 then s.repondants::float / s.attendus end as couverture
    from etablissement e
    join synthese s on s.publication_id = e.publication_id and s.indicateur = ${indicateur.id}
      and s.campagne = ${campagne} and s.niveau = ${niveau} and s.code = ${sql.ref(`e.${niveau}`)}
      and s.type = 'tous' and s.secteur = 'tous'
    where ${perimetre(publication, indicateur, campagne, requete)}
    order by e.uai`.execute(db)
  return rows
}
