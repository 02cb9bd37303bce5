import { type SqlBool, sql } from 'kysely'
import { lastOpeningDay } from '../../data/catalogue/model/campagne.ts'
import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Classe, Condition } from '../../data/catalogue/model/mesure.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import type { RequeteValeurs } from '../contract/indicateurs.ts'
import { calculOf, listUnites, type Unite } from './calcul.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'
import { modalitesOf, type Point, type Serie, toSerie } from './serie.ts'

type Brut = string | number | boolean

/** Does a value mean « yes »? */
export function satisfait(condition: Condition, valeur: Brut): boolean {
  if ('parmi' in condition) return condition.parmi.includes(String(valeur))
  if ('vrai' in condition) return String(valeur) === 'true'
  const nombre = Number(valeur)
  if (condition.operateur === '>=') return nombre >= condition.seuil
  if (condition.operateur === '>') return nombre > condition.seuil
  return condition.operateur === '<' ? nombre < condition.seuil : nombre <= condition.seuil
}

/** Class of a value: by name, or by the last lower bound it reaches when the classes cut a number. */
const rangOfClasse = (classes: readonly Classe[], valeur: Brut): number =>
  classes.every(({ min }) => min === undefined)
    ? classes.findIndex(({ id }) => id === String(valeur))
    : classes.findLastIndex(({ min }) => min !== undefined && Number(valeur) >= min)

/** A school's value as one number: 100 or 0 for a share, the rank of its class for a distribution. */
export function enNombre({ mesure }: Indicateur, unite: Unite): number | null {
  if (mesure.genre === 'ratio') {
    const { numerateur, denominateur } = unite
    return numerateur === null || !denominateur ? null : (mesure.facteur * numerateur) / denominateur
  }
  if (unite.lecture === null) return null
  if (mesure.genre === 'part') return satisfait(mesure.oui, unite.lecture) ? 100 : 0
  if (mesure.genre !== 'repartition') return Number(unite.lecture)
  const rang = rangOfClasse(mesure.classes, unite.lecture)
  return rang < 0 ? null : rang
}

/** Value of every open school an indicator concerns, for one campaign. */
export async function listSerieEtablissements(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  campagne: string,
  requete: RequeteValeurs,
): Promise<Serie> {
  const modalites = modalitesOf(indicateur)
  if (indicateur.grain !== 'etablissement') {
    const points = await listPointsTerritoire(
      db,
      publication,
      indicateur,
      indicateur.grain,
      campagne,
      requete,
    )
    return toSerie(points, modalites)
  }
  const calcul = calculOf(publication, indicateur.id, campagne)
  const unites = calcul ? await listUnites(db, publication, calcul) : []
  const { type, secteur } = requete
  return toSerie(
    unites
      .filter(
        (unite) => (type === TOUS || unite.type === type) && (secteur === TOUS || unite.secteur === secteur),
      )
      .map((unite) => toPoint(indicateur, unite)),
    modalites,
  )
}

const toPoint = (indicateur: Indicateur, unite: Unite): Point => ({
  code: unite.code,
  valeur: unite.statut === 'publie' ? enNombre(indicateur, unite) : null,
  statut: unite.statut,
  couverture: unite.statut === 'publie' ? 1 : unite.statut === 'sans_objet' ? null : 0,
})

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
