import type { Migration } from 'kysely'
import * as socle from './0001_socle.ts'
import * as comptes from './0002_comptes.ts'
import * as signalements from './0003_signalements.ts'
import * as depots from './0004_depots.ts'
import * as avis from './0005_avis.ts'
import * as rechercheMots from './0006_recherche_mots.ts'

/** Every migration, in order. A migration that has landed is frozen: change the schema with a new one. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001_socle': socle,
  '0002_comptes': comptes,
  '0003_signalements': signalements,
  '0004_depots': depots,
  '0005_avis': avis,
  '0006_recherche_mots': rechercheMots,
}
