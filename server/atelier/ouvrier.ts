import { buffer } from 'node:stream/consumers'
import { parentPort } from 'node:worker_threads'
import { pngOfSvg } from '../images/png.ts'
import { dessinerFiche } from '../pdf/fiche/document.ts'
import { dessinerSynthese } from '../pdf/synthese/document.ts'
import { lirePolices } from '../polices/polices.ts'
import type { Commande, Envoi, Retour } from './commande.ts'

if (!parentPort) throw new Error('server/atelier/ouvrier.ts only runs in a worker thread')
const port = parentPort

port.on('message', async ({ numero, commande }: Envoi) => {
  try {
    // A buffer of the pool would be transferred with its neighbours: the bytes are copied into their own.
    const octets = Uint8Array.from(await dessiner(commande))
    port.postMessage({ numero, octets } satisfies Retour, [octets.buffer])
  } catch (error) {
    const echec = error instanceof Error ? (error.stack ?? error.message) : String(error)
    port.postMessage({ numero, echec } satisfies Retour)
  }
})

function dessiner(commande: Commande): Promise<Uint8Array> {
  if (commande.genre === 'image') return pngOfSvg(commande.svg, lirePolices())
  if (commande.genre === 'fiche') {
    return buffer(dessinerFiche(commande.donnees, lirePolices(), commande.adresse))
  }
  return buffer(dessinerSynthese(commande.donnees, lirePolices(), commande.adresses))
}
