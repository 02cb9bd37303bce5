import type { z } from 'zod'
import type { ficheSourceSchema } from './source.ts'

type Frequence = z.infer<typeof ficheSourceSchema>['frequence']

/** Days within which a source of this frequency brings something new; a one-off source never does. */
const JOURS: Record<Frequence, number | null> = {
  annuelle: 366,
  trimestrielle: 92,
  hebdomadaire: 7,
  continue: 31,
  ponctuelle: null,
}

/** Day (`AAAA-MM-JJ`) from which data imported at this moment is older than the source promises; null: never. */
export function renouvellementAttendu(frequence: Frequence, importe: Date): string | null {
  const jours = JOURS[frequence]
  return jours === null ? null : new Date(importe.getTime() + jours * 86_400_000).toISOString().slice(0, 10)
}
