import type { z } from 'zod'
import { lastDayOfCampagne } from './campagne.ts'
import type { ficheSourceSchema } from './source.ts'

export type Frequence = z.infer<typeof ficheSourceSchema>['frequence']

/** Days within which a source of this frequency brings something new; a one-off source never does. */
const JOURS: Record<Frequence, number | null> = {
  annuelle: 366,
  trimestrielle: 92,
  hebdomadaire: 7,
  continue: 31,
  ponctuelle: null,
}

const plusTard = (jour: Date, jours: number): string =>
  new Date(jour.getTime() + jours * 86_400_000).toISOString().slice(0, 10)

/**
 * Day (`AAAA-MM-JJ`) from which data imported at this moment are older than the source promises; null: never.
 * An old campaign imported today is old all the same: its successor is due one period after it ends.
 * @param campagne latest campaign that was read, `null` for reference data.
 */
export function renouvellementAttendu(
  frequence: Frequence,
  importe: Date,
  campagne: string | null = null,
): string | null {
  const jours = JOURS[frequence]
  if (jours === null) return null
  const apresImport = plusTard(importe, jours)
  const fin = campagne === null ? null : lastDayOfCampagne(campagne)
  if (fin === null) return apresImport
  const apresCampagne = plusTard(new Date(`${fin}T00:00:00Z`), jours)
  return [apresCampagne, apresImport].sort()[0] ?? null
}
