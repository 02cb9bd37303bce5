import { ouvrirContact } from '../avis/contact.ts'
import { grouperPar } from '../avis/grouper.ts'
import { diffuserEvenements } from '../queries/avis/diffuser.ts'
import { preparerAuteurs, preparerResumes } from '../queries/avis/preparer.ts'
import { defineTache } from './tache.ts'

/** Every hour, past the hour: letters that are due are made, each with the job that sends it. */
export const tacheResumes = defineTache({
  nom: 'resumes',
  cron: '2 * * * *',
  async executer(_, { db, coffre }) {
    await diffuserEvenements(db)
    await preparerResumes(db)
    await preparerAuteurs(db, (nouvelles) => {
      // What cannot be opened any more, the key having changed, is left aside.
      const lisibles = nouvelles.flatMap((nouvelle) => {
        const contact = ouvrirContact(coffre, nouvelle.jeton, nouvelle.contact)
        return contact ? [{ nouvelle, courriel: contact.courriel }] : []
      })
      return [...grouperPar(lisibles, ({ courriel }) => courriel).values()].map((siennes) =>
        siennes.map(({ nouvelle }) => nouvelle),
      )
    })
  },
})
