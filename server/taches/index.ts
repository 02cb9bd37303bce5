import type { NomTache } from '../../data/taches/charges.ts'
import { tacheDepot } from './depot.tache.ts'
import { tacheDiffusion } from './diffusion.tache.ts'
import { tacheImport } from './import.tache.ts'
import { tacheLettre } from './lettre.tache.ts'
import { tacheLienConnexion } from './lien-connexion.tache.ts'
import { tacheLivraison } from './livraison.tache.ts'
import { tachePurgeComptes } from './purge-comptes.tache.ts'
import { tachePurgeDepots } from './purge-depots.tache.ts'
import { tacheRecu } from './recu.tache.ts'
import { tacheResumes } from './resumes.tache.ts'
import { tacheRetrait } from './retrait.tache.ts'
import { tacheSignalements } from './signalements.tache.ts'
import type { Tache } from './tache.ts'

/** Every kind of job. */
export const TACHES: { [N in NomTache]: Tache<N> } = {
  import: tacheImport,
  retrait: tacheRetrait,
  lien_connexion: tacheLienConnexion,
  depot: tacheDepot,
  purge_depots: tachePurgeDepots,
  purge_comptes: tachePurgeComptes,
  signalements: tacheSignalements,
  recu: tacheRecu,
  diffusion: tacheDiffusion,
  resumes: tacheResumes,
  lettre: tacheLettre,
  livraison: tacheLivraison,
}
