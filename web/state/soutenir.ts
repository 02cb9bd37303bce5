import { ecrire } from '../../client/ecrire.ts'
import type { SignalementPublic } from '../../server/contract/signalement.ts'
import { ErreurApi } from '../api/client.ts'
import { ressource } from '../api/ressource.ts'
import { adresseSignalement } from '../signalements/adresses.ts'
import { prove } from '../signalements/preuve.ts'
import { cellule } from './signaler.ts'

/** The open report about the cell chosen, if any. */
export const dejaOuvert = ressource<SignalementPublic>(() =>
  cellule.value?.ouvert ? adresseSignalement(cellule.value.ouvert) : null,
)

/** Adds one's voice to a report. @returns what came of it, in words. */
export async function soutenir(numero: number): Promise<string> {
  try {
    const preuve = await prove('', new AbortController().signal)
    const { compte } = await ecrire('soutenirSignalement', { id: numero, corps: preuve })
    return compte
      ? 'Merci : votre constat est ajouté au signalement.'
      : 'Votre constat était déjà compté aujourd’hui.'
  } catch (error) {
    return error instanceof ErreurApi ? error.message : 'L’envoi a échoué. Réessayez dans un instant.'
  }
}
