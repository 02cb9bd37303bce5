import { purgeConnexions, purgeJournal } from '../queries/comptes/purge.ts'
import { defineTache } from './tache.ts'

/** Every night: what is past its time is forgotten. */
export const tachePurgeComptes = defineTache({
  nom: 'purge_comptes',
  cron: '17 2 * * *',
  async executer(_, { db }) {
    await purgeConnexions(db)
    await purgeJournal(db)
  },
})
