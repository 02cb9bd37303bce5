import { buffer } from 'node:stream/consumers'
import { parentPort } from 'node:worker_threads'
import { pngOfSvg } from '../images/png.ts'
import { drawFiche } from '../pdf/fiche/document.ts'
import { drawSynthese } from '../pdf/synthese/document.ts'
import { readPolices } from '../polices/polices.ts'
import type { Commande, Envoi, Retour } from './commande.ts'

if (!parentPort) throw new Error('server/atelier/ouvrier.ts only runs in a worker thread')
const port = parentPort

port.on('message', async ({ numero, commande }: Envoi) => {
  try {
    // A buffer of the pool would be transferred with its neighbours: the bytes are copied into their own.
    const octets = Uint8Array.from(await draw(commande))
    port.postMessage({ numero, octets } satisfies Retour, [octets.buffer])
  } catch (error) {
    const echec = error instanceof Error ? (error.stack ?? error.message) : String(error)
    port.postMessage({ numero, echec } satisfies Retour)
  }
})

function draw(commande: Commande): Promise<Uint8Array> {
  if (commande.genre === 'image') return pngOfSvg(commande.svg, readPolices())
  if (commande.genre === 'fiche') {
    return buffer(drawFiche(commande.donnees, readPolices(), commande.adresse))
  }
  return buffer(drawSynthese(commande.donnees, readPolices(), commande.adresses))
}
