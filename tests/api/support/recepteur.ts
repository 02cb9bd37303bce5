import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A post as it came through the wire. */
interface Recu {
  chemin: string
  corps: string
  entetes: IncomingHttpHeaders
}

/** A real HTTP server on this machine, that receives webhooks. */
export async function openRecepteur() {
  const recepteur = {
    recus: [] as Recu[],
    /** What it answers. */
    statut: 204,
    /** It takes what comes and never answers. */
    muet: false,
  }
  const serveur = createServer(async (requete, reponse) => {
    const morceaux: Buffer[] = []
    for await (const morceau of requete) morceaux.push(morceau as Buffer)
    const corps = Buffer.concat(morceaux).toString('utf8')
    recepteur.recus.push({ chemin: requete.url ?? '', corps, entetes: requete.headers })
    if (recepteur.muet) return
    reponse.writeHead(recepteur.statut, { location: '/ailleurs' }).end()
  })
  serveur.listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  const { port } = serveur.address() as AddressInfo
  return Object.assign(recepteur, {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        serveur.close(() => resolve())
        serveur.closeAllConnections()
      }),
  })
}
export type Recepteur = Awaited<ReturnType<typeof openRecepteur>>
