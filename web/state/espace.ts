import type { Demande, NomEcriture, ReponseEcriture } from '../../client/ecrire.ts'
import { ErreurApi } from '../api/client.ts'
import { FRAIS, type Ressource, ressource } from '../api/ressource.ts'
import { avis } from './bureau.ts'
import { agent, writeAsAgent } from './moi.ts'
import { chemin } from './navigation.ts'

/** Something of a part of the space of an agent: read while that part is open, never from memory. */
export const lecture = <T>(partie: string, adresse: () => string | null): Ressource<T> =>
  ressource<T>(
    () =>
      agent.value !== null && chemin.value.replace(/\/$/, '') === `/espace/${partie}` ? adresse() : null,
    FRAIS,
  )

/**
 * Does something in the name of the agent, and says what came of it.
 * @param dit what to say when it is done. @returns the answer, `undefined` when it was refused.
 */
export async function faire<O extends NomEcriture>(
  operation: O,
  demande: Demande<O>,
  dit: string | ((reponse: ReponseEcriture<O>) => string),
): Promise<ReponseEcriture<O> | undefined> {
  avis.value = null
  try {
    const reponse = await writeAsAgent(operation, demande)
    avis.value = { texte: typeof dit === 'string' ? dit : dit(reponse), echec: false }
    return reponse
  } catch (error) {
    const texte =
      error instanceof ErreurApi ? tellErreur(error) : 'L’envoi a échoué. Réessayez dans un instant.'
    avis.value = { texte, echec: true }
    return undefined
  }
}

/** The sentence of the API, with what it expected of the field at fault. */
const tellErreur = ({ message, probleme }: ErreurApi): string =>
  probleme?.attendu && !message.includes(probleme.attendu)
    ? `${message} Attendu : ${probleme.attendu}.`
    : message
