import { listAttendues } from '../queries/administration/demandes.ts'
import { sweepTeleversements } from '../queries/administration/televersement.ts'
import { purgeAvis } from '../queries/avis/lettres.ts'
import { purgeConnexions, purgeJournal } from '../queries/comptes/purge.ts'
import { defineTache } from './tache.ts'

/** Every night: what is past its time is forgotten. */
export const tachePurgeComptes = defineTache({
  nom: 'purge_comptes',
  cron: '17 2 * * *',
  async execute(_, { db, dataDir }) {
    await purgeConnexions(db)
    await purgeJournal(db)
    await purgeAvis(db)
    await sweepTeleversements(dataDir, await listAttendues(db))
  },
})
