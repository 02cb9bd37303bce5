import { sweepFichiers } from '../queries/depots/fichiers.ts'
import { listAttendus, purgeDepots } from '../queries/depots/purge.ts'
import { defineTache } from './tache.ts'

/** Every night: what is past its time is forgotten, uploads cut short among it. */
export const tachePurgeDepots = defineTache({
  nom: 'purge_depots',
  cron: '41 2 * * *',
  async execute(_, { db, dataDir }) {
    await purgeDepots(db)
    await sweepFichiers(dataDir, await listAttendus(db))
  },
})
