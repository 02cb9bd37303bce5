import { type RawBuilder, sql } from 'kysely'
import {
  LIBELLES_SECTEUR,
  LIBELLES_TYPE,
  type Secteur,
  type TypeEtablissement,
} from '../../data/catalogue/model/etablissement.ts'
import { countsOf, verdictOf } from '../../data/synthese/sql-of-indicator.ts'
import type { Synthese } from '../../data/synthese/synthese.ts'
import type { Groupe, GroupeCalcule, ValeurGroupe } from '../contract/regroupements.ts'
import type { Db } from './db.ts'
import { conditionsOf, type FiltresDecides, unitesOf } from './filtres/etablissements.ts'
import { type Mesure, observationsOf } from './filtres/indicateur.ts'
import { et } from './fragment.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'

/** Schools to group, by what, and the indicators to compute on each group. */
export interface DemandeGroupes {
  filtres: FiltresDecides
  par: readonly Groupe[]
  mesures: readonly Mesure[]
}

type Cles = Record<`cle_${number}`, string | null>

/**
 * Groups of the open schools of a request, each with its indicators. They are aggregated by the very expressions of
 * the published syntheses: without a filter, a group by territory is its synthesis.
 */
export async function listGroupes(
  db: Db,
  publication: Publication,
  demande: DemandeGroupes,
): Promise<GroupeCalcule[]> {
  const { par, mesures } = demande
  const [comptes, noms, ...series] = await Promise.all([
    count(db, publication, demande),
    listNoms(db, publication, par),
    ...mesures.map((mesure) => measure(db, publication, demande, mesure)),
  ])
  return comptes.map(({ nombre, ...cles }) => {
    const cle = cleOf(cles, par)
    return {
      groupe: par.map((critere, rang) => {
        const code = cles[`cle_${rang}`] ?? null
        return { par: critere, code, nom: nomDuGroupe(publication, noms, critere, code) }
      }),
      etablissements: nombre,
      valeurs: mesures.map((mesure, rang) => toValeur(mesure, series[rang]?.get(cle))),
    }
  })
}

const cleOf = (cles: Cles, par: readonly Groupe[]): string =>
  JSON.stringify(par.map((_, rang) => cles[`cle_${rang}`] ?? null))

/** Open schools of the request, under the keys of their group. */
function selection(publication: Publication, { filtres, par }: DemandeGroupes): RawBuilder<unknown> {
  const cles = par.map((critere, rang) => sql`${sql.ref(`e.${critere}`)} as ${sql.ref(`cle_${rang}`)}`)
  return sql`select e.uai, ${sql.join(cles)} from etablissement e
    where e.ouvert and ${et(conditionsOf(publication, filtres))}`
}

const listeCles = (par: readonly Groupe[]): RawBuilder<unknown> =>
  sql.join(par.map((_, rang) => sql.ref(`cle_${rang}`)))

async function count(
  db: Db,
  publication: Publication,
  demande: DemandeGroupes,
): Promise<(Cles & { nombre: number })[]> {
  const cles = listeCles(demande.par)
  const { rows } = await sql<Cles & { nombre: number }>`
    select ${cles}, count(*) as nombre from (${selection(publication, demande)}) s
    group by ${cles} order by ${cles}`.execute(db)
  return rows
}

type LigneGroupe = Cles & Synthese

async function measure(
  db: Db,
  publication: Publication,
  demande: DemandeGroupes,
  mesure: Mesure,
): Promise<Map<string, LigneGroupe>> {
  const { indicateur } = mesure
  const observations = observationsOf(publication, mesure, unitesOf(demande.filtres))
  if (!observations) return new Map()
  const cles = listeCles(demande.par)
  const { rows } = await sql<LigneGroupe>`
    with selection as materialized (${selection(publication, demande)}),
    agregat as (
      select ${cles}, ${sql.raw(countsOf(indicateur.mesure))}
      from (${observations}) o join selection s on s.uai = o.code
      group by ${cles}
    )
    select ${cles}, attendus, repondants, ${sql.raw(verdictOf(indicateur))} from agregat`.execute(db)
  return new Map(rows.map((ligne) => [cleOf(ligne, demande.par), ligne]))
}

/** A group nobody of which the question concerns has no row. */
function toValeur({ indicateur, campagne }: Mesure, ligne: LigneGroupe | undefined): ValeurGroupe {
  const attendus = ligne?.attendus ?? 0
  const repondants = ligne?.repondants ?? 0
  return {
    indicateur: indicateur.id,
    campagne,
    attendus,
    repondants,
    couverture: round(attendus > 0 ? repondants / attendus : null),
    statut: ligne?.statut ?? 'sans_objet',
    valeur: round(ligne?.valeur ?? null),
    borne_basse: round(ligne?.borne_basse ?? null),
    borne_haute: round(ligne?.borne_haute ?? null),
    numerateur: round(ligne?.numerateur ?? null),
    denominateur: round(ligne?.denominateur ?? null),
    decile_1: round(ligne?.decile_1 ?? null),
    decile_9: round(ligne?.decile_9 ?? null),
    repartition: ligne?.repartition ?? null,
  }
}

/** Levels too numerous to be named in memory with the publication. */
const FINS = ['commune', 'arrondissement'] as const

async function listNoms(db: Db, { id }: Publication, par: readonly Groupe[]): Promise<Map<string, string>> {
  const niveaux = FINS.filter((niveau) => par.includes(niveau))
  if (niveaux.length === 0) return new Map()
  const rows = await db
    .selectFrom('territoire')
    .select(['niveau', 'code', 'nom'])
    .where('publication_id', '=', id)
    .where('niveau', 'in', niveaux)
    .execute()
  return new Map(rows.map(({ niveau, code, nom }) => [`${niveau}:${code}`, nom]))
}

function nomDuGroupe(
  publication: Publication,
  noms: ReadonlyMap<string, string>,
  par: Groupe,
  code: string | null,
): string | null {
  if (code === null) return null
  if (par === 'type') return LIBELLES_TYPE[code as TypeEtablissement].pluriel
  if (par === 'secteur') return LIBELLES_SECTEUR[code as Secteur]
  if (par === 'education_prioritaire') return code === 'aucune' ? 'hors éducation prioritaire' : code
  return noms.get(`${par}:${code}`) ?? publication.noms.get(par)?.get(code) ?? null
}
