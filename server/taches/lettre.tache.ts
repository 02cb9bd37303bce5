import { openContact } from '../avis/contact.ts'
import { jetonDesabonnement } from '../avis/desabonnement.ts'
import { texteAuteur, texteResume } from '../avis/textes.ts'
import type { Lettre } from '../courrier/courrier.ts'
import { findLettreDue, type LettreDue, listContacts, markEnvoyee } from '../queries/avis/lettres.ts'
import { type ContexteTache, defineTache } from './tache.ts'

/**
 * Sends a letter that was made. Killed between the moment it was taken and the moment it is marked, it is sent again
 * under the same `Message-ID`, by which mailboxes know that it is the same one.
 */
export const tacheLettre = defineTache({
  nom: 'lettre',
  async execute({ lettre: id }, contexte) {
    const due = await findLettreDue(contexte.db, id)
    if (!due) return
    const lettre = due.genre === 'resume' ? resume(due, contexte) : await nouvelles(due, contexte)
    if (!lettre) return
    const hote = new URL(contexte.racine).hostname
    await contexte.courrier.send({
      ...lettre,
      entetes: { ...lettre.entetes, 'Message-ID': `<lettre-${id}@${hote}>` },
    })
    await markEnvoyee(contexte.db, id)
  },
})

function resume(
  { agent, lignes, a_traiter }: Extract<LettreDue, { genre: 'resume' }>,
  { racine, coffre }: ContexteTache,
): Lettre {
  const desabonnement = `${racine}/desabonnement/${jetonDesabonnement(coffre, agent.id)}`
  return {
    a: agent.courriel,
    sujet: 'Vos signalements sur Cartable',
    texte: texteResume({ nom: agent.nom, lignes, a_traiter }, { racine, desabonnement }),
    entetes: {
      'List-Unsubscribe': `<${desabonnement}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}

async function nouvelles(
  { id, contact, empreinte, lignes }: Extract<LettreDue, { genre: 'auteur' }>,
  { db, racine, coffre }: ContexteTache,
): Promise<Lettre | null> {
  const auteur = openContact(coffre, empreinte, contact)
  if (!auteur) return null
  const jetons = new Map(
    (await listContacts(db, id)).map((connu) => [
      connu.signalement,
      connu.contact && openContact(coffre, connu.empreinte, connu.contact)?.jeton,
    ]),
  )
  return {
    a: auteur.courriel,
    sujet: 'Du nouveau sur ce que vous avez signalé',
    texte: texteAuteur(lignes, (signalement) => {
      const jeton = jetons.get(signalement)
      return jeton ? `${racine}/suivi/${jeton}` : `${racine}/signalements/${signalement}`
    }),
  }
}
