import { sql } from 'kysely'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Calcul } from '../../data/synthese/calcul.ts'
import { changeBetween, type Evolution, type ObservationSuivie } from '../../data/synthese/evolution.ts'
import type { Observation } from '../../data/synthese/synthese.ts'
import type { EvolutionPubliee } from '../contract/evolution.ts'
import type { RequeteSynthese } from '../contract/synthese.ts'
import type { Territoire } from '../contract/territoires.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import { enParallele } from './parallele.ts'
import type { Publication } from './publication.ts'
import { listValeursTerritoire } from './synthese.ts'
import { observations, type PerimetreUnites } from './unites.ts'

/** The columns of the units that a synthesis in memory needs. */
async function listObservations(
  db: Db,
  publication: Publication,
  calcul: Calcul,
  perimetre: PerimetreUnites,
): Promise<Observation[]> {
  const valeurs = sql.raw(calcul.indicateur.mesure.genre === 'ratio' ? 'numerateur, denominateur' : 'lecture')
  const { rows } = await sql<Observation>`
    select code, sans_objet, repondu, ${valeurs} from ${observations(publication, calcul, perimetre)} o
    where not sans_objet`.execute(db)
  return rows
}

/** Exact breakdown of what changed between two campaigns on a perimeter; `null` when it cannot be told. */
export async function decompose(
  db: Db,
  publication: Publication,
  [avant, apres]: readonly [Calcul, Calcul],
  perimetre: PerimetreUnites,
): Promise<Evolution | null> {
  const { indicateur } = apres
  const [debut, fin] = await Promise.all(
    [avant, apres].map((calcul) => listObservations(db, publication, calcul, perimetre)),
  )
  if (!debut || !fin) return null
  const isRupture = rupturesBetween(indicateur, avant.campagne, apres.campagne).length > 0
  const change = changeBetween(indicateur, follow(debut, fin), follow(fin, debut), isRupture)
  return change && roundEvolution(change)
}

/** Says of each unit whether the other campaign expected it too. */
function follow(unites: readonly Observation[], autres: readonly Observation[]): ObservationSuivie[] {
  const codes = new Set(autres.map(({ code }) => code))
  return unites.map((unite) => ({ ...unite, ailleurs: codes.has(unite.code) }))
}

/** Without the noise of binary fractions; the sum of the parts stays the total to nine decimals. */
function roundEvolution({ avant, apres, total, parts, constants }: Evolution): Evolution {
  const rond = (nombre: number) => round(nombre, 9) as number
  const rondes = Object.fromEntries(Object.entries(parts).map(([nom, part]) => [nom, rond(part)]))
  return {
    avant: rond(avant),
    apres: rond(apres),
    total: rond(total),
    parts: rondes as unknown as Evolution['parts'],
    constants,
  }
}

/** Declared changes of question or method after the first campaign, up to the second. */
export const rupturesBetween = ({ ruptures }: Indicateur, de: string, a: string): Indicateur['ruptures'] =>
  ruptures.filter(({ campagne }) => campagne > de && campagne <= a)

/** The number of each campaign of an indicator on a territory, oldest first. */
export async function listSerie(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  territoire: Territoire,
  { type, secteur }: Pick<RequeteSynthese, 'type' | 'secteur'>,
): Promise<EvolutionPubliee['serie']> {
  const campagnes = publication.campagnes.get(indicateur.id) ?? []
  const points = await enParallele(campagnes, (campagne) =>
    listValeursTerritoire(db, publication, territoire, { type, secteur, campagne }, [indicateur]),
  )
  return points.flat().map(({ campagne, attendus, repondants, couverture, statut, ...reste }) => ({
    ...{ campagne, attendus, repondants, couverture, statut },
    ...{ valeur: reste.valeur, borne_basse: reste.borne_basse, borne_haute: reste.borne_haute },
  }))
}
