import type { Indicateur } from '../catalogue/model/indicateur.ts'
import type { Classe, Condition, Lecture, LectureChamp, Mesure } from '../catalogue/model/mesure.ts'
import type { Niveau } from '../catalogue/model/niveau.ts'
import { storedTranches, type Tranche } from '../catalogue/model/tranche.ts'
import { type Agregat, fromUnits, groupingCtes } from './grouping.ts'

/**
 * The statement that computes the syntheses of an indicator for one campaign: one pass over the units, then
 * `GROUPING SETS` over (level × type × sector). Pure: the text depends on the declaration only, and is kept in
 * `tests/golden/sql`. Its parameters are those of `parametersOf`, in that order.
 * @param perimetre computes only the units of one territory of this level, given as a parameter.
 */
export function sqlOfIndicator(
  indicateur: Indicateur,
  tranches: readonly Tranche[] = storedTranches(indicateur.grain, true),
  perimetre: Niveau | null = null,
): string {
  return `with
${observationCtes(indicateur, perimetre, false)},
${groupingCtes(aggregatesOf(indicateur.mesure), tranches)}
select $1::integer as publication_id, ${literal(indicateur.id)} as indicateur, $2::text as campagne,
  niveau, code, type, secteur, attendus, repondants,
${verdictOf(indicateur)}
from agregat
where code is not null
order by niveau, type, secteur, code`
}

/** Columns that aggregate observations, whatever they are grouped by; `verdictOf` reads them. */
export const countsOf = (mesure: Mesure): string => fromUnits(aggregatesOf(mesure))

/** Status and published values of a group, from the columns of `countsOf`. */
export const verdictOf = (indicateur: Indicateur): string => `  case
    when attendus = 0 then 'sans_objet'
    when repondants = 0 then 'non_communique'
    when repondants < ${indicateur.repondantsMin} then 'secret'
    when repondants < attendus * ${indicateur.couvertureMin}::double precision then 'couverture_insuffisante'
    else 'publie'
  end as statut,
${indent(publishedColumns(indicateur))}`

/**
 * The statement that lists the answers behind a synthesis: one row per unit with its status, its values, and the
 * written status, import and line of each reading. Same parameters, same common table expressions as `sqlOfIndicator`.
 */
export function sqlOfObservations(indicateur: Indicateur, perimetre: PerimetreUnites = null): string {
  return `with
${observationCtes(indicateur, perimetre, true)}
select * from observation order by code`
}

/** Keeps the units of one territory of this level, or named schools (their codes joined by commas); `null`: all. */
export type PerimetreUnites = Niveau | 'uai' | null

/** Units, readings and observations, shared by both statements. */
function observationCtes(indicateur: Indicateur, perimetre: PerimetreUnites, provenance: boolean): string {
  const { mesure, grain } = indicateur
  const readings = readingsOf(mesure, grain)
  const joins = readings.map(({ name, key }) => `\n  left join ${name} on ${name}.code = u.${key}`)
  const origins = readings.map(
    ({ name }) =>
      `,\n    ${name}.statut as ${name}_statut, ${name}.import_id as ${name}_import, ${name}.ligne as ${name}_ligne`,
  )
  return [
    PARAMETRES,
    unitsOf(indicateur, perimetre),
    ...readings.map((reading) => readingCte(reading, perimetre !== null, provenance)),
    `observation as (
  select u.*,
${indent(observationColumns(mesure))}${provenance ? origins.join('') : ''}
  from unite u${joins.join('')}
)`,
  ].join(',\n')
}

/** Gives every parameter a type, whether the statement needs it or not. */
const PARAMETRES = `parametre as (
  select $1::integer as publication_id, $2::text as campagne, $3::date as ouvert_avant, $4::integer[] as imports,
    $5::text as campagne_potentiel, $6::text as perimetre, $7::text[] as types
)`

/** What the statement is run with. */
export interface Parametres {
  publicationId: number
  campagne: string
  /** Last opening day of the schools expected to answer; null: no limit. */
  ouvertAvant: string | null
  imports: readonly number[]
  /** Campaign of the potential that a quadrant compares with. */
  campagnePotentiel: string | null
  /** Types of school that are asked; all those of the population when absent. */
  types?: readonly string[]
  /** Code of the only territory computed, when the statement has a perimeter. */
  perimetre?: string
}

