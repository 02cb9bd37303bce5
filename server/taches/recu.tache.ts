import { openContact } from '../avis/contact.ts'
import { texteRecu } from '../avis/textes.ts'
import { findRecu } from '../queries/avis/lettres.ts'
import { defineTache } from './tache.ts'

/** Tells the author of a report that it is recorded, with the link that follows it: the page shows it only once. */
export const tacheRecu = defineTache({
  nom: 'recu',
  async execute({ signalement }, { db, courrier, coffre, racine }) {
    const recu = await findRecu(db, signalement)
    const contact = recu && openContact(coffre, recu.empreinte, recu.contact)
    if (!recu || !contact?.jeton) return
    await courrier.send({
      a: contact.courriel,
      sujet: `Votre signalement n° ${recu.id} est enregistré`,
      texte: texteRecu(recu, `${racine}/suivi/${contact.jeton}`),
      entetes: { 'Message-ID': `<recu-${recu.id}@${new URL(racine).hostname}>` },
    })
  },
})
