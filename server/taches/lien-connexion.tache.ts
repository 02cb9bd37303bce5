import { adresseDuLien, LIEN_MINUTES } from '../../data/comptes/liens.ts'
import { makeLienFor } from '../queries/comptes/connexion.ts'
import { defineTache } from './tache.ts'

/**
 * Sends the sign-in link of an address, if it is that of an agent. Being a job, it takes the request the same time for
 * a known address and for an unknown one; the secret is made here, so that no queue ever holds it.
 */
export const tacheLienConnexion = defineTache({
  nom: 'lien_connexion',
  async execute({ courriel, destination }, { db, courrier, racine }) {
    const fait = await makeLienFor(db, courriel, destination)
    if (!fait) return
    await courrier.send({
      a: fait.agent.courriel,
      sujet: 'Votre lien de connexion à Cartable',
      texte: lettre(fait.agent.nom, adresseDuLien(racine, fait.secret)),
    })
  },
})

const lettre = (nom: string, adresse: string): string => `Bonjour ${nom},

Pour vous connecter à Cartable, ouvrez cette adresse, puis appuyez sur le bouton « Se connecter » :

${adresse}

Ce lien ne sert qu’une fois, pendant ${LIEN_MINUTES} minutes. Si vous n’avez rien demandé, ignorez ce message : personne n’est
entré dans votre espace.
`
