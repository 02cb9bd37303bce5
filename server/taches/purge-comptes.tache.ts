import { listAttendues } from '../queries/administration/demandes.ts'
import { sweepTeleversements } from '../queries/administration/televersement.ts'
import { purgerAvis } from '../queries/avis/lettres.ts'
import { purgeConnexions, purgeJournal } from '../queries/comptes/purge.ts'
import { defineTache } from './tache.ts'

/** Every night: what is past its time is forgotten. */
export const tachePurgeComptes = defineTache({
  nom: 'purge_comptes',
  cron: '17 2 * * *',
  async executer(_, { db, dataDir }) {
    await purgeConnexions(db)
    await purgeJournal(db)
    await purgerAvis(db)
    await sweepTeleversements(dataDir, await listAttendues(db))
  },
})
