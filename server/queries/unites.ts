import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { storedTranches } from '../../data/catalogue/model/tranche.ts'
import type { Calcul } from '../../data/synthese/calcul.ts'
import { parametersOf, sqlOfObservations } from '../../data/synthese/sql-of-indicator.ts'
import { fragment } from './fragment.ts'
import type { Publication } from './publication.ts'

/** The units a number is made of: those of a territory, or one school. */
export interface PerimetreUnites {
  niveau: Niveau | 'uai'
  code: string
  type: string
  secteur: string
}

/** Is an indicator published at this level? What describes territories is not published below, nor above an académie. */
export const isPublieA = ({ grain }: Indicateur, niveau: Niveau): boolean =>
  storedTranches(grain, true).some((tranche) => tranche.niveau === niveau)

/** The observations behind a number, as a table expression: one row per unit, by the statement of the publication. */
export function observations(
  publication: Publication,
  calcul: Calcul,
  { niveau, code, type, secteur }: PerimetreUnites,
): RawBuilder<unknown> {
  const { indicateur } = calcul
  const parametres = parametersOf({ ...calcul, publicationId: publication.id, perimetre: code })
  const conditions = [sql<SqlBool>`true`]
  if (indicateur.grain === 'etablissement') {
    if (type !== TOUS) conditions.push(sql<SqlBool>`type = ${type}`)
    if (secteur !== TOUS) conditions.push(sql<SqlBool>`secteur = ${secteur}`)
  }
  // The whole country needs no perimeter: naming it would look up each of its sixty thousand schools.
  const perimetre = niveau === 'pays' ? null : niveau
  return sql`(select * from (${fragment(sqlOfObservations(indicateur, perimetre), parametres)}) u
    where ${sql.join(conditions, sql` and `)})`
}

/** Readings of a measure: the name that prefixes their columns, and what they are for. */
export function lecturesOf({ mesure }: Indicateur): string[] {
  if (mesure.genre === 'ratio') return ['numerateur', 'denominateur']
  if (mesure.lecture.genre === 'attribut') return []
  return mesure.lecture.genre === 'champ' ? ['lecture'] : ['constate', 'raccordable', 'total']
}

/** Status of a unit, as SQL on a row of observations: the written one when it is silent. */
export function statutUnite(indicateur: Indicateur): RawBuilder<string> {
  const ecrits = lecturesOf(indicateur)
    .filter((nom) => nom !== 'raccordable' && nom !== 'total')
    .map((nom) => sql.raw(`nullif(${nom}_statut, 'publie')`))
  return sql<string>`case when repondu then 'publie' when sans_objet then 'sans_objet'
    else coalesce(${sql.join([...ecrits, sql.lit('non_communique')])}) end`
}