/** Values of the parameters of `sqlOfIndicator`. */
export const parametersOf = (p: Parametres): unknown[] => [
  p.publicationId,
  p.campagne,
  p.ouvertAvant,
  p.imports,
  p.campagnePotentiel,
  p.perimetre ?? null,
  p.types ?? null,
]

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const list = (items: readonly string[]): string => items.map(literal).join(', ')
const indent = (text: string): string => text.replace(/^/gm, '    ')

/** What answers: the open schools the question applies to, the communes, or the académies. */
function unitsOf({ grain, population }: Indicateur, perimetre: PerimetreUnites): string {
  const named = perimetre === 'uai' ? "uai = any (string_to_array($6::text, ','))" : `${perimetre} = $6::text`
  const only = perimetre ? `\n    and ${named}` : ''
  if (grain !== 'etablissement') {
    return `unite as (
  select code, 'tous' as type, 'tous' as secteur, commune, epci, departement, academie,
    region_academique, region, pays
  from territoire
  where publication_id = $1 and niveau = '${grain}'${only}
)`
  }
  return `unite as (
  select uai as code, type, secteur, commune, arrondissement, epci, circonscription,
    departement, academie, region_academique, region, pays, position_precision
  from etablissement
  where publication_id = $1 and ouvert and type in (${list(population)})
    and ($7::text[] is null or type = any ($7::text[]))
    and (date_ouverture is null or $3::date is null or date_ouverture <= $3::date)${only}
)`
}

/** One field read from the received rows, by unit. */
interface Reading {
  name: string
  lecture: LectureChamp
  /** Level of the rows it is read from. */
  unit: Indicateur['grain']
  /** Column of the unit it is joined on. */
  key: 'code' | 'commune'
  /** Parameter that holds its campaign. */
  campagne: '$2' | '$5'
}

/** Readings of a measure under the names their values take. */
function readingsOf(mesure: Mesure, grain: Indicateur['grain']): Reading[] {
  return namedLectures(mesure).flatMap(([name, lecture]): Reading[] => {
    if (lecture.genre === 'attribut') return []
    if (lecture.genre === 'champ') return [{ name, lecture, unit: grain, key: 'code', campagne: '$2' }]
    const { potentiel, constate } = lecture
    return [
      { name: 'raccordable', lecture: potentiel.numerateur, unit: 'commune', key: 'commune', campagne: '$5' },
      { name: 'total', lecture: potentiel.denominateur, unit: 'commune', key: 'commune', campagne: '$5' },
      { name: 'constate', lecture: constate.lecture, unit: grain, key: 'code', campagne: '$2' },
    ]
  })
}

function namedLectures(mesure: Mesure): [string, Lecture][] {
  return mesure.genre === 'ratio'
    ? [
        ['numerateur', mesure.numerateur],
        ['denominateur', mesure.denominateur],
      ]
    : [['lecture', mesure.lecture]]
}

/** Values of one field by unit: the first source that answers wins; rows of merged communes are summed. */
function readingCte(
  { name, lecture, unit, campagne }: Reading,
  within: boolean,
  provenance: boolean,
): string {
  const field = `r.valeurs ->> ${literal(lecture.champ)}`
  const status = `r.statuts ->> ${literal(lecture.champ)}`
  const key = unit === 'commune' ? 'commune' : 'code'
  const only = within ? `\n    and r.code = any (array(select ${key} from unite))` : ''
  const where = `where r.import_id = any ($4::integer[]) and r.campagne = ${campagne} and r.niveau = '${unit}'${only}`
  const origin = provenance ? ', r.import_id, r.ligne' : ''
  if (unit === 'commune') {
    return `${name} as (
  select r.code, sum((${field})::double precision)::text as valeur, null::text as statut${provenance ? ', min(r.import_id) as import_id, min(r.ligne) as ligne' : ''}
  ${FROM_RELEVE}
  ${where} and i.source in (${list(lecture.sources)})
  group by r.code
)`
  }
  if (lecture.sources.length === 1 && lecture.absent === undefined) {
    return `${name} as (
  select r.code, ${field} as valeur, ${status} as statut${origin}
  ${FROM_RELEVE}
  ${where} and i.source = ${list(lecture.sources)}
)`
  }
  return `${name} as (
  select distinct on (r.code) r.code, ${field} as valeur, ${status} as statut${origin}
  ${FROM_RELEVE}
  ${where} and i.source in (${list(lecture.sources)})
  order by r.code, (${field}) is null, array_position(array[${list(lecture.sources)}], i.source)
)`
}

