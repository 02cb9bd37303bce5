import { broadcastEvenements } from '../queries/avis/diffuser.ts'
import { defineTache } from './tache.ts'

/** Every minute: new events are shared out. A round finds nothing most of the time, and costs one indexed look. */
export const tacheDiffusion = defineTache({
  nom: 'diffusion',
  cron: '* * * * *',
  async execute(_, { db }) {
    await broadcastEvenements(db)
  },
})
