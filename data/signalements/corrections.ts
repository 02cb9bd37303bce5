import type { Selectable } from 'kysely'
import type { ValeurCellule } from '../catalogue/model/boucle.ts'
import type { CorrectionAccepteeTable, SignalementTable } from '../db/signalements.table.ts'
import type { Db } from './lecture.ts'
import { bumpRevision } from './revision.ts'

/** Shows the accepted value of a report beside the producer's. */
export async function openCorrection(
  trx: Db,
  signalement: Selectable<SignalementTable>,
  { valeur, role, organisation }: { valeur: ValeurCellule; role: string; organisation: string },
): Promise<void> {
  const { id, niveau, code, champ, indicateur, campagne, type, secteur, source, territoires } = signalement
  await trx
    .insertInto('correction_acceptee')
    .values({
      signalement_id: id,
      niveau,
      code,
      territoires: JSON.stringify(territoires),
      champ,
      indicateur,
      campagne,
      type,
      secteur,
      source,
      valeur: JSON.stringify(valeur),
      valeur_origine: jsonOuNul(signalement.valeur_courante),
      role,
      organisation,
    })
    .execute()
  await bumpRevision(trx)
}

/** Stops showing the correction of a report, if it has one. @returns whether there was one. */
export async function closeCorrection(
  trx: Db,
  signalement: number,
  motif: NonNullable<CorrectionAccepteeTable['motif_fin']>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('correction_acceptee')
    .set({ fin: new Date(), motif_fin: motif })
    .where('signalement_id', '=', signalement)
    .where('fin', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await bumpRevision(trx)
  return true
}

/** A value as a `jsonb` column takes it: nothing is SQL's null, not JSON's. */
export const jsonOuNul = (valeur: unknown): string | null =>
  valeur === null || valeur === undefined ? null : JSON.stringify(valeur)

/** A correction shown now. */
export type CorrectionActive = Selectable<CorrectionAccepteeTable>

/** Every correction shown now: few enough to be kept in memory. */
export const listCorrections = (db: Db): Promise<CorrectionActive[]> =>
  db
    .selectFrom('correction_acceptee')
    .selectAll()
    .where('fin', 'is', null)
    .orderBy('signalement_id')
    .execute()
