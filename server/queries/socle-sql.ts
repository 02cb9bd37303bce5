import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import { membershipOfUnit, numberOfUnit } from '../../data/synthese/sql-of-unit.ts'
import type { RegleLue, RequeteSocle } from '../contract/socle.ts'
import { calculOf } from './calcul.ts'
import type { Publication } from './publication.ts'
import { isPublieA, observations } from './unites.ts'

/** A rule with the campaign it is read in. */
export interface Regle extends RegleLue {
  campagneLue: string
}
export type Perimetre = Pick<RequeteSocle, 'territoire' | 'type' | 'secteur' | 'regrouper_par'>

const PAYS = { niveau: 'pays', code: 'FR' } as const

/** A floor on a ratio of schools is the only rule whose gap can be counted in things to add. */
export const isComptable = ({ indicateur, operateur }: RegleLue): boolean =>
  indicateur.grain === 'etablissement' && indicateur.mesure.genre === 'ratio' && operateur === '>='

/**
 * The schools of a perimeter against the rules, as common table expressions that end with `evaluee`: one row per
 * school that a rule applies to, with `etat`, `etats`, `valeurs` and `manques` (one item per rule). One broken rule is
 * enough to be « non_conforme »; else one unknown answer leaves the school « indetermine ».
 */
export function evaluee(
  publication: Publication,
  regles: readonly Regle[],
  perimetre: Perimetre,
): RawBuilder<unknown> {
  const lues = regles.map((regle, rang) => sql`${nom(rang)} as (${reponses(publication, regle, perimetre)})`)
  const jointures = regles.map(
    ({ indicateur: { grain } }, rang) =>
      sql`left join ${nom(rang)} on ${nom(rang)}.code = ${sql.ref(grain === 'etablissement' ? 'e.uai' : `e.${grain}`)}`,
  )
  const etats = regles.map(etatOf)
  return sql`ecole as (${ecoles(publication, perimetre)}),
    ${sql.join(lues)},
    reponse as (
      select e.*, array[${sql.join(etats)}] as etats,
        jsonb_build_array(${sql.join(regles.map((_, rang) => sql`${nom(rang)}.valeur`))}) as valeurs,
        array[${sql.join(regles.map(manqueOf))}]::integer[] as manques
      from ecole e ${sql.join(jointures, sql` `)}
    ),
    evaluee as materialized (
      select *, case when 'non_conforme' = any (etats) then 'non_conforme'
        when 'indetermine' = any (etats) then 'indetermine' else 'conforme' end as etat
      from reponse where etats && array['conforme', 'non_conforme', 'indetermine']
    )`
}

const nom = (rang: number): RawBuilder<unknown> => sql.ref(`regle_${rang}`)

function ecoles(publication: Publication, { territoire, type, secteur, regrouper_par }: Perimetre) {
  const conditions = [
    sql<SqlBool>`publication_id = ${publication.id} and ouvert`,
    sql<SqlBool>`${sql.ref(territoire.niveau)} = ${territoire.code}`,
  ]
  if (type !== TOUS) conditions.push(sql<SqlBool>`type = ${type}`)
  if (secteur !== TOUS) conditions.push(sql<SqlBool>`secteur = ${secteur}`)
  return sql`select uai, nom, type, secteur, commune, academie,
    ${regrouper_par ? sql.ref(regrouper_par) : sql`null::text`} as groupe
    from etablissement where ${sql.join(conditions, sql` and `)}`
}

/** Answers of the units of a rule: the schools themselves, or the territories their value is read on. */
function reponses(publication: Publication, regle: Regle, { territoire }: Perimetre): RawBuilder<unknown> {
  const { indicateur, campagneLue } = regle
  const calcul = calculOf(publication, indicateur.id, campagneLue)
  if (!calcul) {
    return sql`select null::text as code, false as sans_objet, null::boolean as verdict, null::jsonb as valeur,
      null::float as numerateur, null::float as denominateur where false`
  }
  // Outside of the levels where it is published, a territory's answer is looked for in the whole country.
  const isLarge = indicateur.grain !== 'academie' && isPublieA(indicateur, territoire.niveau)
  const unites = observations(publication, calcul, {
    ...(isLarge ? territoire : PAYS),
    type: TOUS,
    secteur: TOUS,
  })
  const isRatio = indicateur.mesure.genre === 'ratio'
  return sql`select code, sans_objet, case when repondu then ${conditionOf(regle)} end as verdict,
    to_jsonb(${sql.raw(numberOfUnit(indicateur) ?? 'lecture')}) as valeur,
    ${sql.raw(isRatio ? 'numerateur, denominateur' : 'null::float as numerateur, null::float as denominateur')}
    from ${unites} o`
}

/** The condition of a rule, on a row of observations. */
function conditionOf({ indicateur, operateur, valeur }: RegleLue): RawBuilder<unknown> {
  if (typeof valeur === 'number') {
    return sql`${sql.raw(numberOfUnit(indicateur) ?? 'null')} ${sql.raw(operateur)} ${valeur}::double precision`
  }
  const appartient = sql.raw(membershipOfUnit(indicateur, valeur) ?? 'null')
  return operateur === '=' ? sql`(${appartient})` : sql`not (${appartient})`
}

const etatOf = ({ types }: Regle, rang: number): RawBuilder<unknown> =>
  sql`case when e.type <> all (${types}::text[]) or coalesce(${nom(rang)}.sans_objet, false) then 'sans_objet'
    when ${nom(rang)}.verdict is null then 'indetermine'
    when ${nom(rang)}.verdict then 'conforme' else 'non_conforme' end`

/**
 * Units to add for a floor on a ratio to be reached, rounded up: thirty for 100 pupils, 45 pupils and 10 terminals
 * need 3.5 more, that is 4. A need of 14.000000000000002 is a need of 14.
 */
function manqueOf(regle: Regle, rang: number): RawBuilder<unknown> {
  const { mesure } = regle.indicateur
  if (!isComptable(regle) || mesure.genre !== 'ratio') return sql`null::integer`
  const besoin = sql`${Number(regle.valeur)}::double precision * ${nom(rang)}.denominateur / ${sql.lit(mesure.facteur)}`
  return sql`case when e.type = any (${regle.types}::text[]) and ${nom(rang)}.verdict is not null
    then greatest(0, ceil(${besoin} - ${nom(rang)}.numerateur - 1e-9))::integer end`
}