const FROM_RELEVE = `from releve r
  join publication_import i on i.publication_id = $1 and i.import_id = r.import_id and i.campagne = r.campagne`

/** Text of a reading inside the observation; a unit absent from an exhaustive list has the declared value. */
function textOf(name: string, lecture: Lecture): string {
  if (lecture.genre === 'attribut') return `nullif(u.${lecture.attribut}, 'inconnue')`
  if (lecture.genre === 'croisement') {
    const { potentiel, constate } = lecture
    return `case when constate.valeur is not null and total.valeur::double precision > 0 then
  case when 100 * raccordable.valeur::double precision / total.valeur::double precision >= ${potentiel.seuil}
    then 'fort' else 'faible' end
  || case when constate.valeur::double precision >= ${constate.seuil} then '_rapide' else '_lent' end end`
  }
  if (lecture.absent === undefined) return `${name}.valeur`
  return `coalesce(${name}.valeur, case when ${name}.statut is null then ${literal(lecture.absent)} end)`
}

function observationColumns(mesure: Mesure): string {
  const readings = namedLectures(mesure)
  const answered = readings.map(([name, lecture]) => `${textOf(name, lecture)} is not null`)
  const values = readings.map(([name, lecture]) => {
    const value = textOf(name, lecture)
    return isNumeric(mesure) ? `(${value})::double precision as ${name}` : `${value} as ${name}`
  })
  const outside = outsideOf(mesure).join(' or ') || 'false'
  if (mesure.genre === 'ratio') answered.push(`not ${noDenominator(mesure)}`)
  return [`(${outside}) as sans_objet,`, `(${answered.join(' and ')}) as repondu,`, values.join(',\n')].join(
    '\n',
  )
}

/** Conditions under which the question does not apply to a unit. */
function outsideOf(mesure: Mesure): string[] {
  const said = namedLectures(mesure)
    .filter(([, lecture]) => lecture.genre === 'champ')
    .map(([name]) => `coalesce(${name}.statut = 'sans_objet', false)`)
  return mesure.genre === 'ratio' ? [...said, noDenominator(mesure)] : said
}

/** Nothing is counted per pupil where there is no pupil. */
const noDenominator = ({ denominateur }: Extract<Mesure, { genre: 'ratio' }>): string =>
  `coalesce((${textOf('denominateur', denominateur)})::double precision = 0, false)`

/** Are the readings of a measure numbers? */
export const isNumeric = (mesure: Mesure): boolean =>
  mesure.genre === 'ratio' ||
  mesure.genre === 'mediane' ||
  mesure.genre === 'somme' ||
  (mesure.genre === 'part' && 'operateur' in mesure.oui) ||
  (mesure.genre === 'repartition' && isCut(mesure.classes))

/** Classes that cut a number rather than name its values. */
const isCut = (classes: readonly Classe[]): boolean => classes.every(({ min }) => min !== undefined)

/** Condition, on `lecture`, of an answer that is a « yes ». */
export function conditionOf(condition: Condition): string {
  if ('parmi' in condition) return `lecture in (${list(condition.parmi)})`
  if ('operateur' in condition) return `lecture ${condition.operateur} ${condition.seuil}`
  return `lecture = 'true'`
}

/** Condition of belonging to a class: between two bounds, or by name. */
export function classCondition(classes: readonly Classe[], index: number): string {
  if (!isCut(classes)) return `lecture = ${literal(classes[index]?.id ?? '')}`
  const next = classes[index + 1]?.min
  const from = `lecture >= ${classes[index]?.min}`
  return next === undefined ? from : `${from} and lecture < ${next}`
}

