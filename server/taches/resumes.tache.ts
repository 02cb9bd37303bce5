import { openContact } from '../avis/contact.ts'
import { groupBy } from '../avis/grouper.ts'
import { broadcastEvenements } from '../queries/avis/diffuser.ts'
import { prepareAuteurs, prepareResumes } from '../queries/avis/preparer.ts'
import { defineTache } from './tache.ts'

/** Every hour, past the hour: letters that are due are made, each with the job that sends it. */
export const tacheResumes = defineTache({
  nom: 'resumes',
  cron: '2 * * * *',
  async execute(_, { db, coffre }) {
    await broadcastEvenements(db)
    await prepareResumes(db)
    await prepareAuteurs(db, (nouvelles) => {
      // What cannot be opened any more, the key having changed, is left aside.
      const lisibles = nouvelles.flatMap((nouvelle) => {
        const contact = openContact(coffre, nouvelle.jeton, nouvelle.contact)
        return contact ? [{ nouvelle, courriel: contact.courriel }] : []
      })
      return [...groupBy(lisibles, ({ courriel }) => courriel).values()].map((siennes) =>
        siennes.map(({ nouvelle }) => nouvelle),
      )
    })
  },
})
