import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter as it came through the wire. */
export interface LettreRecue {
  de: string
  a: string[]
  brut: string
}

/** A real SMTP server on this machine. @param muet it takes letters and never says so: whoever sends one waits. */
export async function openSmtp(muet = false) {
  const recues: LettreRecue[] = []
  let attendues = 0
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(flux, session, fini) {
      const morceaux: Buffer[] = []
      flux.on('data', (morceau: Buffer) => morceaux.push(morceau))
      flux.on('end', () => {
        attendues += 1
        if (muet) return
        const { mailFrom, rcptTo } = session.envelope
        const de = mailFrom ? mailFrom.address : ''
        recues.push({
          de,
          a: rcptTo.map(({ address }) => address),
          brut: Buffer.concat(morceaux).toString('utf8'),
        })
        fini()
      })
    },
  })
  serveur.on('error', () => undefined)
  serveur.listen(0, '127.0.0.1')
  await once(serveur.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(serveur.server.address() as AddressInfo).port}`,
    recues,
    /** Letters that came, answered or not. */
    arrivees: () => attendues,
    close: () => new Promise<void>((resolve) => serveur.close(() => resolve())),
  }
}
