import type { NomTache } from '../../data/taches/charges.ts'
import { tacheImport } from './import.tache.ts'
import { tacheLienConnexion } from './lien-connexion.tache.ts'
import { tachePurgeComptes } from './purge-comptes.tache.ts'
import { tacheRetrait } from './retrait.tache.ts'
import { tacheSignalements } from './signalements.tache.ts'
import type { Tache } from './tache.ts'

/** Every kind of job. */
export const TACHES: { [N in NomTache]: Tache<N> } = {
  import: tacheImport,
  retrait: tacheRetrait,
  lien_connexion: tacheLienConnexion,
  purge_comptes: tachePurgeComptes,
  signalements: tacheSignalements,
}
