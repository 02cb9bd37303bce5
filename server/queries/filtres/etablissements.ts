import { type RawBuilder, sql } from 'kysely'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { foldRecherche } from '../../../data/catalogue/model/recherche.ts'
import type { Filtres } from '../../contract/filtres.ts'
import type { Publication } from '../publication.ts'
import { distanceSql } from './distance.ts'
import { type Condition, conditionIndicateur, type Unites } from './indicateur.ts'

/** Filters of a request whose campaigns are decided. */
export interface FiltresDecides extends Omit<Filtres, 'filtre'> {
  conditions: readonly Condition[]
}

/** Length of a degree of latitude, in metres. */
const DEGRE_M = 111_195

/** Conditions that keep the schools of a request, on the table `etablissement as e`. */
export function conditionsOf(publication: Publication, filtres: FiltresDecides): RawBuilder<unknown>[] {
  const unites = unitesOf(filtres)
  return [
    sql`e.publication_id = ${publication.id}`,
    ...lieux(filtres),
    ...identites(filtres),
    ...mots(publication, filtres.q),
    ...filtres.conditions.map((condition) => conditionIndicateur(publication, condition, unites)),
  ]
}

/** Territories asked for, whichever way they were written. */
function territoiresOf({ territoire, niveau, code }: FiltresDecides): { niveau: Niveau; code: string }[] {
  const nomme = niveau && code ? [{ niveau, code }] : []
  return [...(territoire ?? []), ...nomme]
}

/** The territory that contains every school of a request, when there is one: fewer answers are then read. */
export function unitesOf(filtres: FiltresDecides): Unites | null {
  const territoires = territoiresOf(filtres)
  return territoires.length === 1 ? (territoires[0] ?? null) : null
}

function lieux({ bbox, near, ...filtres }: FiltresDecides): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  const { territoire } = filtres
  if (territoire) conditions.push(sql`(${sql.join(territoire.map(dans), sql` or `)})`)
  if (filtres.niveau && filtres.code) conditions.push(dans({ niveau: filtres.niveau, code: filtres.code }))
  if (bbox) {
    const { ouest, sud, est, nord } = bbox
    const lien = ouest <= est ? sql`and` : sql`or`
    conditions.push(
      sql`e.latitude between ${sud} and ${nord} and (e.longitude >= ${ouest} ${lien} e.longitude <= ${est})`,
    )
  }
  if (near) conditions.push(proche(near))
  return conditions
}

const dans = ({ niveau, code }: { niveau: Niveau; code: string }): RawBuilder<unknown> =>
  sql`${sql.ref(`e.${niveau}`)} = ${code}`

/** Great-circle distance; the band of latitudes spares it for most schools. */
function proche(near: NonNullable<Filtres['near']>): RawBuilder<unknown> {
  const marge = near.rayon / DEGRE_M
  return sql`e.latitude between ${near.latitude - marge} and ${near.latitude + marge} and
    ${distanceSql('e', near)} <= ${near.rayon}`
}

function identites(filtres: FiltresDecides): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  for (const champ of ['type', 'secteur', 'education_prioritaire'] as const) {
    const valeurs = filtres[champ]
    if (valeurs) conditions.push(sql`${sql.ref(`e.${champ}`)} in (${sql.join(valeurs)})`)
  }
  if (filtres.ouvert) conditions.push(filtres.ouvert === 'oui' ? sql`e.ouvert` : sql`not e.ouvert`)
  return conditions
}

function mots(publication: Publication, q: string | undefined): RawBuilder<unknown>[] {
  if (!q) return []
  const contient = foldRecherche(q)
    .split(' ')
    .map((mot) => sql`and r.texte like ${`%${mot}%`}`)
  // As an array: joined, a page sorted by UAI would walk through every school until it has enough.
  return [
    sql`e.uai = any(array(
      select r.code from recherche r
      where r.publication_id = ${publication.id} and r.genre = 'etablissement' ${sql.join(contient, sql` `)}))`,
  ]
}
