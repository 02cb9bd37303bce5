import type { Indicateur } from '../data/catalogue/model/indicateur.ts'
import type { Condition, Lecture, Mesure } from '../data/catalogue/model/mesure.ts'

/** Levels a school (or a commune) is summed into, from the columns that name them. */
const NIVEAUX_AGREGES = [
  'pays',
  'region',
  'region_academique',
  'academie',
  'departement',
  'epci',
  'commune',
  'arrondissement',
] as const

/**
 * The statement that computes every synthesis of an indicator for one campaign: one pass over the units,
 * `GROUPING SETS` over (level × type × sector). Parameters: $1 publication, $2 campaign,
 * $3 last opening day of the schools expected to answer (null: no limit), $4 imports read.
 * Pure: the text depends on the declaration only, and is kept in `tests/golden/sql`.
 */
export function sqlOfIndicator(indicateur: Indicateur): string {
  const { mesure, grain } = indicateur
  const niveaux = NIVEAUX_AGREGES.filter((niveau) => grain === 'etablissement' || niveau !== 'arrondissement')
  return `with
${unitsOf(indicateur)},
${readingsOf(mesure, grain)},
observation as (
  select u.*,
${indent(observationColumns(mesure))}
  from unite u${readingJoins(mesure)}
),
agregat as (
  select
    ${levelColumn(niveaux)} as niveau,
    ${codeColumn(niveaux)} as code,
    ${crossingColumn('type', grain)} as type,
    ${crossingColumn('secteur', grain)} as secteur,
    count(*) filter (where not sans_objet)::integer as attendus,
    count(*) filter (where repondu)::integer as repondants,
${indent(aggregateColumns(mesure))}
  from observation
  group by grouping sets (
${groupingSets(niveaux, grain)}
  )
)
select $1::integer, ${literal(indicateur.id)}, $2::text, niveau, code, type, secteur, attendus, repondants,
  case
    when attendus = 0 then 'sans_objet'
    when repondants = 0 then 'non_communique'
    when repondants < ${indicateur.repondantsMin} then 'secret'
    when repondants < attendus * ${indicateur.couvertureMin}::double precision then 'couverture_insuffisante'
    else 'publie'
  end as statut,
${indent(publishedColumns(indicateur))}
from agregat
where code is not null
order by niveau, type, secteur, code`
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const list = (items: readonly string[]): string => items.map(literal).join(', ')
const indent = (text: string): string => text.replace(/^/gm, '    ')

/** What answers: the open schools the question applies to, or the communes. */
function unitsOf({ grain, population }: Indicateur): string {
  if (grain === 'commune') {
    return `unite as (
  select code, 'tous' as type, 'tous' as secteur, code as commune, null::text as arrondissement, epci,
    departement, academie, region_academique, region, pays, null::text as position_precision
  from territoire
  where publication_id = $1 and niveau = 'commune' and $3::date is not distinct from $3::date
)`
  }
  return `unite as (
  select uai as code, type, secteur, commune, arrondissement, epci,
    departement, academie, region_academique, region, pays, position_precision
  from etablissement
  where publication_id = $1 and ouvert and type in (${list(population)})
    and (date_ouverture is null or $3::date is null or date_ouverture <= $3::date)
)`
}

/** Readings of a measure by the name their values take in the observation. */
function namedReadings(mesure: Mesure): [string, Lecture][] {
  return mesure.genre === 'ratio'
    ? [
        ['numerateur', mesure.numerateur],
        ['denominateur', mesure.denominateur],
      ]
    : [['lecture', mesure.lecture]]
}

function readingsOf(mesure: Mesure, grain: Indicateur['grain']): string {
  const parts = namedReadings(mesure)
    .filter(([, lecture]) => lecture.genre === 'champ')
    .map(([name, lecture]) => readingOf(name, lecture as Extract<Lecture, { genre: 'champ' }>, grain))
  return parts.length > 0 ? parts.join(',\n') : 'imports as (select $2::text, $4::integer[])'
}

/** Values of one field by unit: the first source that answers wins; rows of merged communes are summed. */
function readingOf(
  name: string,
  lecture: Extract<Lecture, { genre: 'champ' }>,
  grain: Indicateur['grain'],
): string {
  const from = `from releve r
  join publication_import i on i.publication_id = $1 and i.import_id = r.import_id and i.campagne = r.campagne
  where r.import_id = any ($4::integer[]) and r.campagne = $2 and i.source in (${list(lecture.sources)})`
  if (grain === 'commune') {
    return `${name} as (
  select r.code, sum((r.valeurs ->> ${literal(lecture.champ)})::double precision)::text as valeur, null::text as statut
  ${from} and r.niveau = 'commune'
  group by r.code
)`
  }
  return `${name} as (
  select distinct on (r.code) r.code, r.valeurs ->> ${literal(lecture.champ)} as valeur,
    r.statuts ->> ${literal(lecture.champ)} as statut
  ${from} and r.niveau = 'etablissement'
  order by r.code, (r.valeurs ->> ${literal(lecture.champ)}) is null,
    array_position(array[${list(lecture.sources)}], i.source)
)`
}

function readingJoins(mesure: Mesure): string {
  return namedReadings(mesure)
    .filter(([, lecture]) => lecture.genre === 'champ')
    .map(([name]) => `\n  left join ${name} on ${name}.code = u.code`)
    .join('')
}

/** Text of a reading inside the observation; a unit absent from an exhaustive list has the declared value. */
function textOf(name: string, lecture: Lecture): string {
  if (lecture.genre === 'attribut') return `nullif(u.${lecture.attribut}, 'inconnue')`
  if (lecture.absent === undefined) return `${name}.valeur`
  return `case when ${name}.code is null then ${literal(lecture.absent)} else ${name}.valeur end`
}

function observationColumns(mesure: Mesure): string {
  const readings = namedReadings(mesure)
  const first = readings[0] as [string, Lecture]
  const sansObjet =
    first[1].genre === 'champ' ? `coalesce(${first[0]}.statut = 'sans_objet', false)` : 'false'
  const answered = readings.map(([name, lecture]) => `${textOf(name, lecture)} is not null`).join(' and ')
  const values = readings.map(([name, lecture]) => {
    const value = textOf(name, lecture)
    return isNumeric(mesure) ? `(${value})::double precision as ${name}` : `${value} as ${name}`
  })
  return [`${sansObjet} as sans_objet,`, `(${answered}) as repondu,`, values.join(',\n')].join('\n')
}

const isNumeric = (mesure: Mesure): boolean =>
  mesure.genre === 'ratio' ||
  mesure.genre === 'mediane' ||
  mesure.genre === 'somme' ||
  (mesure.genre === 'part' && 'operateur' in mesure.oui)

function conditionOf(condition: Condition): string {
  if ('parmi' in condition) return `lecture in (${list(condition.parmi)})`
  if ('operateur' in condition) return `lecture ${condition.operateur} ${condition.seuil}`
  return `lecture = 'true'`
}

function aggregateColumns(mesure: Mesure): string {
  switch (mesure.genre) {
    case 'part':
      return `count(*) filter (where repondu and ${conditionOf(mesure.oui)})::double precision as oui`
    case 'ratio':
      return `sum(numerateur) filter (where repondu) as numerateur,
sum(denominateur) filter (where repondu) as denominateur`
    case 'mediane':
      return 'percentile_cont(array[0.1, 0.5, 0.9]) within group (order by lecture) as quantiles'
    case 'somme':
      return 'sum(lecture) as somme'
    case 'repartition':
      return mesure.classes
        .map(
          ({ id }, index) => `count(*) filter (where lecture = ${literal(id)})::integer as classe_${index}`,
        )
        .join(',\n')
  }
}

/** Columns of `synthese` after `statut`, in table order. A secret value is not published, even as a bound. */
function publishedColumns(indicateur: Indicateur): string {
  const { mesure, repondantsMin } = indicateur
  const open = (expression: string) =>
    repondantsMin > 1 ? `case when repondants >= ${repondantsMin} then ${expression} end` : expression
  const none = { borne_basse: 'null::double precision', borne_haute: 'null::double precision' }
  const columns: Record<string, string> = {
    valeur: 'null::double precision',
    ...none,
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

const levelColumn = (niveaux: readonly string[]): string =>
  `case ${niveaux.map((niveau) => `when grouping(${niveau}) = 0 then '${niveau}'`).join(' ')} end`

const codeColumn = (niveaux: readonly string[]): string =>
  `case ${niveaux.map((niveau) => `when grouping(${niveau}) = 0 then ${niveau}`).join(' ')} end`

const crossingColumn = (column: 'type' | 'secteur', grain: Indicateur['grain']): string =>
  grain === 'commune' ? `'tous'` : `case when grouping(${column}) = 0 then ${column} else 'tous' end`

/** Every level, crossed with type and sector for schools; communes have neither. */
function groupingSets(niveaux: readonly string[], grain: Indicateur['grain']): string {
  const crossings = grain === 'commune' ? [[]] : [[], ['type'], ['secteur'], ['type', 'secteur']]
  return niveaux
    .map((niveau) => `    ${crossings.map((columns) => `(${[niveau, ...columns].join(', ')})`).join(', ')}`)
    .join(',\n')
}
