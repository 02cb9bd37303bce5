import { computed } from '@preact/signals'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { indicateurs } from './donnees.ts'

/** Indicators of the catalogue by id; empty while it is being read. */
export const catalogue = computed<ReadonlyMap<string, IndicateurPublie>>(
  () => new Map((indicateurs.etat.value.donnees?.resultats ?? []).map((item) => [item.id, item])),
)
