import { searchSolution } from '../../../data/catalogue/model/defi.ts'
import type { Serveur } from './serveur.ts'

/** A challenge asked for and answered, ready to be sent along. */
export async function prove(serveur: Serveur): Promise<{ defi: string; solution: string }> {
  const { defi, bits } = (await serveur.get('/api/v1/signalements/defi')).json()
  const solution = searchSolution(defi, bits, 0, 10_000_000)
  if (solution === null) throw new Error('no answer to the challenge')
  return { defi, solution }
}

/** Sends a report as a program does. @param adresse where it comes from. */
export async function sendSignalement(serveur: Serveur, corps: object, adresse = '192.0.2.1') {
  return serveur.app.inject({
    method: 'POST',
    url: '/api/v1/signalements',
    payload: { ...(await prove(serveur)), ...corps },
    remoteAddress: adresse,
  })
}

/** Sends a report that must be accepted. @returns its number and the secret link of its author. */
export async function signaler(
  serveur: Serveur,
  corps: object,
  adresse?: string,
): Promise<{ id: number; jeton: string }> {
  const reponse = await sendSignalement(serveur, corps, adresse)
  if (reponse.statusCode !== 201) throw new Error(`not reported: ${reponse.body}`)
  const { signalement, suivi } = reponse.json()
  return { id: signalement.id, jeton: suivi.jeton }
}
