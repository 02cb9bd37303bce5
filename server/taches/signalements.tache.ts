import { faireEcheances, purgeSignalements } from '../queries/signalements/echeances.ts'
import { defineTache } from './tache.ts'

/** Every hour: reports that nobody answers are recalled, sent or closed; what is past its time is forgotten. */
export const tacheSignalements = defineTache({
  nom: 'signalements',
  cron: '7 * * * *',
  async execute(_, { db }) {
    await faireEcheances(db)
    await purgeSignalements(db)
  },
})