/** Every aggregate a measure needs, the two counts first. */
function aggregatesOf(mesure: Mesure): Agregat[] {
  return [
    { nom: 'attendus', sql: 'count(*) filter (where not sans_objet)', type: 'integer' },
    { nom: 'repondants', sql: 'count(*) filter (where repondu)', type: 'integer' },
    ...measureAggregates(mesure),
  ]
}

function measureAggregates(mesure: Mesure): Agregat[] {
  const type = 'double precision' as const
  switch (mesure.genre) {
    case 'part':
      return [{ nom: 'oui', sql: `count(*) filter (where repondu and ${conditionOf(mesure.oui)})`, type }]
    case 'ratio':
      return ['numerateur', 'denominateur'].map((nom) => ({
        nom,
        sql: `sum(${nom}) filter (where repondu)`,
        type,
      }))
    case 'mediane': {
      const sql = 'percentile_cont(array[0.1, 0.5, 0.9]) within group (order by lecture)'
      return [{ nom: 'quantiles', sql, type: 'double precision[]' }]
    }
    case 'somme':
      return [{ nom: 'somme', sql: 'sum(lecture)', type }]
    case 'repartition':
      return mesure.classes.map((_, index) => ({
        nom: `classe_${index}`,
        sql: `count(*) filter (where ${classCondition(mesure.classes, index)})`,
        type: 'integer',
      }))
  }
}

/** Columns of `synthese` after `statut`, in table order. A secret value is not published, even as a bound. */
function publishedColumns(indicateur: Indicateur): string {
  const { mesure, repondantsMin } = indicateur
  const open = (expression: string) =>
    repondantsMin > 1
      ? `case when repondants = 0 or repondants >= ${repondantsMin} then ${expression} end`
      : expression
  const columns: Record<string, string> = {
    valeur: 'null::double precision',
    borne_basse: 'null::double precision',
    borne_haute: 'null::double precision',
    numerateur: 'null::double precision',
    denominateur: 'null::double precision',
    decile_1: 'null::double precision',
    decile_9: 'null::double precision',
    repartition: 'null::jsonb',
    ...measureColumns(mesure),
  }
  return Object.entries(columns)
    .map(([name, sql]) => `${sql.startsWith('null::') ? sql : open(sql)} as ${name}`)
    .join(',\n')
}

function measureColumns(mesure: Mesure): Record<string, string> {
  switch (mesure.genre) {
    case 'part':
      return {
        valeur: '100.0 * oui / nullif(repondants, 0)',
        borne_basse: '100.0 * oui / nullif(attendus, 0)',
        borne_haute: '100.0 * (oui + attendus - repondants) / nullif(attendus, 0)',
        numerateur: 'oui',
        denominateur: 'repondants::double precision',
      }
    case 'ratio':
      return {
        valeur: `${mesure.facteur} * numerateur / nullif(denominateur, 0)`,
        numerateur: 'numerateur',
        denominateur: 'denominateur',
      }
    case 'mediane':
      return { valeur: 'quantiles[2]', decile_1: 'quantiles[1]', decile_9: 'quantiles[3]' }
    case 'somme':
      return { valeur: 'somme', numerateur: 'somme' }
    case 'repartition':
      return repartitionColumns(mesure.classes.map(({ id }) => id))
  }
}

/** Counts per class, n.c. included; the value is the rank (from 0) of the most frequent class. */
function repartitionColumns(ids: readonly string[]): Record<string, string> {
  const counts = ids.map((_, index) => `classe_${index}`)
  const known = counts.join(' + ')
  return {
    valeur: `case when ${known} > 0 then (
    select rang - 1 from unnest(array[${counts.join(', ')}]) with ordinality as c (nombre, rang)
    order by nombre desc, rang limit 1
  )::double precision end`,
    repartition: `jsonb_build_object(${ids
      .map((id, index) => `${literal(id)}, classe_${index}`)
      .join(', ')}, 'nc', attendus - (${known}))`,
  }
}
