import { sql } from 'kysely'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import type { ValeurJointe } from '../contract/etablissements.ts'
import type { Db } from './db.ts'
import { type Mesure, valeursOf } from './filtres/indicateur.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'

/**
 * Values of some indicators for named schools, in the order asked. A school the question is not put to
 * (another type, opened later) is `sans_objet`.
 */
export async function joinValeurs(
  db: Db,
  publication: Publication,
  mesures: readonly Mesure[],
  uais: readonly string[],
): Promise<Map<string, ValeurJointe[]>> {
  const jointes = new Map(uais.map((uai) => [uai, [] as ValeurJointe[]]))
  for (const mesure of mesures) {
    const lues = await readValeurs(db, publication, mesure, uais)
    for (const [uai, valeurs] of jointes) {
      const { valeur = null, statut = 'sans_objet' } = lues.get(uai) ?? {}
      valeurs.push({ indicateur: mesure.indicateur.id, campagne: mesure.campagne, valeur, statut })
    }
  }
  return jointes
}

async function readValeurs(
  db: Db,
  publication: Publication,
  mesure: Mesure,
  uais: readonly string[],
): Promise<Map<string, { valeur: number | null; statut: Statut }>> {
  const valeurs = valeursOf(publication, mesure, { niveau: 'uai', code: uais.join(',') })
  if (!valeurs || uais.length === 0) return new Map()
  const { rows } = await sql<{ code: string; valeur: number | null; statut: Statut }>`${valeurs}`.execute(db)
  return new Map(rows.map(({ code, valeur, statut }) => [code, { valeur: round(valeur), statut }]))
}
