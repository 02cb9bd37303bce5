import { sql } from 'kysely'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Db } from './db.ts'
import { conditionsOf, type FiltresDecides } from './filtres/etablissements.ts'
import type { Mesure } from './filtres/indicateur.ts'
import { et } from './fragment.ts'
import type { Publication } from './publication.ts'
import { listGroupes } from './regroupements.ts'
import { modalitesOf, type Serie, toSerie } from './serie.ts'

/** Does a request keep only some of the schools of a perimeter? No published synthesis answers it then. */
export const isFiltree = ({ education_prioritaire, conditions }: FiltresDecides): boolean =>
  education_prioritaire !== undefined || conditions.length > 0

/** Values of every territory of a level over the schools that filters keep; without any, a territory is left out. */
export async function listSerieFiltree(
  db: Db,
  publication: Publication,
  mesure: Mesure,
  niveau: Niveau,
  filtres: FiltresDecides,
): Promise<Serie> {
  const modalites = modalitesOf(mesure.indicateur)
  const groupes = await listGroupes(db, publication, { filtres, par: [niveau], mesures: [mesure] })
  const points = groupes.flatMap(({ groupe: [cle], etablissements, valeurs: [calculee] }) => {
    if (!cle?.code || !calculee) return []
    const { valeur, statut, couverture } = calculee
    return [{ code: cle.code, valeur, statut, couverture, etablissements }]
  })
  return { ...toSerie(points, modalites), etablissements: points.map((point) => point.etablissements) }
}

/** The part of a series of schools that filters keep. */
export async function keep(
  db: Db,
  publication: Publication,
  serie: Serie,
  filtres: FiltresDecides,
): Promise<Serie> {
  const { rows } = await sql<{ uai: string }>`
    select e.uai from etablissement e where e.ouvert and ${et(conditionsOf(publication, filtres))}`.execute(
    db,
  )
  const gardees = new Set(rows.map(({ uai }) => uai))
  const rangs = serie.codes.flatMap((code, rang) => (gardees.has(code) ? [rang] : []))
  const choose = <T>(liste: readonly T[]): T[] => rangs.map((rang) => liste[rang] as T)
  return {
    ...serie,
    codes: choose(serie.codes),
    valeurs: choose(serie.valeurs),
    statuts: choose(serie.statuts),
    couverture: choose(serie.couverture),
  }
}
